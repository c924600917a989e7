import { z } from 'zod';
import { assignmentNoteMaxChars } from '#core/assignments/assignment-input.ts';
import { mayOnAssignment } from '#core/assignments/assignment-policy.ts';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';
import { insertAssignmentNote } from '#db/queries/assignments.ts';
import { type Context, requireActor } from '../context.ts';
import { openAssignment } from './shared/assignment-facts.ts';
import { recordAssignment } from './shared/record-assignment.ts';

const noteInput = z.object({
  assignmentId: z.uuid(),
  text: z
    .string()
    .transform(normaliseLines)
    .pipe(z.string().min(1, 'field.required').max(assignmentNoteMaxChars, 'field.too-long')),
});

/** Says something about an assignment to those who see it. Throws `assignment.not-found`, `request.invalid`. */
export async function writeNote(context: Context, raw: unknown): Promise<{ id: string }> {
  const { assignmentId, text } = parseInput(noteInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const { facts } = await openAssignment(ctx, tx, assignmentId);
    demand(mayOnAssignment(ctx.actor, 'note', facts));
    const id = ctx.newId();
    await insertAssignmentNote(tx, {
      ...{ id, assignmentId, text, writtenBy: ctx.actor.id, writtenAt: ctx.now() },
    });
    await recordAssignment(ctx, tx, { assignmentId, action: 'note', detail: { noteId: id } });
    return { id };
  });
}
