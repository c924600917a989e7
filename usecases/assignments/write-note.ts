import { z } from 'zod';
import { assignmentNoteMaxChars } from '#core/assignments/assignment-input.ts';
import { mayOnAssignment } from '#core/assignments/assignment-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';
import { findAssignmentNote, insertAssignmentNote } from '#db/queries/assignments/assignments.ts';
import { type Context, requireActor } from '../context.ts';
import { openAssignment } from './shared/assignment-facts.ts';
import { recordAssignment } from './shared/record-assignment.ts';

const noteInput = z.object({
  assignmentId: z.uuid(),
  noteId: z.uuid().optional(),
  text: z
    .string()
    .transform(normaliseLines)
    .pipe(z.string().min(1, 'field.required').max(assignmentNoteMaxChars, 'field.too-long')),
});

/**
 * Adds a note to an assignment for everyone who sees it. Idempotent by `noteId`. Throws
 * `assignment.not-found`, `request.invalid`, also for an id of another note.
 */
export async function writeNote(context: Context, raw: unknown): Promise<{ id: string }> {
  const { assignmentId, noteId, text } = parseInput(noteInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const { facts } = await openAssignment(ctx, tx, assignmentId);
    requireAllowed(mayOnAssignment(ctx.actor, 'note', facts));
    const id = noteId ?? ctx.newId();
    const isNew = await insertAssignmentNote(tx, {
      ...{ id, assignmentId, text, writtenBy: ctx.actor.id, writtenAt: ctx.now() },
    });
    if (!isNew) {
      const earlier = await findAssignmentNote(tx, id);
      if (earlier?.assignmentId === assignmentId && earlier.writtenBy === ctx.actor.id) return { id };
      throw new DomainError('request.invalid', { fieldErrors: { noteId: 'field.invalid' } });
    }
    await recordAssignment(ctx, tx, { assignmentId, action: 'note', detail: { noteId: id } });
    return { id };
  });
}
