import { type Node, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { BodyFromDom } from '#core/document/body-from-dom.ts';
import type { PhotoLine } from '#core/document/read-photo-line.ts';
import { contentOfBody } from './editor-body.ts';
import { imageFiles } from './image-files.ts';
import { pastedStory } from './pasted-story.ts';

export type PasteEvents = {
  onImages: (files: readonly File[]) => void;
  onLead: (lead: PhotoLine) => void;
  /** `at`: where in the document the paste ended. */
  onRelated: (lines: readonly string[], at: number) => void;
};

/** Takes what the clipboard holds through the reader of the body schema; true when that was done. */
export function handlePaste(view: EditorView, event: ClipboardEvent, events: PasteEvents): boolean {
  const { clipboardData } = event;
  if (!clipboardData) return false;
  const images = imageFiles(clipboardData);
  // Word and Excel add a picture of the text to the text itself: where there is text, it is what was meant.
  if (images.length > 0 && clipboardData.getData('text/plain').trim() === '') {
    events.onImages(images);
    return true;
  }
  const story = pastedStory(clipboardData);
  if (!story) return false;
  insertStory(view, story);
  if (story.lead) events.onLead(story.lead);
  if (story.related.length > 0) events.onRelated(story.related, view.state.selection.to);
  return true;
}

function insertStory(view: EditorView, story: BodyFromDom): void {
  const document = view.state.schema.nodeFromJSON(contentOfBody(story.body));
  if (document.textContent === '' && story.body.content.every((block) => block.type === 'paragraph')) return;
  // A paragraph at either end runs into the text around it; a list, heading or photo keeps its form.
  const openAt = (block: Node | null) => (block?.type.name === 'paragraph' ? 1 : 0);
  const slice = new Slice(document.content, openAt(document.firstChild), openAt(document.lastChild));
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView());
}
