import { type Actor, holds, holdsOnDesk, type Role } from '../people/roles.ts';
import { assertNever } from '../shared/assert-never.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import { type Action, type ActionRow, actionRow, COMMANDS, type Command, type Reach } from './actions.ts';
import { mayApproveVersion } from './four-eyes.ts';
import type { PublicState, WorkState } from './states.ts';
import type { NamedShares } from './text-shares.ts';

/** The facts of an article that the policy reads. */
export type ArticleFacts = {
  /** The section and its ancestors: an editor of any of them is an editor of this desk. */
  readonly deskIds: readonly string[];
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly createdBy: string;
  /** The staff members in the working byline. */
  readonly authorIds: readonly string[];
  readonly everSubmitted: boolean;
  readonly everPublished: boolean;
  readonly claimedBy: string | null;
  readonly claimExpiresAt: Date | null;
  /** The person with an exclusive lease on the text, and its end. */
  readonly leaseBy: string | null;
  readonly leaseUntil: Date | null;
  readonly blocked: boolean;
  readonly embargoUntil: Date | null;
  /** When readers lose access. */
  readonly expiresAt: Date | null;
  /** The pending schedule: its publication time, and the hash of the version that it names. */
  readonly schedule: { readonly publishAt: Date; readonly contentHash: string } | null;
  readonly debtOpenedBy: string | null;
  /** The end of its time in the breaking slot of the home page; null outside the slot. */
  readonly breakingUntil: Date | null;
  readonly restoreRequestedBy: string | null;
  readonly workingHash: string;
  readonly liveHash: string | null;
  readonly approvedHash: string | null;
  /** Set if an approved, unpublished version was overwritten: its number, and the people who wrote since. */
  readonly newerText: { readonly approvedNumber: number; readonly writerIds: readonly string[] } | null;
  /** The people who saved between the last approved version and the working one. */
  readonly contributorIds: readonly string[];
  /** The same for the live version: closing its review debt vouches for exactly that text. */
  readonly liveContributorIds: readonly string[];
  /**
   * The authors of the working version's new letters, loaded while it is in review; null if they are not
   * known. `liveShares`: the same for the live version, while a debt is open.
   */
  readonly shares: NamedShares | null;
  readonly liveShares: NamedShares | null;
};

/** Site settings that change the policy. */
export type PolicySettings = { readonly strictFourEyes: boolean };

export const defaultPolicy: PolicySettings = { strictFourEyes: false };

const EDITORIAL_ROLES = ['managing_editor', 'editor', 'legal', 'journalist', 'contributor'] as const;

/** What the permission function judges by besides person and action. */
export type PolicyInput = {
  readonly facts: ArticleFacts;
  readonly now: Date;
  readonly policy?: PolicySettings;
};

/**
 * The permission function: one answer for every person, article and action. The reason of a refusal is a
 * stable code. If the role is right and the state is not, the reason is about the state.
 */
export function may(
  actor: Actor,
  action: Action,
  { facts: stored, now, policy = defaultPolicy }: PolicyInput,
): Decision {
  const facts = factsAt(stored, now);
  const right = rightTo(actor, action, facts);
  if (!right.ok) return right;
  const row = actionRow(action);
  // Checked before the workflow step, because no other step would help.
  if (facts.publicState === 'taken_down' && !row.public.includes('taken_down')) {
    return no('article.taken-down');
  }
  if (isWrittenOver(row, facts)) return no('article.newer-than-approved');
  if (!row.work.includes(facts.workState)) return no('action.wrong-work-state');
  if (!row.public.includes(facts.publicState)) return no('action.wrong-public-state');
  return GUARDS[action]?.({ actor, facts, now, policy }) ?? YES;
}

/** True if the only obstacle to an action on approved stories is text newer than the approved version. */
function isWrittenOver(row: ActionRow, { workState, publicState, newerText }: ArticleFacts): boolean {
  const isForApproved = row.work.every((state) => state === 'approved');
  return isForApproved && newerText !== null && workState === 'draft' && row.public.includes(publicState);
}

/** The facts of an article that decide who may read it before publication. */
export type ReadingFacts = Pick<
  ArticleFacts,
  | 'deskIds'
  | 'createdBy'
  | 'authorIds'
  | 'everSubmitted'
  | 'everPublished'
  | 'publicState'
  | 'restoreRequestedBy'
>;

