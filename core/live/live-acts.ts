import { PUBLIC_STATES, type PublicState, WORK_STATES, type WorkState } from '../articles/states.ts';
import { type RoleRights, roleRights } from '../people/role-rights.ts';
import type { CoverageState, EntryState } from './entry-states.ts';

/**
 * The scope of a role's right on a live story:
 * - `own`: author or creator of the story
 * - `own_or_granted`: the same, or holder of the grant `live`
 * - `desk`: editor of its desk
 * - `own_entry`: author of the entry
 * - `own_entry_granted`: author of the entry with the grant `live`
 * - `desk_or_granted`: editor of its desk, or a holder of the grant `live` who wrote or is writing the entry
 * - `own_draft`: author of the entry before publication
 * - `own_draft_or_granted`: the same, and with the grant `live` also afterwards
 */
export type LiveReach =
  | 'no'
  | 'yes'
  | 'own'
  | 'own_or_granted'
  | 'desk'
  | 'own_entry'
  | 'own_entry_granted'
  | 'desk_or_granted'
  | 'own_draft'
  | 'own_draft_or_granted';

/** One row: the allowed states of coverage, entry and story, and who may act. */
export type LiveActRow = {
  readonly coverage: readonly CoverageState[];
  /** Omitted if the action is not about an entry. */
  readonly entry?: readonly EntryState[];
  readonly work: readonly WorkState[];
  readonly public: readonly PublicState[];
  readonly reason?: 'required';
  readonly publicNote?: 'required';
  readonly rights: RoleRights<LiveReach>;
};

const ANY_COVERAGE: readonly CoverageState[] = ['none', 'running', 'ended'];
const WRITTEN_IN = WORK_STATES.filter((state) => state !== 'hold' && state !== 'spiked');
const UNTIL_WITHDRAWN: readonly PublicState[] = ['none', 'scheduled', 'live'];

const rights = roleRights<LiveReach>;

/**
 * The actions on a live story besides those on any story. Policy, buttons, API and tests read it. Decision
 * 0023 says who publishes an entry without a second person, and why.
 */
export const LIVE_ACTS = {
  open: {
    coverage: ['none', 'ended'],
    work: WRITTEN_IN,
    public: UNTIL_WITHDRAWN,
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  end: {
    coverage: ['running'],
    work: WORK_STATES,
    public: PUBLIC_STATES,
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  write: {
    coverage: ['none', 'running'],
    work: WRITTEN_IN,
    public: UNTIL_WITHDRAWN,
    rights: rights(['own', 'own_or_granted', 'desk_or_granted', 'yes', 'no']),
  },
  revise: {
    coverage: ['none', 'running'],
    entry: ['draft'],
    work: WRITTEN_IN,
    public: UNTIL_WITHDRAWN,
    rights: rights(['own_entry', 'own_entry', 'desk', 'yes', 'no']),
  },
  publish: {
    coverage: ['running'],
    entry: ['draft'],
    work: WRITTEN_IN,
    public: ['live'],
    rights: rights(['no', 'own_entry_granted', 'desk_or_granted', 'yes', 'no']),
  },
  /** A minor fix or an update of published text; an error needs a correction. */
  update: {
    coverage: ['running', 'ended'],
    entry: ['published'],
    work: WORK_STATES,
    public: ['live'],
    rights: rights(['no', 'own_entry_granted', 'desk_or_granted', 'yes', 'no']),
  },
  correct: {
    coverage: ['running', 'ended'],
    entry: ['published'],
    work: WORK_STATES,
    public: ['live', 'withheld'],
    publicNote: 'required',
    rights: rights(['no', 'own_entry_granted', 'desk_or_granted', 'yes', 'no']),
  },
  withdraw: {
    coverage: ANY_COVERAGE,
    entry: ['draft', 'published'],
    work: WORK_STATES,
    public: PUBLIC_STATES,
    reason: 'required',
    rights: rights(['own_draft', 'own_draft_or_granted', 'desk_or_granted', 'yes', 'yes']),
  },
  pin: {
    coverage: ['running', 'ended'],
    entry: ['published'],
    work: WORK_STATES,
    public: PUBLIC_STATES,
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  unpin: {
    coverage: ['running', 'ended'],
    entry: ['published'],
    work: WORK_STATES,
    public: PUBLIC_STATES,
    rights: rights(['no', 'no', 'desk', 'yes', 'no']),
  },
  break_out: {
    coverage: ANY_COVERAGE,
    entry: ['draft', 'published'],
    work: WORK_STATES,
    public: UNTIL_WITHDRAWN,
    rights: rights(['own_entry', 'own_or_granted', 'yes', 'yes', 'no']),
  },
} as const satisfies Record<string, LiveActRow>;

export type LiveAct = keyof typeof LIVE_ACTS;

/** The row of an action, widened so that every column can be read. */
export function liveActRow(act: LiveAct): LiveActRow {
  return LIVE_ACTS[act];
}
