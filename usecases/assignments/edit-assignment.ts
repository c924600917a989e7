import { changedAssignmentSchema } from '#core/assignments/assignment-input.ts';
import { mayOnAssignment, mayPlanDesk } from '#core/assignments/assignment-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { updateAssignment } from '#db/queries/assignments/assignments.ts';
import { type Context, requireActor } from '../context.ts';
import { deskOf, openAssignment } from './shared/assignment-facts.ts';
import { type AssignmentView, loadAssignmentView } from './shared/assignment-view.ts';
import { recordAssignment } from './shared/record-assignment.ts';

/**
 * Changes the text or day of an assignment. Throws `assignment.not-found`, `assignment.stale` {yours,
 * current}, `request.invalid`, the policy's reason.
 */
export async function editAssignment(context: Context, raw: unknown): Promise<AssignmentView> {
  const input = parseInput(changedAssignmentSchema, raw);
  const ctx = requireActor(context);
  const { assignmentId, baseVersion, ...fields } = input;
  return ctx.db.transaction(async (tx) => {
    const { found, facts } = await openAssignment(ctx, tx, assignmentId);
    requireAllowed(mayOnAssignment(ctx.actor, 'edit', facts));
    const changes = Object.fromEntries(
      Object.entries(fields).filter(
        ([name, value]) => value !== undefined && !isSame(value, found[name as keyof typeof fields]),
      ),
    ) as typeof fields;
    // Also for a repeated request after a lost answer, which has been applied already.
    if (Object.keys(changes).length === 0) return loadAssignmentView(ctx, tx, assignmentId);
    if (baseVersion !== found.version) {
      throw new DomainError('assignment.stale', { yours: baseVersion, current: found.version });
    }
    if (changes.sectionId !== undefined) {
      requireAllowed(mayPlanDesk(ctx.actor, await deskOf(tx, changes.sectionId)));
    }
    await updateAssignment(tx, assignmentId, changes);
    await recordAssignment(ctx, tx, { assignmentId, action: 'edit', detail: inText(changes) });
    return loadAssignmentView(ctx, tx, assignmentId);
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
}

/**
 * The audit details: the changed fields and their new values. Of texts only that they changed, because
 * administrators read the audit.
 */
function inText({ title, brief, dueAt, ...fields }: Record<string, unknown>): Record<string, unknown> {
  return {
    ...fields,
    ...(title === undefined ? {} : { title: true }),
    ...(brief === undefined ? {} : { brief: true }),
    ...(dueAt === undefined ? {} : { dueAt: dueAt instanceof Date ? dueAt.toISOString() : null }),
  };
}
