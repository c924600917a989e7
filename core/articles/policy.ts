import { type Actor, holds, holdsOnDesk, type Role } from '../people/roles.ts';
import { assertNever } from '../shared/assert-never.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import { type Action, type ActionRow, actionRow, COMMANDS, type Command, type Reach } from './actions.ts';
import { mayApproveVersion } from './four-eyes.ts';
import type { PublicState, WorkState } from './states.ts';
import type { NamedShares } from './text-shares.ts';

/** The slice of an article that the policy looks at. */
export type ArticleFacts = {
  /** The section and its ancestors: an editor of any of them is an editor of this desk. */
  readonly deskIds: readonly string[];
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly createdBy: string;
  /** The staff in the working byline. */
  readonly authorIds: readonly string[];
  readonly everSubmitted: boolean;
  readonly everPublished: boolean;
  readonly claimedBy: string | null;
  readonly claimExpiresAt: Date | null;
  /** Who took the article over to write in it alone, until when. */
  readonly leaseBy: string | null;
  readonly leaseUntil: Date | null;
  readonly blocked: boolean;
  readonly embargoUntil: Date | null;
  /** From when on readers no longer have it. */
  readonly expiresAt: Date | null;
  /** The pending schedule: when it goes out, and the hash of the version that it names. */
  readonly schedule: { readonly publishAt: Date; readonly contentHash: string } | null;
  readonly debtOpenedBy: string | null;
  /** Until when it stands in the breaking slot of the home page; null where it does not, or no longer. */
  readonly breakingUntil: Date | null;
  readonly restoreRequestedBy: string | null;
  readonly workingHash: string;
  readonly liveHash: string | null;
  readonly approvedHash: string | null;
  /** Where an approved version that readers do not have was written over: its number, and the people who wrote since. */
  readonly newerText: { readonly approvedNumber: number; readonly writerIds: readonly string[] } | null;
  /** People whose saves lie between the last approved version and the working one. */
  readonly contributorIds: readonly string[];
  /** The same for the live version; whoever closes its review debt vouches for exactly that. */
  readonly liveContributorIds: readonly string[];
  /**
   * Whose the new letters of the working version are, read while it is in review; null where that is not known. `liveShares`:
   * the same for the live version, while a debt is open.
   */
  readonly shares: NamedShares | null;
  readonly liveShares: NamedShares | null;
};

/** Site settings that change the policy. */
export type PolicySettings = { readonly strictFourEyes: boolean };

export const defaultPolicy: PolicySettings = { strictFourEyes: false };

const EDITORIAL_ROLES = ['managing_editor', 'editor', 'legal', 'journalist', 'contributor'] as const;

/**
 * The permission function: one answer for every person, article and action.
 * The reason of a refusal is a stable code; where the role is right and the state is not,
 * the reason speaks of the state.
 */
export function may(
  actor: Actor,
  action: Action,
  facts: ArticleFacts,
  now: Date,
  settings: PolicySettings = defaultPolicy,
): Decision {
  const article = factsAt(facts, now);
  const right = rightTo(actor, action, article);
  if (!right.ok) return right;
  const row = actionRow(action);
  // Said before the step of the workflow: no other step would help.
  if (article.publicState === 'taken_down' && !row.public.includes('taken_down')) {
    return no('article.taken-down');
  }
  if (isWrittenOver(row, article)) return no('article.newer-than-approved');
  if (!row.work.includes(article.workState)) return no('action.wrong-work-state');
  if (!row.public.includes(article.publicState)) return no('action.wrong-public-state');
  return guard(actor, action, article, now, settings);
}

/** True where nothing but text newer than the approved version keeps an action of approved stories from being possible. */
function isWrittenOver(row: ActionRow, { workState, publicState, newerText }: ArticleFacts): boolean {
  const isForApproved = row.work.every((state) => state === 'approved');
  return isForApproved && newerText !== null && workState === 'draft' && row.public.includes(publicState);
}

/** The slice of an article that decides who may read it before readers do. */
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

/** What lists know of a story: where it stands, and whose it is. */
export type StandingFacts = ReadingFacts & Pick<ArticleFacts, 'workState'>;

/** Whether role, distance and states allow it, whatever else may be in the way. */
export function couldAct(actor: Actor, action: Action, article: StandingFacts): boolean {
  const row = actionRow(action);
  return (
    rightTo(actor, action, article).ok &&
    row.work.includes(article.workState) &&
    row.public.includes(article.publicState)
  );
}

/** The same for its text. */
export function couldEdit(actor: Actor, article: StandingFacts): boolean {
  return couldAct(actor, editActionFor(article.workState), article);
}

