/** The piles of the desk's queue, in the order in which work flows; each article lies in exactly one. */
export const QUEUE_STATES = [
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
  'hold',
  'live',
  'withdrawn',
  'spiked',
] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** Whose work a queue shows: one's own, one's desks', or all that one may read. */
export const QUEUE_VIEWS = ['mine', 'desk', 'all'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
