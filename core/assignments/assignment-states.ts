/** The states of an assignment: an idea, assigned, accepted, being written, handed in, dropped. */
export const ASSIGNMENT_STATES = [
  'proposed',
  'assigned',
  'accepted',
  'in_progress',
  'delivered',
  'dropped',
] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** The states with work left to do. */
export const OPEN_ASSIGNMENT_STATES: readonly AssignmentState[] = [
  'proposed',
  'assigned',
  'accepted',
  'in_progress',
];
