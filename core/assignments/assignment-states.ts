/** Where an assignment stands: an idea, given to somebody, taken on, being written, handed in, given up. */
export const ASSIGNMENT_STATES = [
  'proposed',
  'assigned',
  'accepted',
  'in_progress',
  'delivered',
  'dropped',
] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** Those in which somebody still has something to do. */
export const OPEN_ASSIGNMENT_STATES: readonly AssignmentState[] = [
  'proposed',
  'assigned',
  'accepted',
  'in_progress',
];
