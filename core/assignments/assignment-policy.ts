import { type Actor, holds, holdsOnDesk } from '../people/roles.ts';
import { assertNever } from '../shared/assert-never.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import {
  ASSIGNMENT_ACTION_NAMES,
  type AssignmentAction,
  type AssignmentReach,
  assignmentRow,
} from './assignment-actions.ts';
import type { AssignmentState } from './assignment-states.ts';

/** The facts of an assignment that the policy reads. */
export type AssignmentFacts = {
  /** The section and its ancestors. */
  readonly deskIds: readonly string[];
  readonly state: AssignmentState;
  readonly createdBy: string;
  readonly assigneeIds: readonly string[];
  /** The first person who accepted; they begin the story. */
  readonly acceptedBy: string | null;
};

/**
 * An assignment is visible to planners of the desk, its staff, the assignees and the proposer. Its existence
 * is hidden from everyone else.
 */
export function maySeeAssignment(actor: Actor, facts: AssignmentFacts): Decision {
  const isTheirs = facts.createdBy === actor.id || facts.assigneeIds.includes(actor.id);
  const worksOn = holdsOnDesk(actor, 'journalist', facts.deskIds) || mayPlanDesk(actor, facts.deskIds).ok;
  return worksOn || (isTheirs && hasWork(actor)) ? YES : no('assignment.not-found');
}

/** Editors of a desk and managing editors plan for it. */
export function mayPlanDesk(actor: Actor, deskIds: readonly string[]): Decision {
  const plans = holds(actor, 'managing_editor') || holdsOnDesk(actor, 'editor', deskIds);
  return plans ? YES : no('assignment.not-your-desk');
}

/** Planners of a desk and its journalists may propose. */
export function mayPropose(actor: Actor, deskIds: readonly string[]): Decision {
  if (holdsOnDesk(actor, 'journalist', deskIds)) return YES;
  return mayPlanDesk(actor, deskIds);
}

/** Whether this person may read the desk's plan at all. */
export function mayReadPlan(actor: Actor): Decision {
  return hasWork(actor) ? YES : no('action.not-your-role');
}

/**
 * One answer for every person, assignment and action. A person who may not see it gets "not found". If two
 * people accept, the second gets "already taken".
 */
export function mayOnAssignment(actor: Actor, action: AssignmentAction, facts: AssignmentFacts): Decision {
  const sees = maySeeAssignment(actor, facts);
  if (!sees.ok) return sees;
  const row = assignmentRow(action);
  const right = reaches(actor, row.who, facts);
  if (!right.ok) return right;
  const isTaken = facts.acceptedBy !== null && facts.acceptedBy !== actor.id;
  if (isTaken && (action === 'accept' || action === 'begin')) return no('assignment.taken');
  return row.from.includes(facts.state) ? YES : no('assignment.wrong-state');
}

/** The answer for every action: the user interface's buttons and the API's `abilities`. */
export function assignmentAbilities(
  actor: Actor,
  facts: AssignmentFacts,
): Readonly<Record<AssignmentAction, Decision>> {
  const entries = ASSIGNMENT_ACTION_NAMES.map(
    (action) => [action, mayOnAssignment(actor, action, facts)] as const,
  );
  return Object.fromEntries(entries) as Record<AssignmentAction, Decision>;
}

function reaches(actor: Actor, reach: AssignmentReach, facts: AssignmentFacts): Decision {
  switch (reach) {
    case 'sees':
      return YES;
    case 'desk':
      return mayPlanDesk(actor, facts.deskIds);
    case 'desk_or_proposer':
      return facts.state === 'proposed' && facts.createdBy === actor.id
        ? YES
        : mayPlanDesk(actor, facts.deskIds);
    case 'assignee':
      return facts.assigneeIds.includes(actor.id) ? YES : no('assignment.not-yours');
    default:
      return assertNever(reach);
  }
}

/** Administrators without another role, and legal, take no part in planning. */
function hasWork(actor: Actor): boolean {
  return (['contributor', 'journalist', 'editor', 'managing_editor'] as const).some((role) =>
    holds(actor, role),
  );
}
