import { type RoleRights, roleRights } from '../people/role-rights.ts';
import { PUBLIC_STATES, type PublicState, WORK_STATES, type WorkState } from './states.ts';

/**
 * The scope of a role's right to an action:
 * - `own`: author or creator of the article
 * - `desk`: editor of its desk
 * - `desk_or_own`: own, or holder of the role on its desk
 * - `own_unpublished`: own and never public
 * - `breaking`: holder of that grant
 * - `desk_or_breaking`: editor of its desk or holder of that grant
 * - `second`: only as the second of two people
 */
export type Reach =
  | 'no'
  | 'yes'
  | 'own'
  | 'desk'
  | 'desk_or_own'
  | 'own_unpublished'
  | 'breaking'
  | 'desk_or_breaking'
  | 'second';

/** One row of the action table. */
export type ActionRow = {
  readonly work: readonly WorkState[];
  readonly public: readonly PublicState[];
  /** The work state after the action; `back` restores the state before the hold or spike. */
  readonly toWork?: WorkState | 'back';
  readonly toPublic?: PublicState;
  /** Input of the action; a required field is refused when empty. */
  readonly reason?: 'required' | 'optional';
  readonly publicNote?: 'required';
  readonly at?: 'publishAt' | 'embargoUntil' | 'expiresAt';
  /** Moving the time to an earlier one requires the right and the reason of this action. */
  readonly earlierBy?: 'lift_embargo';
  readonly updateKind?: true;
  readonly notice?: true;
  /** The user interface asks for confirmation. */
  readonly confirm?: true;
  readonly rights: RoleRights<Reach>;
};

const ANY_WORK = WORK_STATES;
const ANY_PUBLIC = PUBLIC_STATES;
const NOT_SPIKED = WORK_STATES.filter((state) => state !== 'spiked');
const EDITABLE = PUBLIC_STATES.filter((state) => state !== 'killed' && state !== 'taken_down');
/**
 * A taken-down story never returns, and its text is closed. So no action may ask for a text or a review of it
 * (decision 0074). Actions that put work away or look back at it remain.
 */
const NOT_TAKEN_DOWN = PUBLIC_STATES.filter((state) => state !== 'taken_down');
const BEFORE_READERS: readonly PublicState[] = ['none', 'scheduled'];
const UNTIL_WITHDRAWN: readonly PublicState[] = ['none', 'scheduled', 'live'];

const rights = roleRights<Reach>;

/**
 * The action table of the workflow: who may do which action, from which states, to which states. Policy,
 * buttons, API, documentation and tests read it; it is the only source.
 */
