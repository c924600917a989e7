/** The piles of the desk's queue in workflow order; each article is in exactly one. */
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

/** The scope of a queue: one's own work, that of one's desks, or everything that one may read. */
export const QUEUE_VIEWS = ['mine', 'desk', 'all'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