/** `read_unpublished` for lists, which know no more of a story than this. */
export function mayReadUnpublished(actor: Actor, article: ReadingFacts): Decision {
  return rightTo(actor, 'read_unpublished', article);
}

/** `reschedule` for lists of what is scheduled, which know of a story where it stands and what readers have. */
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

/** Anybody with an editorial role may begin an article, except legal. */
export function mayCreate(actor: Actor): Decision {
  const writes = (['contributor', 'journalist', 'editor', 'managing_editor'] as const).some((role) =>
    holds(actor, role),
  );
  return writes ? YES : no('action.not-your-role');
}

/** Whether somebody may break news: begin a story that is theirs and publish it fast, by the same rows of the table. */
export function mayBreakNews(actor: Actor): Decision {
  const begins = mayCreate(actor);
  if (!begins.ok) return begins;
  return rightTo(actor, 'fast_publish', begunBy(actor));
}

/** Whether somebody may choose the related stories of one that they begin. */
export function mayPinAtFirst(actor: Actor): Decision {
  return rightTo(actor, 'pin_related', begunBy(actor));
}

/** A story at the moment at which somebody begins it, on a desk of theirs if they have one. */
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

/** Editing is one word to a writer and three rows of the table: the row follows from the work state. */
export function mayEdit(
  actor: Actor,
  article: ArticleFacts,
  now: Date,
  settings: PolicySettings = defaultPolicy,
): Decision {
  return may(actor, editActionFor(article.workState), article, now, settings);
}

/** What a screen offers besides the commands. */
export const OTHER_ABILITIES = ['comment', 'share_outside', 'plan', 'relocate', 'pin_related'] as const;
export type Ability = Command | 'edit' | (typeof OTHER_ABILITIES)[number];

/**
 * Every command with its answer, and whether the text may be edited, commented on, shown outside, planned, moved to another
 * desk or given pins: the screen's buttons and fields, and the API's `abilities`.
 */
export function abilitiesOf(
  actor: Actor,
  article: ArticleFacts,
  now: Date,
  settings: PolicySettings = defaultPolicy,
): Readonly<Record<string, Decision>> {
  const answers = [...COMMANDS, ...OTHER_ABILITIES].map(
    (action) => [action, may(actor, action, article, now, settings)] as const,
  );
  return Object.fromEntries([...answers, ['edit', mayEdit(actor, article, now, settings)] as const]);
}

function editActionFor(state: WorkState): Action {
  if (state === 'in_review') return 'edit_in_review';
  if (state === 'approved') return 'edit_approved';
  return 'edit';
}

/** The author of an article in the sense of the action table: its creator, or one named in its byline. */
export function isOwn(
  actor: Pick<Actor, 'id'>,
  article: Pick<ArticleFacts, 'createdBy' | 'authorIds'>,
): boolean {
  return article.createdBy === actor.id || article.authorIds.includes(actor.id);
}

/**
 * The widest right among the roles that the actor holds; otherwise the most telling refusal.
 * A draft that was never submitted is its author's alone, whatever the role; and whoever may write at
 * all has an author's rights over what is their own, also on a desk that is not theirs.
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

function guard(
  actor: Actor,
  action: Action,
  article: ArticleFacts,
  now: Date,
  settings: PolicySettings,
): Decision {
  switch (action) {
    case 'edit':
    case 'edit_in_review':
    case 'edit_approved':
      return isTakenOver(actor, article, now) ? no('article.taken-over') : YES;
    case 'claim':
      return claimIsFree(actor, article, now);
    case 'release':
      return article.claimedBy === actor.id ? YES : no('article.not-claimed-by-you');
    case 'approve':
      if (article.blocked) return no('article.blocked');
      return mayApproveVersion(actor.id, article, settings);
    case 'block':
      return article.blocked ? no('article.already-blocked') : YES;
    case 'unblock':
      return article.blocked ? YES : no('article.not-blocked');
    case 'publish':
    case 'publish_update':
      return readyForReaders(article, now);
    case 'schedule':
      if (article.blocked) return no('article.blocked');
      if (isExpired(article, now)) return no('article.expired');
      if (article.schedule !== null) return no('article.already-scheduled');
      return approvedAsItStands(article);
    case 'fast_publish':
      if (article.blocked) return no('article.blocked');
      if (isExpired(article, now)) return no('article.expired');
      return isEmbargoed(article, now) ? no('article.embargoed') : YES;
    case 'end_breaking':
      return isBreaking(article, now) ? YES : no('article.not-breaking');
    case 'clear_debt':
      if (article.debtOpenedBy === null) return no('article.no-debt');
      if (article.debtOpenedBy === actor.id) return no('article.own-debt');
      return mayApproveVersion(
        actor.id,
        { contributorIds: article.liveContributorIds, shares: article.liveShares },
        settings,
      );
    case 'unschedule':
      return article.schedule !== null ? YES : no('article.not-scheduled');
    case 'reschedule':
      // One that was missed while the story was held is over.
      return article.schedule !== null && article.schedule.publishAt > now
        ? YES
        : no('article.not-scheduled');
    case 'lift_embargo':
      return article.embargoUntil === null ? no('article.no-embargo') : YES;
    case 'clear_expiry':
      return article.expiresAt === null ? no('article.no-expiry') : YES;
    case 'spike':
      return article.everPublished ? no('article.was-public') : YES;
    case 'take_down':
      return article.liveHash === null ? no('article.never-live') : YES;
    case 'restore':
      return article.restoreRequestedBy === actor.id ? no('article.restore-needs-second') : YES;
    default:
      return YES;
  }
}

/**
 * The facts as readers have them at `now`: a schedule whose moment has come has made its version live, whether or not
 * a worker has written that down. A story on hold or blocked waits, and one that was withheld stays away.
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

/** A claim is soft: another may take it once it has expired. */
function claimIsFree(actor: Actor, article: ArticleFacts, now: Date): Decision {
  if (article.claimedBy === null || article.claimedBy === actor.id) return YES;
  const expired = article.claimExpiresAt !== null && article.claimExpiresAt <= now;
  return expired ? YES : no('article.claimed-by-other');
}

