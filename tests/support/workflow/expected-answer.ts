import { type P, ROLE_COLUMNS, tableRow, type W } from './table.ts';

/** The person as the workflow table describes them: one role, and their relation to the story. */
export type Asker = {
  readonly role: (typeof ROLE_COLUMNS)[number] | 'admin';
  /** Creator of the story, or named in its byline. */
  readonly isOwn: boolean;
  /** Has the role on the desk of the story. */
  readonly isOnDesk: boolean;
  readonly hasBreaking: boolean;
};

/** The state of a story on both axes. */
export type Place = {
  readonly w: W;
  readonly p: P;
  /** Never submitted and never public: visible to its authors only. */
  readonly isPrivate: boolean;
  /** Killed, and one person has already requested its restoration. */
  readonly isRestoreAsked?: boolean;
};

const WRITES: readonly Asker['role'][] = ['contributor', 'journalist', 'editor', 'managing_editor'];

/**
 * The answer of the workflow table to this person and action: null, or the stable code of the refusal. It
 * depends on role, relation and state only; all other input of the action must be valid.
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
  // A person with a writing role counts as author of their own story on any desk.
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

/** The row of the workflow table for editing a story. */
export function editRowOf({ w }: Place): string {
  if (w === 'in_review') return 'edit_in_review';
  return w === 'approved' ? 'edit_approved' : 'edit';
}

/** Commands for many stories at once: each needs no input, or a reason that the stories can share. */
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

/** The commands that a person could carry out on this story in bulk: role, relation and state allow them. */
export function bulkDeedsOf(asker: Asker, story: Place): string[] {
  const may = (action: string) => refusalOf(action, asker, story) === null;
  const mayEdit = may(editRowOf(story));
  return [
    ...IN_BULK.filter(may),
    ...(mayEdit && may('relocate') ? ['move'] : []),
    ...(mayEdit ? ['tag'] : []),
  ];
}

/** The state after the action, by the workflow table. */
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
