import type { Editor, JSONContent } from '@tiptap/core';
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import { fold } from '#core/text/fold.ts';
import type { EditorLabels } from './editor-labels.ts';
import { insertBlock } from './insert-block.ts';
import { openDialog } from './open-dialog.ts';
import { insertTable } from './tables/insert-table.ts';
import { ICON_PATHS, type IconName } from './toolbar-icon-paths.ts';

/** An item of the block menu. `words`: further search terms without accents; `icon`: an SVG path. */
export type SlashItem = {
  readonly id: string;
  readonly icon: string;
  readonly label: keyof EditorLabels;
  readonly words: string;
  readonly run: (editor: Editor) => void;
};

/** The menu item that a block declares in the storage of its extension. The block's name is its label. */
type SlashStorage = {
  readonly slash?: {
    readonly icon: string;
    readonly words: string;
    readonly content?: JSONContent[];
    readonly dialog?: 'chart';
  };
};

/** A placeholder for missing text; it blocks publication. */
const placeholderText = '[TK ]';

const ITEMS: readonly (Omit<SlashItem, 'icon'> & { readonly id: IconName })[] = [
  {
    id: 'heading2',
    label: 'heading2',
    words: 'h2 heading tieu de tit',
    run: (editor) => editor.chain().focus().setNode('heading', { level: 2 }).run(),
  },
  {
    id: 'heading3',
    label: 'heading3',
    words: 'h3 subheading tieu de tit',
    run: (editor) => editor.chain().focus().setNode('heading', { level: 3 }).run(),
  },
  {
    id: 'bulletList',
    label: 'bulletList',
    words: 'ul bullet list gach dau dong',
    run: (editor) => editor.chain().focus().toggleList('bulletList', 'listItem').run(),
  },
  {
    id: 'orderedList',
    label: 'orderedList',
    words: 'ol numbered list danh so',
    run: (editor) => editor.chain().focus().toggleList('orderedList', 'listItem').run(),
  },
  {
    id: 'quote',
    label: 'quote',
    words: 'quote blockquote trich dan',
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    id: 'pullQuote',
    label: 'pullQuote',
    words: 'pull quote trich noi bat',
    run: (editor) => editor.chain().focus().setNode('pullQuote').run(),
  },
  { id: 'image', label: 'image', words: 'photo picture hinh anh', run: (editor) => ask(editor, 'image') },
  {
    id: 'gallery',
    label: 'gallery',
    words: 'gallery album bo anh chum hinh',
    run: (editor) => ask(editor, 'gallery'),
  },
  { id: 'table', label: 'table', words: 'table bang', run: insertTable },
  {
    id: 'embed',
    label: 'embed',
    words: 'embed video youtube facebook x nhung ban do',
    run: (editor) => ask(editor, 'embed'),
  },
  {
    id: 'relatedStory',
    label: 'relatedStory',
    words: 'related story tin lien quan bai',
    run: (editor) => ask(editor, 'story'),
  },
  {
    id: 'factBox',
    label: 'factBox',
    words: 'fact box hop thong tin',
    run: (editor) => ask(editor, 'factBox'),
  },
  { id: 'footnote', label: 'footnote', words: 'footnote chu thich chan trang', run: insertFootnote },
  {
    id: 'privateNote',
    label: 'privateNote',
    words: 'private note ghi chu rieng noi bo',
    run: (editor) => editor.chain().focus().setNode('privateNote').run(),
  },
  {
    id: 'divider',
    label: 'divider',
    words: 'divider hr line ngan cach',
    run: (editor) => insertBlock(editor, { type: 'divider' }),
  },
  { id: 'placeholder', label: 'placeholder', words: 'tk placeholder cho bo sung', run: insertPlaceholder },
];

/**
 * The items that match a query by their label or other search terms, ignoring accents and case. Prefix
 * matches come first. In a table or box only allowed items are offered.
 */
export function findSlashItems(query: string, labels: EditorLabels, editor: Editor): readonly SlashItem[] {
  const wanted = fold(query).trim();
  const all = [...ITEMS.map((item) => ({ ...item, icon: ICON_PATHS[item.id] })), ...itemsOfBlocks(editor)];
  const allowed = all.filter((item) => isAllowedHere(item, editor.state));
  if (wanted === '') return allowed;
  const ranked = allowed.flatMap((item) => {
    const name = fold(labels[item.label]);
    if (name.startsWith(wanted)) return [{ item, rank: 0 }];
    if (` ${name} ${item.words}`.includes(` ${wanted}`)) return [{ item, rank: 1 }];
    return [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

function itemsOfBlocks(editor: Editor): SlashItem[] {
  const storages = Object.entries(editor.storage as unknown as Record<string, SlashStorage>);
  return storages.flatMap(([id, { slash }]) =>
    slash
      ? [
          {
            ...{ id, icon: slash.icon, words: slash.words, label: id as keyof EditorLabels },
            run: (given) =>
              slash.dialog
                ? openDialog(given, { name: slash.dialog })
                : insertBlock(given, { type: id, content: slash.content ?? [] }),
          },
        ]
      : [],
  );
}

/** The block that an item inserts or turns the line into. Other items work in any line. */
const MADE_BLOCK: Readonly<Record<string, string>> = {
  heading2: 'heading',
  heading3: 'heading',
  quote: 'blockquote',
  image: 'figure',
  relatedStory: 'relatedStory',
};

function isAllowedHere(item: SlashItem, state: EditorState): boolean {
  if (item.id === 'footnote' || item.id === 'placeholder') return true;
  const { $from } = state.selection;
  const type = state.schema.nodes[MADE_BLOCK[item.id] ?? item.id];
  const parent = $from.node(-1);
  if (!type || !parent) return false;
  const index = $from.index(-1);
  return parent.canReplaceWith(index, index + 1, type);
}

function ask(editor: Editor, name: 'image' | 'gallery' | 'embed' | 'story' | 'factBox'): void {
  openDialog(editor, { name });
}

/** Inserts a footnote at the cursor and opens its dialog. */
function insertFootnote(editor: Editor): void {
  const { state, view } = editor;
  const note = state.schema.nodes.footnote?.create();
  const { from, to, $to } = state.selection;
  if (!note || !$to.parent.inlineContent) return;
  // The note goes behind the selection and does not replace it.
  const at = from === to ? from : to;
  view.dispatch(state.tr.insert(at, note).scrollIntoView());
  openDialog(editor, { name: 'footnote', at, isNew: true });
}

function insertPlaceholder(editor: Editor): void {
  const { state, view } = editor;
  const at = state.selection.from;
  const tr = state.tr.insertText(placeholderText, at);
  tr.setSelection(TextSelection.create(tr.doc, at + placeholderText.length - 1));
  view.focus();
  view.dispatch(tr.scrollIntoView());
}