/** The facts that lists load of a story: its state and its owners. */
export type ListedFacts = ReadingFacts & Pick<ArticleFacts, 'workState'>;

/** Whether role, scope and states allow the action, regardless of other obstacles. */
export function couldAct(actor: Actor, action: Action, article: ListedFacts): boolean {
  const row = actionRow(action);
  return (
    rightTo(actor, action, article).ok &&
    row.work.includes(article.workState) &&
    row.public.includes(article.publicState)
  );
}

/** The same for editing its text. */
export function couldEdit(actor: Actor, article: ListedFacts): boolean {
  return couldAct(actor, editActionFor(article.workState), article);
}

/** `read_unpublished` for lists, which load only these facts. */
export function mayReadUnpublished(actor: Actor, article: ReadingFacts): Decision {
  return rightTo(actor, 'read_unpublished', article);
}

/** `reschedule` for lists of scheduled stories, which load only the state and the public state. */
export function mayReschedule(
  actor: Actor,
  { deskIds, publicState }: Pick<ArticleFacts, 'deskIds' | 'publicState'>,
): Decision {
  const submitted = { createdBy: '', authorIds: [], everSubmitted: true, everPublished: false };
  const right = rightTo(actor, 'reschedule', {
    ...submitted,
    deskIds,
    publicState,
    restoreRequestedBy: null,
  });
  if (!right.ok) return right;
  return actionRow('reschedule').public.includes(publicState) ? YES : no('action.wrong-public-state');
}

/** Every editorial role may create an article, except legal. */
export function mayCreate(actor: Actor): Decision {
  const writes = (['contributor', 'journalist', 'editor', 'managing_editor'] as const).some((role) =>
    holds(actor, role),
  );
  return writes ? YES : no('action.not-your-role');
}

/** Whether a person may break news: create a story and publish it fast, by the same rows of the table. */
export function mayBreakNews(actor: Actor): Decision {
  const begins = mayCreate(actor);
  if (!begins.ok) return begins;
  return rightTo(actor, 'fast_publish', begunBy(actor));
}

/** Whether a person may choose the related stories of a story that they create. */
export function mayPinAtFirst(actor: Actor): Decision {
  return rightTo(actor, 'pin_related', begunBy(actor));
}

/** A story at the moment of its creation, on a desk of the person if they have one. */
function begunBy({ id, roles }: Actor): ReadingFacts {
  return {
    deskIds: roles.flatMap(({ sectionId }) => sectionId ?? []),
    createdBy: id,
    authorIds: [id],
    everSubmitted: false,
    everPublished: false,
    publicState: 'none',
    restoreRequestedBy: null,
  };
}

/** Editing is one action for a writer and three rows of the table; the work state selects the row. */
export function mayEdit(actor: Actor, input: PolicyInput): Decision {
  return may(actor, editActionFor(input.facts.workState), input);
}

/** What a user interface offers besides the commands. */
export const OTHER_ABILITIES = ['comment', 'share_outside', 'plan', 'relocate', 'pin_related'] as const;
export type Ability = Command | 'edit' | (typeof OTHER_ABILITIES)[number];

/**
 * The answer for every command and every other ability. The user interface's buttons and fields, and the
 * API's `abilities`, use it.
 */
export function abilitiesOf(actor: Actor, input: PolicyInput): Readonly<Record<string, Decision>> {
  const answers = [...COMMANDS, ...OTHER_ABILITIES].map(
    (action) => [action, may(actor, action, input)] as const,
  );
  return Object.fromEntries([...answers, ['edit', mayEdit(actor, input)] as const]);
}

function editActionFor(state: WorkState): Action {
  if (state === 'in_review') return 'edit_in_review';
  if (state === 'approved') return 'edit_approved';
  return 'edit';
}

/** Whether a person is an author in the sense of the action table: the creator, or named in the byline. */
export function isOwn(
  actor: Pick<Actor, 'id'>,
  article: Pick<ArticleFacts, 'createdBy' | 'authorIds'>,
): boolean {
  return article.createdBy === actor.id || article.authorIds.includes(actor.id);
}

/**
 * The widest right among the actor's roles, otherwise the most specific refusal. A draft that was never
 * submitted is private to its author, regardless of role. A person who may write has an author's rights over
 * their own stories on any desk.
 */
