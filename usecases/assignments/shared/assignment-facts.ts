import { type AssignmentFacts, maySeeAssignment } from '#core/assignments/assignment-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import type { Queryable, Transaction } from '#db/client.ts';
import { type AssignmentWithPeople, getAssignmentForUpdate } from '#db/queries/assignments/assignments.ts';
import { getSectionPath } from '#db/queries/sections/section-paths.ts';
import type { ActorContext } from '../../context.ts';

/** Loads the facts of an assignment for the policy. */
export async function loadAssignmentFacts(
  q: Queryable,
  found: AssignmentWithPeople,
): Promise<AssignmentFacts> {
  const { sectionId, state, createdBy, assigneeIds, acceptedBy } = found;
  return { deskIds: await deskOf(q, sectionId), state, createdBy, assigneeIds, acceptedBy };
}

/** The section and its ancestors, nearest first. Throws `section.not-found`. */
export async function deskOf(q: Queryable, sectionId: string): Promise<string[]> {
  return (await getSectionPath(q, sectionId)).map((section) => section.id);
}

/** The locked assignment with its facts. Throws `assignment.not-found` also if this person may not see it. */
export async function openAssignment(
  ctx: ActorContext,
  tx: Transaction,
  assignmentId: string,
): Promise<{ found: AssignmentWithPeople; facts: AssignmentFacts }> {
  const found = await getAssignmentForUpdate(tx, assignmentId);
  const facts = await loadAssignmentFacts(tx, found);
  requireAllowed(maySeeAssignment(ctx.actor, facts));
  return { found, facts };
}
