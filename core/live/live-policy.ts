import {
  type ArticleFacts,
  factsAt,
  isEmbargoed,
  isExpired,
  isOwn,
  isSealed,
  may,
} from '../articles/policy.ts';
import type { Format } from '../articles/states.ts';
import { type Actor, holds, holdsOnDesk, type Role } from '../people/roles.ts';
import { assertNever } from '../shared/assert-never.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import type { CoverageState, EntryState } from './entry-states.ts';
import { type LiveAct, type LiveReach, liveActRow } from './live-acts.ts';

/** The facts of an entry that the policy reads. */
export type EntryFacts = {
  readonly createdBy: string;
  readonly state: EntryState;
  readonly isPinned: boolean;
};

/**
 * The facts of a live story for the policy: the story, its coverage, and the entry if the action is about
 * one.
 */
export type LiveFacts = {
  readonly article: ArticleFacts;
  /** Of the public version, or of the working version before publication. */
  readonly format: Format;
  readonly coverage: CoverageState;
  readonly entry: EntryFacts | null;
};

const EDITORIAL_ROLES = ['managing_editor', 'editor', 'legal', 'journalist', 'contributor'] as const;

/** Whether a person may see the live desk of a story with its drafts. */
export function mayReadLiveDesk(actor: Actor, article: ArticleFacts, now: Date): Decision {
  if (may(actor, 'read_unpublished', { facts: article, now }).ok) return YES;
  return isGranted(actor) && factsAt(article, now).everPublished ? YES : no('article.not-found');
}

/**
 * One answer for every person, live story, entry and action; the reason of a refusal is a stable code.
 * Depends on the time: a due schedule has made the story live.
 */
export function mayLive(
  actor: Actor,
  act: LiveAct,
  { facts, now }: { facts: LiveFacts; now: Date },
): Decision {
  const article = factsAt(facts.article, now);
  if (!mayReadLiveDesk(actor, article, now).ok) return no('article.not-found');
  if (isSealed(actor, article)) return no('article.sealed');
  const row = liveActRow(act);
  const right = rightTo(actor, act, { ...facts, article });
  if (!right.ok) return right;
  if (facts.format !== 'live') return no('live.not-live');
  if (!row.coverage.includes(facts.coverage)) return no(whyCoverage(facts.coverage));
  if (row.entry !== undefined && (facts.entry === null || !row.entry.includes(facts.entry.state))) {
    return no('live.wrong-entry-state');
  }
  if (!row.work.includes(article.workState)) return no('action.wrong-work-state');
  if (!row.public.includes(article.publicState)) return no('action.wrong-public-state');
  return guard(act, { ...facts, article }, now);
}

/** The answer for every action without an entry: the controls of the live desk. */
export function coverageAbilities(
  actor: Actor,
  facts: Omit<LiveFacts, 'entry'>,
  now: Date,
): Readonly<Record<'open' | 'end' | 'write' | 'publish', Decision>> {
  const of = (act: LiveAct, entry: EntryFacts | null = null) =>
    mayLive(actor, act, { facts: { ...facts, entry }, now });
  const own: EntryFacts = { createdBy: actor.id, state: 'draft', isPinned: false };
  return { open: of('open'), end: of('end'), write: of('write'), publish: of('publish', own) };
}

/** The answer for every action on one entry. */
export function entryAbilities(
  actor: Actor,
  facts: LiveFacts,
  now: Date,
): Readonly<Record<EntryAbility, Decision>> {
  return Object.fromEntries(
    ENTRY_ABILITIES.map((act) => [act, mayLive(actor, act, { facts, now })]),
  ) as Record<EntryAbility, Decision>;
}

export const ENTRY_ABILITIES = [
  'revise',
  'publish',
  'update',
  'correct',
  'withdraw',
  'pin',
  'unpin',
  'break_out',
] as const satisfies readonly LiveAct[];
export type EntryAbility = (typeof ENTRY_ABILITIES)[number];

function isGranted({ grants }: Pick<Actor, 'grants'>): boolean {
  return grants.includes('live');
}

function rightTo(actor: Actor, act: LiveAct, facts: LiveFacts): Decision {
  let refusal = no('action.not-your-role');
  for (const role of EDITORIAL_ROLES) {
    if (!holds(actor, role)) continue;
    const answer = reaches(liveActRow(act).rights[role], { role, actor, facts });
    if (answer.ok) return answer;
    if (answer.why !== 'action.not-your-role') refusal = answer;
  }
  return refusal;
}

function reaches(
  reach: LiveReach,
  { role, actor, facts }: { role: Role; actor: Actor; facts: LiveFacts },
): Decision {
  const { article, entry } = facts;
  const isOwnEntry = entry !== null && entry.createdBy === actor.id;
  const onDesk = role !== 'editor' || holdsOnDesk(actor, role, article.deskIds);
  switch (reach) {
    case 'no':
      return no('action.not-your-role');
    case 'yes':
      return YES;
    case 'own':
      return isOwn(actor, article) ? YES : no('action.not-your-article');
    case 'own_or_granted':
      return isOwn(actor, article) || isGranted(actor) ? YES : no('action.not-your-article');
    case 'desk':
      return onDesk ? YES : no('action.not-your-desk');
    case 'own_entry':
      return isOwnEntry ? YES : no('live.not-your-entry');
    case 'own_draft':
      if (!isOwnEntry) return no('live.not-your-entry');
      return entry.state === 'draft' ? YES : no('action.needs-grant');
    case 'own_draft_or_granted':
      if (!isOwnEntry) return no('live.not-your-entry');
      return entry.state === 'draft' || isGranted(actor) ? YES : no('action.needs-grant');
    case 'own_entry_granted':
      if (!isOwnEntry) return no('live.not-your-entry');
      return isGranted(actor) ? YES : no('action.needs-grant');
    case 'desk_or_granted':
      return onDesk || (isGranted(actor) && (entry === null || isOwnEntry))
        ? YES
        : no('action.not-your-desk');
    default:
      return assertNever(reach);
  }
}

function whyCoverage(coverage: CoverageState): string {
  if (coverage === 'none') return 'live.not-open';
  return coverage === 'running' ? 'live.already-running' : 'live.ended';
}

function guard(act: LiveAct, { article, entry }: LiveFacts, now: Date): Decision {
  switch (act) {
    case 'open':
    case 'write':
    case 'revise':
      return article.blocked ? no('article.blocked') : YES;
    case 'publish':
    case 'update':
      if (article.blocked) return no('article.blocked');
      if (isEmbargoed(article, now)) return no('article.embargoed');
      return isExpired(article, now) ? no('article.expired') : YES;
    case 'pin':
      return entry?.isPinned ? no('live.already-pinned') : YES;
    case 'unpin':
      return entry?.isPinned ? YES : no('live.not-pinned');
    default:
      return YES;
  }
}