function rightTo(actor: Actor, action: Action, article: ReadingFacts): Decision {
  const own = isOwn(actor, article);
  if (!own && !article.everSubmitted && !article.everPublished) return no('action.private-draft');
  if (own && mayCreate(actor).ok && actionRow(action).rights.contributor === 'own') return YES;
  let refusal = no('action.not-your-role');
  for (const role of EDITORIAL_ROLES) {
    if (!holds(actor, role)) continue;
    const answer = reaches(actionRow(action).rights[role], { role, actor, article, own });
    if (answer.ok) return answer;
    if (answer.why !== 'action.not-your-role') refusal = answer;
  }
  return refusal;
}

function reaches(
  reach: Reach,
  { role, actor, article, own }: { role: Role; actor: Actor; article: ReadingFacts; own: boolean },
): Decision {
  switch (reach) {
    case 'no':
      return no('action.not-your-role');
    case 'yes':
      return YES;
    case 'own':
      return own ? YES : no('action.not-your-article');
    case 'desk':
      return role !== 'editor' || holdsOnDesk(actor, role, article.deskIds)
        ? YES
        : no('action.not-your-desk');
    case 'desk_or_own':
      return own || holdsOnDesk(actor, role, article.deskIds) ? YES : no('action.not-your-desk');
    case 'own_unpublished':
      if (!own) return no('action.not-your-article');
      return article.publicState === 'none' ? YES : no('action.wrong-public-state');
    case 'breaking':
      return actor.grants.includes('breaking') ? YES : no('action.needs-grant');
    case 'desk_or_breaking':
      if (actor.grants.includes('breaking')) return YES;
      return holdsOnDesk(actor, role, article.deskIds) ? YES : no('action.not-your-desk');
    case 'second':
      return article.restoreRequestedBy !== null ? YES : no('article.restore-needs-managing-editor');
    default:
      return assertNever(reach);
  }
}

type Attempt = Required<PolicyInput> & { readonly actor: Actor };

/** The obstacles of an action besides role and states. */
const GUARDS: { readonly [Name in Action]?: (attempt: Attempt) => Decision } = {
  edit: mayWriteNow,
  edit_in_review: mayWriteNow,
  edit_approved: mayWriteNow,
  claim: claimIsFree,
  release: ({ actor, facts }) => (facts.claimedBy === actor.id ? YES : no('article.not-claimed-by-you')),
  approve: ({ actor, facts, policy }) =>
    facts.blocked ? no('article.blocked') : mayApproveVersion(actor.id, facts, policy),
  block: ({ facts }) => (facts.blocked ? no('article.already-blocked') : YES),
  unblock: ({ facts }) => (facts.blocked ? YES : no('article.not-blocked')),
  publish: readyForReaders,
  publish_update: readyForReaders,
  schedule: maySchedule,
  fast_publish: mayPublishFast,
  end_breaking: ({ facts, now }) => (isBreaking(facts, now) ? YES : no('article.not-breaking')),
  clear_debt: mayClearDebt,
  unschedule: ({ facts }) => (facts.schedule !== null ? YES : no('article.not-scheduled')),
  // A schedule that was missed while the story was on hold is over.
  reschedule: ({ facts: { schedule }, now }) =>
    schedule !== null && schedule.publishAt > now ? YES : no('article.not-scheduled'),
  lift_embargo: ({ facts }) => (facts.embargoUntil !== null ? YES : no('article.no-embargo')),
  clear_expiry: ({ facts }) => (facts.expiresAt !== null ? YES : no('article.no-expiry')),
  spike: ({ facts }) => (facts.everPublished ? no('article.was-public') : YES),
  take_down: ({ facts }) => (facts.liveHash !== null ? YES : no('article.never-live')),
  restore: ({ actor, facts }) =>
    facts.restoreRequestedBy !== actor.id ? YES : no('article.restore-needs-second'),
};

function maySchedule({ facts, now }: Attempt): Decision {
  if (facts.blocked) return no('article.blocked');
  if (isExpired(facts, now)) return no('article.expired');
  if (facts.schedule !== null) return no('article.already-scheduled');
  return isCurrentTextApproved(facts);
}

function mayPublishFast({ facts, now }: Attempt): Decision {
  if (facts.blocked) return no('article.blocked');
  if (isExpired(facts, now)) return no('article.expired');
  return isEmbargoed(facts, now) ? no('article.embargoed') : YES;
}

