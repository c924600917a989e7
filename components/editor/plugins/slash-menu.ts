import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { lazy } from '#components/ui/lazy.ts';
import type { SlashItem } from '../slash-items.ts';
import type { SlashList } from '../slash-list.ts';
import { partsOf } from './editor-context.ts';

/** `from`: the position of the "/"; null while the menu is closed. */
type SlashState = { readonly from: number | null; readonly query: string };

const CLOSED: SlashState = { from: null, query: '' };
const slashKey = new PluginKey<SlashState>('slashMenu');
const queryMaxLength = 30;

/** Loaded when the text gets the focus, so that people who only read do not load it. */
const slashList = lazy(async () => (await import('../slash-list.ts')).SlashList);

/**
 * The menu of blocks behind a "/" at the start of a line or after a space. It opens only for a "/" typed in
 * this editor: not for pasted, remote or composed text. The "/" and the query are ordinary text until an item
 * is chosen; Escape keeps them.
 */
export const slashMenu = Extension.create({
  name: 'slashMenu',
  // Before the keys of lists and tables: an open menu handles Enter, Tab and arrows.
  priority: 1000,
  addProseMirrorPlugins() {
    const { editor } = this;
    let list: SlashList | null = null;
    const take = (item: SlashItem) => takeItem(editor, item);
    const show = (view: EditorView) => {
      const { from, query } = slashKey.getState(view.state) ?? CLOSED;
      const List = slashList.now();
      if (from === null || List === null || editor.isDestroyed) return;
      list ??= new List(editor, partsOf(editor).labels, take);
      list.show(query, from);
    };
    return [
      new Plugin<SlashState>({
        key: slashKey,
        state: { init: () => CLOSED, apply: (tr, before) => nextState(tr, before) },
        props: {
          handleTextInput: (view, from, to, text) => typeSlash(view, { from, to, text }),
          handleKeyDown: (view, event) => {
            if (!list?.isOpen || event.isComposing || view.composing) return false;
            if (event.key === 'Escape') return close(view);
            if (event.key === 'ArrowDown') return list.move(1);
            if (event.key === 'ArrowUp') return list.move(-1);
            if (event.key === 'Enter' || event.key === 'Tab') return list.takeActive();
            return false;
          },
          handleDOMEvents: {
            focus: () => {
              void slashList.prepare();
              return false;
            },
            blur: (view) => {
              close(view);
              return false;
            },
          },
        },
        view: () => ({
          update(view, before) {
            const state = slashKey.getState(view.state) ?? CLOSED;
            if (state === slashKey.getState(before)) return;
            if (state.from === null) {
              list?.hide();
              return;
            }
            if (slashList.now() === null) void slashList.prepare().then(() => show(view));
            else show(view);
          },
          destroy: () => list?.destroy(),
        }),
      }),
    ];
  },
});

/** Opens the menu as if "/" had been typed: on an empty line, after a space, or on a new line below. */
export function openSlashMenu(editor: Editor): void {
  const { state, view } = editor;
  const tr = state.tr;
  const { $from } = state.selection;
  const isOpenPlace = state.selection.empty && $from.parent.isTextblock && isPlaceFor(state, $from.pos);
  if (!isOpenPlace) {
    const paragraph = state.schema.nodes.paragraph?.createAndFill();
    if (!paragraph) return;
    const after = $from.depth === 0 ? state.selection.to : $from.after(1);
    tr.insert(after, paragraph).setSelection(TextSelection.create(tr.doc, after + 1));
  }
  const at = tr.selection.from;
  view.focus();
  view.dispatch(tr.insertText('/', at).setMeta(slashKey, { from: at }).scrollIntoView());
}

function typeSlash(view: EditorView, typed: { from: number; to: number; text: string }): boolean {
  const { from, to, text } = typed;
  if (text !== '/' || view.composing || !isPlaceFor(view.state, from)) return false;
  const tr = view.state.tr.insertText('/', from, to).setMeta(slashKey, { from });
  view.dispatch(tr.scrollIntoView());
  return true;
}

/** At the start of a text line or after a space, but not in a photo's caption. */
function isPlaceFor(state: EditorState, position: number): boolean {
  const place = state.doc.resolve(position);
  if (!place.parent.isTextblock || place.parent.type.name === 'figure') return false;
  if (place.parentOffset === 0) return true;
  return /\s/.test(place.parent.textBetween(place.parentOffset - 1, place.parentOffset, undefined, '\ufffc'));
}

function nextState(tr: Transaction, before: SlashState): SlashState {
  const asked = tr.getMeta(slashKey) as { from: number } | null | undefined;
  if (asked === null) return CLOSED;
  if (asked) return { from: asked.from, query: '' };
  if (before.from === null || (!tr.docChanged && !tr.selectionSet)) return before;
  const from = tr.mapping.map(before.from, -1);
  const query = queryAt(tr, from);
  return query === null ? CLOSED : { from, query };
}

/** The query behind the "/", or null if the cursor has left it. */
function queryAt(tr: Transaction, from: number): string | null {
  const { empty, $from } = tr.selection;
  const start = $from.start();
  if (!empty || !$from.parent.isTextblock || from < start || $from.pos <= from) return null;
  if ($from.pos - from > queryMaxLength) return null;
  const text = $from.parent.textBetween(from - start, $from.parentOffset, undefined, '\ufffc');
  // Two spaces, or a space at once, mean a sentence and not a query.
  return text.startsWith('/') && !/^\/\s|\s\s|\ufffc/.test(text) ? text.slice(1) : null;
}

function close(view: EditorView): boolean {
  if (slashKey.getState(view.state)?.from === null) return false;
  view.dispatch(view.state.tr.setMeta(slashKey, null));
  return true;
}

function takeItem(editor: Editor, item: SlashItem): void {
  const from = slashKey.getState(editor.state)?.from ?? null;
  if (from === null) return;
  const { state, view } = editor;
  view.dispatch(state.tr.delete(from, state.selection.to).setMeta(slashKey, null));
  item.run(editor);
}
