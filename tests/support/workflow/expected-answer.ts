import { type P, ROLE_COLUMNS, tableRow, type W } from './table.ts';

/** Who asks, as far as the page knows people: one role, and how near they stand to the story. */
export type Asker = {
  readonly role: (typeof ROLE_COLUMNS)[number] | 'admin';
  /** Its creator, or named in its byline. */
  readonly isOwn: boolean;
  /** Holds the role on the desk of the story. */
  readonly isOnDesk: boolean;
  readonly hasBreaking: boolean;
};

/** Where a story stands. */
export type Place = {
  readonly w: W;
  readonly p: P;
  /** Never submitted, never public: its authors' alone. */
  readonly isPrivate: boolean;
  /** Killed, and somebody has said already that it should come back. */
  readonly isRestoreAsked?: boolean;
};

const WRITES: readonly Asker['role'][] = ['contributor', 'journalist', 'editor', 'managing_editor'];

/**
 * What the page says to this person about this action: null, or the stable code of the refusal. Nothing but role,
 * distance and state is looked at; whatever else an action asks for must have been given.
 */
export function refusalOf(action: string, asker: Asker, story: Place): string | null {
  const row = tableRow(action);
  const refusal = refusalByRight(row.rights, asker, story);
  if (refusal !== null) return refusal;
  if (story.p === 'taken_down' && !row.public(story.p)) return 'article.taken-down';
  if (!row.work(story.w)) return 'action.wrong-work-state';
  return row.public(story.p) ? null : 'action.wrong-public-state';
}

function refusalByRight(
  rights: readonly string[],
  { role, isOwn, isOnDesk, hasBreaking }: Asker,
  { p, isPrivate, isRestoreAsked = false }: Place,
): string | null {
  if (isPrivate && !isOwn) return 'action.private-draft';
  if (role === 'admin') return 'action.not-your-role';
  // Who may write at all is an author of their own, on whatever desk.
  if (isOwn && WRITES.includes(role) && rights[0] === 'o') return null;
  const onAnyDesk = role === 'managing_editor' || role === 'legal';
  switch (rights[ROLE_COLUMNS.indexOf(role)]) {
    case 'y':
      return null;
    case 'o':
      return isOwn ? null : 'action.not-your-article';
    case 'd':
      return onAnyDesk || isOnDesk ? null : 'action.not-your-desk';
    case 'e':
      return isOwn || isOnDesk ? null : 'action.not-your-desk';
    case 'u':
      if (!isOwn) return 'action.not-your-article';
      return p === 'none' ? null : 'action.wrong-public-state';
    case 'g':
      return hasBreaking ? null : 'action.needs-grant';
    case 'b':
      return hasBreaking || isOnDesk ? null : 'action.not-your-desk';
    case 's':
      return isRestoreAsked ? null : 'article.restore-needs-managing-editor';
    default:
      return 'action.not-your-role';
  }
}

/** Which row of the page it is to edit a story. */
export function editRowOf({ w }: Place): string {
  if (w === 'in_review') return 'edit_in_review';
  return w === 'approved' ? 'edit_approved' : 'edit';
}

/** What can be done to many stories at once: each asks for nothing, or for a reason that many can have in common. */
const IN_BULK = [
  ...['submit', 'withdraw_submission', 'claim', 'release', 'request_changes', 'approve', 'block', 'unblock'],
  ...[
    'publish',
    'clear_debt',
    'unschedule',
    'clear_expiry',
    'lift_embargo',
    'hold',
    'resume',
    'spike',
    'unspike',
    'withhold',
  ],
  ...['release_withheld', 'restore', 'plan'],
];

/** What a person could do to this story among many: what role, distance and state allow, whatever else is in the way. */
export function bulkDeedsOf(asker: Asker, story: Place): string[] {
  const may = (action: string) => refusalOf(action, asker, story) === null;
  const mayEdit = may(editRowOf(story));
  return [
    ...IN_BULK.filter(may),
    ...(mayEdit && may('relocate') ? ['move'] : []),
    ...(mayEdit ? ['tag'] : []),
  ];
}

/** Where the action leads, by the page. */
export function placeAfter(action: string, { w, p }: Place, parkedFrom: W): { w: string; p: string } {
  const after = { w: w as string, p: p as string };
  for (const word of tableRow(action).result.split(' ')) {
    if (word === 'back') after.w = parkedFrom;
    else if (WORK.includes(word)) after.w = word;
    else if (PUBLIC.includes(word)) after.p = word;
    else if (word.startsWith(`${p}>`)) after.p = word.slice(p.length + 1);
  }
  return after;
}

const WORK: readonly string[] = ['draft', 'in_review', 'changes_requested', 'approved', 'hold', 'spiked'];
const PUBLIC: readonly string[] = ['none', 'scheduled', 'live', 'withheld', 'killed', 'taken_down'];