function mayClearDebt({ actor, facts, policy }: Attempt): Decision {
  if (facts.debtOpenedBy === null) return no('article.no-debt');
  if (facts.debtOpenedBy === actor.id) return no('article.own-debt');
  const live = { contributorIds: facts.liveContributorIds, shares: facts.liveShares };
  return mayApproveVersion(actor.id, live, policy);
}

/**
 * The facts as readers see them at `now`. A due schedule has made its version live, even if no worker has
 * recorded that yet. A story on hold or blocked waits; a withheld story stays withheld.
 */
export function factsAt(article: ArticleFacts, now: Date): ArticleFacts {
  if (!isDue(article, now)) return article;
  return {
    ...article,
    publicState: 'live',
    everPublished: true,
    schedule: null,
    liveHash: article.schedule.contentHash,
  };
}

function isDue(
  article: ArticleFacts,
  now: Date,
): article is ArticleFacts & { schedule: NonNullable<ArticleFacts['schedule']> } {
  const { schedule, publicState, workState, blocked } = article;
  if (schedule === null || schedule.publishAt > now || blocked || workState === 'hold') return false;
  return publicState === 'scheduled' || publicState === 'live';
}

/** A claim is soft: another person may take it once it has expired. */
function claimIsFree({ actor, facts, now }: Attempt): Decision {
  if (facts.claimedBy === null || facts.claimedBy === actor.id) return YES;
  const expired = facts.claimExpiresAt !== null && facts.claimExpiresAt <= now;
  return expired ? YES : no('article.claimed-by-other');
}

/** While a person has taken the article over, other people cannot write in it. */
function mayWriteNow({ actor, facts: { leaseBy, leaseUntil }, now }: Attempt): Decision {
  const isTakenOver = leaseBy !== null && leaseBy !== actor.id && leaseUntil !== null && leaseUntil > now;
  return isTakenOver ? no('article.taken-over') : YES;
}

function readyForReaders({ facts, now }: Attempt): Decision {
  if (facts.blocked) return no('article.blocked');
  if (isEmbargoed(facts, now)) return no('article.embargoed');
  if (isExpired(facts, now)) return no('article.expired');
  if (facts.liveHash === facts.workingHash && facts.publicState === 'live') return no('article.nothing-new');
  return isCurrentTextApproved(facts);
}

function isCurrentTextApproved(article: ArticleFacts): Decision {
  return article.approvedHash === article.workingHash ? YES : no('article.not-approved-version');
}

/** True while readers have the story; its existence is no secret then. */
export function isPublicNow(article: ArticleFacts, now: Date): boolean {
  const facts = factsAt(article, now);
  return facts.publicState === 'live' && !isExpired(facts, now);
}

/** Only the grant `archive_read` gives access to the text of a taken-down story, regardless of role. */
export function isSealed(actor: Pick<Actor, 'grants'>, article: Pick<ArticleFacts, 'publicState'>): boolean {
  return article.publicState === 'taken_down' && !actor.grants.includes('archive_read');
}

/** True while the story is in the breaking slot of the home page; the end itself is outside. */
export function isBreaking(article: Pick<ArticleFacts, 'breakingUntil'>, now: Date): boolean {
  return article.breakingUntil !== null && article.breakingUntil > now;
}

/** True until the end of the embargo; from that moment on readers may have the story. */
export function isEmbargoed(article: Pick<ArticleFacts, 'embargoUntil'>, now: Date): boolean {
  return article.embargoUntil !== null && article.embargoUntil > now;
}

/**
 * Whether a person may make an embargo end at `until`. Setting or extending it needs `set_embargo`.
 * Shortening it lifts a part of it and needs the right to lift it. The caller requires the reason.
 */
export function mayMoveEmbargo(actor: Actor, input: PolicyInput, until: Date): Decision {
  const set = may(actor, 'set_embargo', input);
  if (!set.ok || !isEmbargoShortened(input.facts, until)) return set;
  return may(actor, 'lift_embargo', input).ok ? YES : no('article.embargo-shortened');
}

/** True if `until` is earlier than the current embargo. */
export function isEmbargoShortened(article: Pick<ArticleFacts, 'embargoUntil'>, until: Date): boolean {
  return article.embargoUntil !== null && until < article.embargoUntil;
}

/** True from the expiry on: a publication then would reach no reader. */
export function isExpired(article: Pick<ArticleFacts, 'expiresAt'>, now: Date): boolean {
  return article.expiresAt !== null && article.expiresAt <= now;
}
