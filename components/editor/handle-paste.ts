import { type Node, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { cleanLink } from '#core/document/clean-link.ts';
import type { PhotoLine } from '#core/document/read-photo-line.ts';
import { safeHref } from '#core/document/safe-href.ts';
import { contentOfBody } from './editor-body.ts';
import { type PastedStory, pastedStory, type Transfer } from './pasted-story.ts';
import type { PictureDoor } from './picture-door.ts';
import { takePastedPictures } from './take-pasted-pictures.ts';

export type PasteEvents = {
  pictures: PictureDoor;
  onLead: (lead: PhotoLine) => void;
  /** `at`: where in the document the paste ended. */
  onRelated: (lines: readonly string[], at: number) => void;
};

/** Takes what the clipboard holds through the reader of the body schema; true when that was done. */
export function handlePaste(view: EditorView, event: ClipboardEvent, events: PasteEvents): boolean {
  const { clipboardData } = event;
  return clipboardData !== null && insertTransfer(view, clipboardData, { plain: isPlainPaste(view), events });
}

/** Puts in, where the selection is, what a clipboard or a drop holds; false when the editor's own way is the best. */
export function insertTransfer(
  view: EditorView,
  transfer: Transfer,
  { plain, events }: { plain: boolean; events: PasteEvents },
): boolean {
  if (insertAddress(view, transfer)) return true;
  const story = pastedStory(transfer, { plain });
  if (!story) return false;
  insertStory(view, story);
  void takePastedPictures(view, story.pictures, events.pictures);
  if (story.lead) events.onLead(story.lead);
  if (story.related.length > 0) events.onRelated(story.related, view.state.selection.to);
  return true;
}

/** Shift held during a paste asks for its text alone; ProseMirror tells nobody but itself. */
function isPlainPaste(view: EditorView): boolean {
  const { input } = view as unknown as { input?: { shiftKey?: boolean; lastKeyCode?: number | null } };
  const insertKey = 45;
  return input?.shiftKey === true && input.lastKeyCode !== insertKey;
}

/** An address alone becomes a link: of the selected words, or of itself, in either case without its trackers. */
function insertAddress(view: EditorView, transfer: Transfer): boolean {
  const text = transfer.getData('text/plain').trim();
  const link = view.state.schema.marks.link;
  if (!link || !/^https?:\/\/\S+$/i.test(text) || transfer.getData('text/html').includes('<img'))
    return false;
  const href = safeHref(cleanLink(safeHref(text) ?? ''));
  if (!href) return false;
  const { tr, selection, schema } = view.state;
  const mark = link.create({ href });
  if (!(selection instanceof TextSelection)) return false;
  if (selection.empty) tr.replaceSelectionWith(schema.text(href, [mark]), false).removeStoredMark(link);
  else tr.addMark(selection.from, selection.to, mark);
  view.dispatch(tr.scrollIntoView().setMeta('paste', true));
  return true;
}

function insertStory(view: EditorView, story: PastedStory): void {
  const { schema } = view.state;
  const document = schema.nodeFromJSON(contentOfBody(story.body));
  if (document.textContent === '' && story.body.content.every((block) => block.type === 'paragraph')) return;
  const standIns = new Set(story.pictures.map((picture) => picture.standIn));
  // A paragraph at either end runs into the text around it; a list, heading or photo keeps its form.
  const isLine = (block: Node | null) => block?.type.name === 'paragraph' && !standsIn(block, standIns);
  const openAt = (block: Node | null) => (isLine(block) ? 1 : 0);
  const slice = new Slice(document.content, openAt(document.firstChild), openAt(document.lastChild));
  const tr = view.state.tr.replaceSelection(slice);
  const { $to } = tr.selection;
  const paragraph = schema.nodes.paragraph?.create();
  // Whoever goes on writing does not write into what a picture is about to replace.
  if (paragraph && $to.parent.isTextblock && standsIn($to.parent, standIns)) {
    const after = $to.after();
    tr.insert(after, paragraph).setSelection(TextSelection.create(tr.doc, after + 1));
  }
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
}

function standsIn(block: Node, standIns: ReadonlySet<string>): boolean {
  const text = block.firstChild?.isText ? (block.firstChild.text ?? '') : '';
  return standIns.has(text);
}
