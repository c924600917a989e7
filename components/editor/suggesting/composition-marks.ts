import type { Mark } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { SUGGESTION_MARKS, type SuggestionStamp } from '#core/working-copy/suggestion.ts';

/**
 * The marks that make a letter composed at the cursor a suggestion. Null if they are not needed: for a
 * selection, inside the person's own suggested text, or in their own suggested block.
 */
export function compositionMarks(state: EditorState, stamp: SuggestionStamp): readonly Mark[] | null {
  const { $from, empty } = state.selection;
  const type = state.schema.marks.insertion;
  if (!empty || !type || !$from.parent.inlineContent) return null;
  const block = $from.parent.attrs.suggestion as { kind: string; by: string } | null | undefined;
  if (block?.kind === 'insert' && block.by === stamp.by) return null;
  const isOwn = (mark: Mark) => mark.type === type && mark.attrs.by === stamp.by;
  const marks = state.storedMarks ?? $from.marks();
  if (marks.some(isOwn)) return null;
  const near = [$from.nodeBefore, $from.nodeAfter].flatMap((node) => node?.marks.filter(isOwn) ?? [])[0];
  const plain = marks.filter((mark) => !(SUGGESTION_MARKS as readonly string[]).includes(mark.type.name));
  const { id, by, at } = stamp;
  return (near ?? type.create({ id, by, at })).addToSet(plain);
}