export const ACTIONS = {
  edit: {
    work: ['draft', 'changes_requested'],
    public: EDITABLE,
    toWork: 'draft',
    rights: rights(['own', 'own', 'desk', 'yes', 'no']),
  },
  edit_in_review: {
    work: ['in_review'],
    public: EDITABLE,
    toWork: 'in_review',
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  edit_approved: {
    work: ['approved'],
    public: EDITABLE,
    toWork: 'draft',
    rights: rights(['no', 'own', 'desk', 'yes', 'no']),
  },
  comment: {
    work: NOT_SPIKED,
    public: ANY_PUBLIC,
    rights: rights(['own', 'desk_or_own', 'yes', 'yes', 'yes']),
  },
  submit: {
    work: ['draft', 'changes_requested'],
    public: NOT_TAKEN_DOWN,
    toWork: 'in_review',
    rights: rights(['own', 'own', 'desk', 'yes', 'no']),
  },
  withdraw_submission: {
    work: ['in_review'],
    public: ANY_PUBLIC,
    toWork: 'draft',
    rights: rights(['own', 'own', 'desk', 'yes', 'no']),
  },
  claim: { work: ['in_review'], public: NOT_TAKEN_DOWN, rights: rights(['no', 'no', 'desk', 'yes', 'yes']) },
  release: { work: ['in_review'], public: ANY_PUBLIC, rights: rights(['no', 'no', 'desk', 'yes', 'yes']) },
  request_changes: {
    work: ['in_review', 'approved'],
    public: NOT_TAKEN_DOWN,
    toWork: 'changes_requested',
    reason: 'required',
    rights: rights(['no', 'no', 'desk', 'yes', 'yes']),
  },
  approve: {
    work: ['in_review'],
    public: NOT_TAKEN_DOWN,
    toWork: 'approved',
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  block: {
    work: ANY_WORK,
    public: BEFORE_READERS,
    reason: 'required',
    rights: rights(['no', 'no', 'no', 'yes', 'yes']),
  },
  unblock: {
    work: ANY_WORK,
    public: BEFORE_READERS,
    reason: 'required',
    rights: rights(['no', 'no', 'no', 'yes', 'yes']),
  },
  publish: {
    work: ['approved'],
    public: BEFORE_READERS,
    toPublic: 'live',
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  publish_update: {
    work: ['approved'],
    public: ['live'],
    toPublic: 'live',
    updateKind: true,
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  fast_publish: {
    work: ['draft', 'in_review'],
    public: ['none', 'live'],
    toWork: 'in_review',
    toPublic: 'live',
    confirm: true,
    rights: rights(['no', 'breaking', 'breaking', 'breaking', 'no']),
  },
  /** Takes a live story out of the breaking slot before the slot expires; the story stays live. */
  end_breaking: {
    work: ANY_WORK,
    public: ['live'],
    confirm: true,
    rights: rights(['no', 'breaking', 'desk_or_breaking', 'yes', 'no']),
  },
  clear_debt: { work: ANY_WORK, public: ['live'], rights: rights(['no', 'no', 'desk', 'yes', 'no']) },
  schedule: {
    work: ['approved'],
    public: ['none', 'live'],
    at: 'publishAt',
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  unschedule: {
    work: ANY_WORK,
    public: ['scheduled', 'live'],
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  /** Changes the time of a scheduled version. The version and its approval stay the same. */
  reschedule: {
    work: ANY_WORK,
    public: ['scheduled', 'live'],
    at: 'publishAt',
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  set_embargo: {
    work: ANY_WORK,
    public: BEFORE_READERS,
    at: 'embargoUntil',
    earlierBy: 'lift_embargo',
    rights: rights(['own', 'own', 'desk', 'yes', 'yes']),
  },
  lift_embargo: {
    work: ANY_WORK,
    public: BEFORE_READERS,
    reason: 'required',
    rights: rights(['no', 'no', 'no', 'yes', 'yes']),
  },
  /** Sets when readers lose access. A later time, or null, brings an expired story back. */
  set_expiry: {
    work: NOT_SPIKED,
    public: UNTIL_WITHDRAWN,
    at: 'expiresAt',
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  clear_expiry: {
    work: NOT_SPIKED,
    public: UNTIL_WITHDRAWN,
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  hold: {
    work: ['draft', 'in_review', 'approved'],
    public: BEFORE_READERS,
    toWork: 'hold',
    reason: 'optional',
    rights: rights(['no', 'no', 'desk', 'yes', 'yes']),
  },
  resume: {
    work: ['hold'],
    public: BEFORE_READERS,
    toWork: 'back',
    rights: rights(['no', 'no', 'desk', 'yes', 'yes']),
  },
  spike: {
    work: NOT_SPIKED,
    public: ['none'],
    toWork: 'spiked',
    reason: 'optional',
    confirm: true,
    rights: rights(['own', 'own', 'desk', 'yes', 'no']),
  },
  unspike: {
    work: ['spiked'],
    public: ['none'],
    toWork: 'back',
    rights: rights(['own', 'own', 'desk', 'yes', 'no']),
  },
  withhold: {
    work: ANY_WORK,
    public: ['live'],
    toPublic: 'withheld',
    reason: 'required',
    confirm: true,
    rights: rights(['no', 'no', 'desk', 'yes', 'yes']),
  },
  release_withheld: {
    work: ANY_WORK,
    public: ['withheld'],
    toPublic: 'live',
    rights: rights(['no', 'no', 'no', 'yes', 'no']),
  },
  kill: {
    work: ANY_WORK,
    public: ['live', 'withheld', 'scheduled'],
    toPublic: 'killed',
    publicNote: 'required',
    confirm: true,
    rights: rights(['no', 'no', 'no', 'yes', 'no']),
  },
  take_down: {
    work: ANY_WORK,
    public: ['live', 'withheld', 'killed'],
    toPublic: 'taken_down',
    notice: true,
    confirm: true,
    rights: rights(['no', 'no', 'no', 'yes', 'yes']),
  },
  restore: {
    work: ANY_WORK,
    public: ['killed'],
    toPublic: 'live',
    reason: 'required',
    confirm: true,
    rights: rights(['no', 'no', 'no', 'yes', 'second']),
  },
  relocate: {
    work: ANY_WORK,
    public: NOT_TAKEN_DOWN,
    rights: rights(['no', 'own_unpublished', 'desk', 'yes', 'no']),
  },
  /** Sets how soon the desk wants the story: priority and deadline. */
  plan: { work: NOT_SPIKED, public: ANY_PUBLIC, rights: rights(['no', 'no', 'desk', 'yes', 'no']) },
  pin_related: { work: ANY_WORK, public: ANY_PUBLIC, rights: rights(['no', 'own', 'desk', 'yes', 'no']) },
  force_unlock: { work: ANY_WORK, public: NOT_TAKEN_DOWN, rights: rights(['no', 'no', 'desk', 'yes', 'no']) },
  share_outside: {
    work: ANY_WORK,
    public: ANY_PUBLIC,
    rights: rights(['no', 'own', 'desk_or_own', 'yes', 'yes']),
  },
  read_unpublished: {
    work: ANY_WORK,
    public: ANY_PUBLIC,
    rights: rights(['own', 'desk_or_own', 'desk', 'yes', 'yes']),
  },
} as const satisfies Record<string, ActionRow>;

export type Action = keyof typeof ACTIONS;
export const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

/** The actions that a person starts by a button or by `POST /articles/{id}/{action}`. */
export const COMMANDS = [
  'submit',
  'withdraw_submission',
  'claim',
  'release',
  'request_changes',
  'approve',
  'block',
  'unblock',
  'publish',
  'publish_update',
  'fast_publish',
  'end_breaking',
  'clear_debt',
  'schedule',
  'unschedule',
  'reschedule',
  'set_embargo',
  'lift_embargo',
  'set_expiry',
  'clear_expiry',
  'hold',
  'resume',
  'spike',
  'unspike',
  'withhold',
  'release_withheld',
  'kill',
  'take_down',
  'restore',
  'force_unlock',
] as const satisfies readonly Action[];
export type Command = (typeof COMMANDS)[number];

/** The row of an action, widened so that every column can be read. */
export function actionRow(action: Action): ActionRow {
  return ACTIONS[action];
}
