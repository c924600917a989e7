import { newAssignmentSchema } from '#core/assignments/assignment-input.ts';
import { mayPlanDesk, mayPropose } from '#core/assignments/assignment-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getAssignment, insertAssignment } from '#db/queries/assignments/assignments.ts';
import { type Context, requireActor } from '../context.ts';
import { deskOf } from './shared/assignment-facts.ts';
import { type AssignmentView, loadAssignmentView } from './shared/assignment-view.ts';
import { recordAssignment } from './shared/record-assignment.ts';
import { requireAssignable } from './shared/require-assignable.ts';

/**
 * Proposes an assignment, or gives it to people at once, which only planners of the desk may do. Idempotent
 * by `id`. Throws `assignment.not-your-desk`, `section.not-found`, `request.invalid`, also for an id of
 * another person's assignment.
 */
export async function createAssignment(context: Context, raw: unknown): Promise<AssignmentView> {
  const input = parseInput(newAssignmentSchema, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const deskIds = await deskOf(tx, input.sectionId);
    const isAssigned = input.assigneeIds.length > 0;
    requireAllowed(isAssigned ? mayPlanDesk(ctx.actor, deskIds) : mayPropose(ctx.actor, deskIds));
    await requireAssignable(tx, input.assigneeIds);
    const id = input.id ?? ctx.newId();
    const isNew = await insertAssignment(tx, {
      ...input,
      ...{ id, state: isAssigned ? 'assigned' : 'proposed', createdBy: ctx.actor.id, createdAt: ctx.now() },
      version: 1,
    });
    if (!isNew) {
      const { createdBy } = await getAssignment(tx, id);
      if (createdBy === ctx.actor.id) return loadAssignmentView(ctx, tx, id);
      throw new DomainError('request.invalid', { fieldErrors: { id: 'field.invalid' } });
    }
    await recordAssignment(ctx, tx, {
      assignmentId: id,
      action: isAssigned ? 'assign' : 'propose',
      isAssigned,
      detail: { sectionId: input.sectionId, assigneeIds: input.assigneeIds },
    });
    return loadAssignmentView(ctx, tx, id);
  });
}
