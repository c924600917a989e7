import { type AssignmentFacts, maySeeAssignment } from '#core/assignments/assignment-policy.ts';
import { demand } from '#core/shared/decision.ts';
import type { Queryable, Transaction } from '#db/client.ts';
import { type AssignmentWithPeople, getAssignmentForUpdate } from '#db/queries/assignments.ts';
import { getSectionPath } from '#db/queries/section-paths.ts';
import type { ActorContext } from '../../context.ts';

/** Reads what the policy needs to know of an assignment. */
export async function loadAssignmentFacts(
  q: Queryable,
  found: AssignmentWithPeople,
): Promise<AssignmentFacts> {
  const { sectionId, state, createdBy, assigneeIds, acceptedBy } = found;
  return { deskIds: await deskOf(q, sectionId), state, createdBy, assigneeIds, acceptedBy };
}

/** The section and those above it, nearest first. Throws `section.not-found`. */
export async function deskOf(q: Queryable, sectionId: string): Promise<string[]> {
  return (await getSectionPath(q, sectionId)).map((section) => section.id);
}

/** The assignment, locked, and what the policy looks at. Throws `assignment.not-found` also where it is not for this person. */
export async function openAssignment(
  ctx: ActorContext,
  tx: Transaction,
  assignmentId: string,
): Promise<{ found: AssignmentWithPeople; facts: AssignmentFacts }> {
  const found = await getAssignmentForUpdate(tx, assignmentId);
  const facts = await loadAssignmentFacts(tx, found);
  demand(maySeeAssignment(ctx.actor, facts));
  return { found, facts };
}
