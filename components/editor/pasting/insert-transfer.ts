import { type Node, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { contentOfBody } from '../editor-body.ts';
import { changeAt } from './change-at.ts';
import { withOwnStandIns } from './own-stand-ins.ts';
import type { PasteEvents } from './paste-events.ts';
import { type PastedStory, pastedStory } from './pasted-story.ts';
import { takePastedPictures } from './take-pasted-pictures.ts';
import type { Transfer } from './transfer.ts';

/**
 * Puts in what a clipboard or a drop holds, read by the reader of the body's schema: where the selection is, or at
 * `at` where the writer has gone on since.
 */
export function insertTransfer(
  view: EditorView,
  transfer: Transfer,
  { plain, at, events }: { plain: boolean; at: number | null; events: PasteEvents },
): void {
  const story = withOwnStandIns(pastedStory(transfer, { plain }), view.state.doc.textContent);
  const end = insertStory(view, story, at);
  void takePastedPictures(view, story.pictures, events.pictures);
  if (story.lead) events.onLead(story.lead);
  if (story.related.length > 0) events.onRelated(story.related, end);
}

/** Gives the place where the story ends. */
function insertStory(view: EditorView, story: PastedStory, at: number | null): number {
  const { schema } = view.state;
  const document = schema.nodeFromJSON(contentOfBody(story.body));
  const isEmpty =
    document.textContent === '' && story.body.content.every((block) => block.type === 'paragraph');
  if (isEmpty) return at ?? view.state.selection.to;
  const standIns = new Set(story.pictures.map((picture) => picture.standIn));
  // A paragraph at either end runs into the text around it; a list, heading or photo keeps its form.
  const isLine = (block: Node | null) => block?.type.name === 'paragraph' && !standsIn(block, standIns);
  const openAt = (block: Node | null) => (isLine(block) ? 1 : 0);
  const slice = new Slice(document.content, openAt(document.firstChild), openAt(document.lastChild));
  return changeAt(view, at, (tr) => {
    tr.replaceSelection(slice).setMeta('uiEvent', 'paste');
    const { $to } = tr.selection;
    const paragraph = schema.nodes.paragraph?.create();
    // Whoever goes on writing does not write into what a picture is about to replace.
    if (paragraph && $to.parent.isTextblock && standsIn($to.parent, standIns)) {
      const after = $to.after();
      tr.insert(after, paragraph).setSelection(TextSelection.create(tr.doc, after + 1));
    }
  });
}

function standsIn(block: Node, standIns: ReadonlySet<string>): boolean {
  const text = block.firstChild?.isText ? (block.firstChild.text ?? '') : '';
  return standIns.has(text);
}