/** While somebody has taken the article over nobody else writes in it. */
function isTakenOver(actor: Actor, article: ArticleFacts, now: Date): boolean {
  const { leaseBy, leaseUntil } = article;
  return leaseBy !== null && leaseBy !== actor.id && leaseUntil !== null && leaseUntil > now;
}

function readyForReaders(article: ArticleFacts, now: Date): Decision {
  if (article.blocked) return no('article.blocked');
  if (isEmbargoed(article, now)) return no('article.embargoed');
  if (isExpired(article, now)) return no('article.expired');
  if (article.liveHash === article.workingHash && article.publicState === 'live')
    return no('article.nothing-new');
  return approvedAsItStands(article);
}

function approvedAsItStands(article: ArticleFacts): Decision {
  return article.approvedHash === article.workingHash ? YES : no('article.not-approved-version');
}

/** True while readers have the story: then its existence is no secret to anybody. */
export function isPublicNow(article: ArticleFacts, now: Date): boolean {
  const facts = factsAt(article, now);
  return facts.publicState === 'live' && !isExpired(facts, now);
}

/** The words of a taken-down story are for those with the grant `archive_read` alone, whatever their role. */
export function isSealed(actor: Pick<Actor, 'grants'>, article: Pick<ArticleFacts, 'publicState'>): boolean {
  return article.publicState === 'taken_down' && !actor.grants.includes('archive_read');
}

/** True while the story stands in the breaking slot of the home page; its moment itself is outside. */
export function isBreaking(article: Pick<ArticleFacts, 'breakingUntil'>, now: Date): boolean {
  return article.breakingUntil !== null && article.breakingUntil > now;
}

/** True until the moment of the embargo; at that moment readers may have it. */
export function isEmbargoed(article: Pick<ArticleFacts, 'embargoUntil'>, now: Date): boolean {
  return article.embargoUntil !== null && article.embargoUntil > now;
}

/**
 * Whether an embargo may be set to end at `until`. Setting or prolonging it is for all who reach `set_embargo`; to make one end
 * earlier is to lift a part of it, and takes the right to lift it. The caller asks for the reason.
 */
export function mayMoveEmbargo(
  actor: Actor,
  article: ArticleFacts,
  { until, now, settings = defaultPolicy }: { until: Date; now: Date; settings?: PolicySettings },
): Decision {
  const set = may(actor, 'set_embargo', article, now, settings);
  if (!set.ok || !isEmbargoShortened(article, until)) return set;
  return may(actor, 'lift_embargo', article, now, settings).ok ? YES : no('article.embargo-shortened');
}

/** True where `until` is earlier than the embargo that is set. */
export function isEmbargoShortened(article: Pick<ArticleFacts, 'embargoUntil'>, until: Date): boolean {
  return article.embargoUntil !== null && until < article.embargoUntil;
}

/** True from the moment of the expiry on: what is published then would reach nobody. */
export function isExpired(article: Pick<ArticleFacts, 'expiresAt'>, now: Date): boolean {
  return article.expiresAt !== null && article.expiresAt <= now;
}
