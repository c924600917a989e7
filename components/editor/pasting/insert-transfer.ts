import { type Node, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Block } from '#core/document/block-types.ts';
import type { BlockNode, Inline } from '#core/document/node.ts';
import type { SetAside } from '#core/document/read-photo-line.ts';
import type { TrayItem } from '#core/working-copy/tray.ts';
import { contentOfBody } from '../editor-body.ts';
import { ownId } from '../own-id.ts';
import { changeAt } from './change-at.ts';
import type { PasteEvents } from './paste-events.ts';
import { type PastedStory, pastedStory } from './pasted-story.ts';
import { takePastedPictures } from './take-pasted-pictures.ts';
import type { Transfer } from './transfer.ts';

/**
 * Inserts a clipboard or drop, parsed by the reader of the body's schema: at the selection, or at `at` if the
 * writer has continued since. Parts that the reader takes out go to the tray of the draft in the same undo
 * step.
 */
export function insertTransfer(
  view: EditorView,
  transfer: Transfer,
  { plain, at, events }: { plain: boolean; at: number | null; events: PasteEvents },
): void {
  const tray = events.trayOf(view.state);
  const setAside = setAsideBy(view, tray !== null);
  const story = withPictureIds(pastedStory(transfer, { plain, setAside }));
  const items = trayItemsOf(story);
  if (tray === null || items.length === 0) insertStory(view, story, at);
  else tray.changeWithTray(() => insertStory(view, story, at), { add: items });
  void takePastedPictures(view, story.pictures, events.pictures);
}

/** A lead photo line is only taken out of the first text of an empty story. */
function setAsideBy(view: EditorView, hasTray: boolean): SetAside {
  if (!hasTray) return 'none';
  return view.state.doc.textContent.trim() === '' ? 'all' : 'related';
}

function trayItemsOf({ lead, related }: PastedStory): TrayItem[] {
  const lines = related.map(
    (text): TrayItem => ({
      ...{ id: ownId(), kind: 'related', text },
      ...{ caption: '', credit: '' },
    }),
  );
  return lead ? [{ id: ownId(), kind: 'photo-line', ...lead }, ...lines] : lines;
}

function insertStory(view: EditorView, story: PastedStory, at: number | null): void {
  const { schema } = view.state;
  const document = schema.nodeFromJSON(contentOfBody(story.body));
  const isEmpty =
    document.textContent === '' && story.body.content.every((block) => block.type === 'paragraph');
  if (isEmpty) return;
  // A paragraph at either end joins the surrounding text. A list, heading or photo keeps its form.
  const openAt = (block: Node | null) => (block?.type.name === 'paragraph' ? 1 : 0);
  const slice = new Slice(document.content, openAt(document.firstChild), openAt(document.lastChild));
  changeAt(view, at, (tr) => {
    tr.replaceSelection(slice).setMeta('uiEvent', 'paste');
    const { $to } = tr.selection;
    const paragraph = schema.nodes.paragraph?.create();
    // The cursor must not be in the caption of a picture that is loading.
    if (paragraph && $to.parent.type.name === 'missingPicture') {
      const after = $to.after();
      tr.insert(after, paragraph).setSelection(TextSelection.create(tr.doc, after + 1));
    }
  });
}

/** Gives the pictures of a paste unique ids: each paste numbers its own from 1. */
function withPictureIds(story: PastedStory): PastedStory {
  if (story.pictures.length === 0) return story;
  const ids = new Map(story.pictures.map(({ id }) => [id, ownId()]));

  function named(node: BlockNode | Inline): BlockNode | Inline {
    if (node.type === 'missingPicture') {
      const { attrs } = node as BlockNode;
      return { ...node, attrs: { ...attrs, id: ids.get(String(attrs?.id)) ?? '' } } as BlockNode;
    }
    const { content } = node as BlockNode;
    return content === undefined ? node : ({ ...node, content: content.map(named) } as BlockNode);
  }

  const content = story.body.content.map(named) as Block[];
  const pictures = story.pictures.map((picture) => ({ ...picture, id: ids.get(picture.id) ?? '' }));
  return { ...story, pictures, body: { ...story.body, content } };
}
