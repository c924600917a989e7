/** The state of the working copy at the desk. (workflow: axis W) */
export const WORK_STATES = ['draft', 'in_review', 'changes_requested', 'approved', 'hold', 'spiked'] as const;
export type WorkState = (typeof WORK_STATES)[number];

/** The state of the article for readers. (workflow: axis P) */
export const PUBLIC_STATES = ['none', 'scheduled', 'live', 'withheld', 'killed', 'taken_down'] as const;
export type PublicState = (typeof PUBLIC_STATES)[number];

/** The article formats that readers see labelled. */
export const FORMATS = [
  'news',
  'analysis',
  'opinion',
  'interview',
  'photo',
  'long_read',
  'live',
  'sponsored',
] as const;
export type Format = (typeof FORMATS)[number];

/** The kind of an update to a live story; it decides the public note and `dateModified`. */
export const UPDATE_KINDS = ['minor_fix', 'update', 'clarification', 'correction'] as const;
export type UpdateKind = (typeof UPDATE_KINDS)[number];
