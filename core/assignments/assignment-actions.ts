import type { AssignmentState } from './assignment-states.ts';

/**
 * Who may act:
 * - `desk`: editor of its desk, or managing editor
 * - `desk_or_proposer`: these, and the proposer while the assignment is a proposal
 * - `assignee`: a person that it was given to
 * - `sees`: a person who may see it
 */
export type AssignmentReach = 'desk' | 'desk_or_proposer' | 'assignee' | 'sees';

export type AssignmentRow = {
  readonly from: readonly AssignmentState[];
  /** The next state; omitted if the state stays, or follows from the remaining assignees. */
  readonly to?: AssignmentState;
  readonly who: AssignmentReach;
};

const OPEN: readonly AssignmentState[] = ['proposed', 'assigned', 'accepted', 'in_progress'];

/** The action table of assignments; policy, buttons, API and tests read it. */
export const ASSIGNMENT_ACTIONS = {
  edit: { from: OPEN, who: 'desk_or_proposer' },
  assign: { from: ['proposed', 'assigned', 'accepted'], to: 'assigned', who: 'desk' },
  accept: { from: ['assigned'], to: 'accepted', who: 'assignee' },
  decline: { from: ['assigned'], who: 'assignee' },
  begin: { from: ['assigned', 'accepted'], to: 'in_progress', who: 'assignee' },
  drop: { from: OPEN, to: 'dropped', who: 'desk_or_proposer' },
  revive: { from: ['dropped'], to: 'proposed', who: 'desk' },
  note: { from: [...OPEN, 'delivered', 'dropped'], who: 'sees' },
} as const satisfies Record<string, AssignmentRow>;

export type AssignmentAction = keyof typeof ASSIGNMENT_ACTIONS;
export const ASSIGNMENT_ACTION_NAMES = Object.keys(ASSIGNMENT_ACTIONS) as AssignmentAction[];

/** The actions whose only input is the assignment, and for `assign` the assignees. */
export const ASSIGNMENT_COMMANDS = ['assign', 'accept', 'decline', 'drop', 'revive'] as const;
export type AssignmentCommand = (typeof ASSIGNMENT_COMMANDS)[number];

/** The row of an action, widened so that every column can be read. */
export function assignmentRow(action: AssignmentAction): AssignmentRow {
  return ASSIGNMENT_ACTIONS[action];
}
