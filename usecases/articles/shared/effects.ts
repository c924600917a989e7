import type { ActionInput } from '#core/articles/action-input.ts';
import type { Command } from '#core/articles/actions.ts';
import type { ArticleFacts } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { slugFor } from '#core/text/slug.ts';
import type { Transaction } from '#db/client.ts';
import {
  type ArticleRow,
  type ArticleWithWork,
  deleteSchedule,
  findApprover,
  getVersion,
  insertApproval,
  moveScheduleEmbargo,
  moveScheduleExpiry,
  putSchedule,
} from '#db/queries/articles/articles.ts';
import { insertCorrection } from '#db/queries/articles/corrections.ts';
import { removeProjection } from '#db/queries/articles/project-version.ts';
import { deliverAssignment } from '../../assignments/shared/deliver.ts';
import type { ActorContext } from '../../context.ts';
import { loadSiteSettings } from '../../shared/load-site-settings.ts';
import {
  invalidateArticlePages,
  invalidateMovedPages,
  projectAndInvalidate,
} from './project-and-invalidate.ts';
import { recordAct } from './record-act.ts';
import { requireEmbargoMove } from './require-content-rights.ts';

/** The duration of a review claim; claiming again renews it (workflow: 20 minutes). */
export const claimMs = 20 * 60 * 1000;
/** The duration of an exclusive lease, unless its holder leaves or hands on the story before. */
export const leaseMs = 20 * 60 * 1000;

type Scene = {
  readonly ctx: ActorContext;
  readonly tx: Transaction;
  readonly found: ArticleWithWork;
  readonly facts: ArticleFacts;
  readonly input: ActionInput;
  readonly now: Date;
};

/** The effect of an action besides the two states, and its audit details. */
type Effect = { readonly columns?: Partial<ArticleRow>; readonly detail?: Record<string, unknown> };

/** A withdrawn story leaves the breaking slot for good: restored, it is no longer news. */
const NOT_BREAKING = { breakingUntil: null } as const;
/** The desk has decided on the text of a missed schedule. */
const NOT_MISSED = { missedPublishAt: null } as const;
const UNCLAIMED = { claimedBy: null, claimExpiresAt: null } as const;

/**
 * The effect of each action; the article is locked and the action allowed. Every action that takes a story
 * from readers invalidates pages as `withdrawn`, also before its scheduled time, because that may come while
 * the transaction runs.
 */
export const EFFECTS: Readonly<Record<Command, (scene: Scene) => Promise<Effect>>> = {
  async submit({ ctx, tx, found, now }) {
    await deliverAssignment(ctx, tx, found.article.id);
    const submittedAt = found.article.submittedAt ?? now;
    return { columns: { submittedAt, changesReason: null, ...UNCLAIMED } };
  },
  async withdraw_submission() {
    return { columns: UNCLAIMED };
  },
  async claim({ ctx, now }) {
    return { columns: { claimedBy: ctx.actor.id, claimExpiresAt: new Date(now.getTime() + claimMs) } };
  },
  async release() {
    return { columns: UNCLAIMED };
  },
  async request_changes(scene) {
    const { found, input } = scene;
    const cancelled = found.schedule?.versionId === found.working.id ? await cancelSchedule(scene) : {};
    return {
      columns: { changesReason: input.reason, ...UNCLAIMED, ...NOT_MISSED, ...cancelled },
      detail: { reason: input.reason },
    };
  },
  async approve({ ctx, tx, found, now }) {
    await insertApproval(tx, {
      id: ctx.newId(),
      articleId: found.article.id,
      versionId: found.working.id,
      contentHash: found.working.contentHash,
      kind: 'approval',
      approvedBy: ctx.actor.id,
      approvedAt: now,
    });
    return { columns: UNCLAIMED, detail: { contentHash: found.working.contentHash } };
  },
  async block({ ctx, tx, found, input }) {
    await invalidateArticlePages(tx, found, { kind: 'withdrawn' });
    return {
      columns: { blockedBy: ctx.actor.id, blockReason: input.reason },
      detail: { reason: input.reason },
    };
  },
  async unblock(scene) {
    const { tx, found, input } = scene;
    const missed = await cancelMissedSchedule(scene);
    await invalidateArticlePages(tx, found);
    return {
      columns: { blockedBy: null, blockReason: null, ...missed },
      detail: { reason: input.reason, scheduleCancelled: missed !== null },
    };
  },
  async publish(scene) {
    return { columns: await makeLive(scene) };
  },
  async publish_update(scene) {
    const { found, input, now } = scene;
    const columns = await makeLive(scene);
    await writeNote(scene);
    const modifiedAt = input.updateKind === 'minor_fix' ? found.article.modifiedAt : now;
    return {
      columns: { ...columns, modifiedAt },
      detail: { updateKind: input.updateKind, publicNote: input.publicNote },
    };
  },
  async fast_publish(scene) {
    const { ctx, found, now } = scene;
    const columns = await makeLive(scene);
    const submittedAt = found.article.submittedAt ?? now;
    const breakingUntil = await endOfBreaking(scene);
    // Publishing the same text again changes nothing for readers; another text is an update in the public
    // history.
    const isUpdate = found.live !== null && found.live.contentHash !== found.working.contentHash;
    const modifiedAt = isUpdate ? now : found.article.modifiedAt;
    const debt = { debtOpenedBy: ctx.actor.id, debtOpenedAt: now };
    return {
      columns: { ...columns, submittedAt, modifiedAt, breakingUntil, ...debt },
      detail: { breakingUntil: breakingUntil.toISOString() },
    };
  },
  async end_breaking({ tx, found }) {
    await invalidateArticlePages(tx, found);
    return { columns: NOT_BREAKING, detail: { breakingUntil: found.article.breakingUntil?.toISOString() } };
  },
  async clear_debt({ ctx, tx, found, now }) {
    const live = liveOf(found);
    await insertApproval(tx, {
      id: ctx.newId(),
      articleId: found.article.id,
      versionId: live.id,
      contentHash: live.contentHash,
      kind: 'debt_clearance',
      approvedBy: ctx.actor.id,
      approvedAt: now,
    });
    return { columns: { debtOpenedBy: null, debtOpenedAt: null }, detail: { contentHash: live.contentHash } };
  },
  async schedule(scene) {
    const { tx, found, input, now } = scene;
    const publishAt = momentAhead('publishAt', input.publishAt, { now, past: 'article.schedule-in-past' });
    const { article, working } = found;
    requireWithin(publishAt, article);
    const approvedBy = await findApprover(tx, working.id);
    if (approvedBy === null) throw new DomainError('article.not-approved-version');
    await putSchedule(tx, {
      articleId: article.id,
      versionId: working.id,
      publishAt,
      embargoUntil: article.embargoUntil,
      expiresAt: article.expiresAt,
      approvedBy,
      updateKind: article.publicState === 'live' ? (input.updateKind ?? 'update') : null,
      publicNote: input.publicNote ?? null,
    });
    const detail = { publishAt: publishAt.toISOString() };
    if (article.publicState === 'live') {
      await invalidateArticlePages(tx, found);
      return { columns: NOT_MISSED, detail };
    }
    await projectAndInvalidate(scene.ctx, tx, { version: working, publishedAt: publishAt });
    await invalidateArticlePages(tx, found, { movedTo: publishAt });
    return { columns: { publishedAt: publishAt, sectionId: working.sectionId, ...NOT_MISSED }, detail };
  },
  async unschedule(scene) {
    return { columns: await cancelSchedule(scene) };
  },
  async reschedule(scene) {
    const { ctx, tx, found, input, now } = scene;
    const { article, schedule } = found;
    if (schedule === null) throw new DomainError('article.not-scheduled');
    const current = schedule.publishAt.toISOString();
    if (input.basePublishAt !== undefined && input.basePublishAt.toISOString() !== current) {
      throw new DomainError('article.schedule-moved', { current });
    }
    const publishAt = momentAhead('publishAt', input.publishAt, { now, past: 'article.schedule-in-past' });
    requireWithin(publishAt, article);
    const version = await getVersion(tx, schedule.versionId);
    await putSchedule(tx, { ...schedule, publishAt });
    await invalidateArticlePages(tx, found, { kind: 'withdrawn', movedTo: publishAt });
    const detail = {
      version: version.number,
      publishAt: publishAt.toISOString(),
      previousPublishAt: current,
    };
    if (article.publicState === 'live') return { detail };
    await projectAndInvalidate(ctx, tx, { version, publishedAt: publishAt });
    return { columns: { publishedAt: publishAt }, detail };
  },
  async set_embargo({ ctx, tx, found, facts, input, now }) {
    const embargoUntil = momentAhead('embargoUntil', input.embargoUntil, {
      now,
      past: 'article.embargo-in-past',
    });
    requireEmbargoMove(ctx, { facts, input, until: embargoUntil, now });
    if (found.schedule !== null && found.schedule.publishAt < embargoUntil) {
      throw badField('embargoUntil', 'article.embargo-after-schedule');
    }
    if (found.article.expiresAt !== null && found.article.expiresAt <= embargoUntil) {
      throw badField('embargoUntil', 'article.embargo-after-expiry');
    }
    await moveScheduleEmbargo(tx, { articleId: found.article.id, embargoUntil });
    await invalidateArticlePages(tx, found, { kind: 'withdrawn' });
    const detail = {
      embargoUntil: embargoUntil.toISOString(),
      previousEmbargoUntil: found.article.embargoUntil?.toISOString(),
      reason: input.reason,
    };
    return { columns: { embargoUntil }, detail };
  },
  async lift_embargo({ tx, found, input }) {
    await moveScheduleEmbargo(tx, { articleId: found.article.id, embargoUntil: null });
    await invalidateArticlePages(tx, found);
    return { columns: { embargoUntil: null }, detail: { reason: input.reason } };
  },
  async set_expiry({ tx, found, input, now }) {
    const expiresAt = momentAhead('expiresAt', input.expiresAt, { now, past: 'article.expiry-in-past' });
    const { article, schedule } = found;
    const before = [article.publishedAt, schedule?.publishAt ?? null, article.embargoUntil];
    if (before.some((moment) => moment !== null && moment >= expiresAt)) {
      throw badField('expiresAt', 'article.expiry-before-publication');
    }
    await moveScheduleExpiry(tx, { articleId: article.id, expiresAt });
    // Cached pages do not know of the new expiry.
    await invalidateArticlePages(tx, found, { kind: 'withdrawn' });
    const detail = {
      expiresAt: expiresAt.toISOString(),
      previousExpiresAt: article.expiresAt?.toISOString(),
    };
    return { columns: { expiresAt }, detail };
  },
  async clear_expiry({ tx, found }) {
    await moveScheduleExpiry(tx, { articleId: found.article.id, expiresAt: null });
    await invalidateArticlePages(tx, found);
    const detail = { previousExpiresAt: found.article.expiresAt?.toISOString() };
    return { columns: { expiresAt: null }, detail };
  },
  async hold({ tx, found, input }) {
    await invalidateArticlePages(tx, found, { kind: 'withdrawn' });
    return { columns: UNCLAIMED, detail: { reason: input.reason } };
  },
  async resume(scene) {
    const missed = await cancelMissedSchedule(scene);
    await invalidateArticlePages(scene.tx, scene.found);
    return { columns: missed ?? {}, detail: { scheduleCancelled: missed !== null } };
  },
  async spike({ input }) {
    return { columns: { ...UNCLAIMED, ...NOT_MISSED }, detail: { reason: input.reason } };
  },
  async unspike() {
    return {};
  },
  async withhold({ tx, found, input }) {
    await invalidateArticlePages(tx, found, { kind: 'withdrawn' });
    return { columns: NOT_BREAKING, detail: { reason: input.reason } };
  },
  async release_withheld(scene) {
    const missed = await cancelMissedSchedule(scene);
    await invalidateArticlePages(scene.tx, scene.found);
    return { columns: missed ?? {}, detail: { scheduleCancelled: missed !== null } };
  },
  async kill({ tx, found, input }) {
    await deleteSchedule(tx, found.article.id);
    await invalidateArticlePages(tx, found, { kind: 'withdrawn' });
    if (found.live === null) await removeProjection(tx, found.article.id);
    return {
      columns: {
        withdrawalNote: input.publicNote,
        restoreRequestedBy: null,
        ...NOT_BREAKING,
        ...NOT_MISSED,
      },
      detail: { publicNote: input.publicNote },
    };
  },
  async take_down(scene) {
    const { tx, found } = scene;
    await writeNote(scene);
    await invalidateArticlePages(tx, found, { kind: 'withdrawn' });
    await removeProjection(tx, found.article.id);
    await deleteSchedule(tx, found.article.id);
    return {
      columns: { restoreRequestedBy: null, ...NOT_BREAKING, ...NOT_MISSED },
      detail: { notice: scene.input.notice },
    };
  },
  async restore({ ctx, tx, found, input }) {
    const detail = { reason: input.reason };
    if (found.article.restoreRequestedBy === null) {
      // The first of two people: the story stays killed until a second person confirms.
      return { columns: { publicState: 'killed', restoreRequestedBy: ctx.actor.id }, detail };
    }
    await invalidateArticlePages(tx, found);
    // A story that was killed before its publication returns to the desk.
    const unseen = found.live === null ? backToDesk(found) : {};
    return { columns: { restoreRequestedBy: null, withdrawalNote: null, ...unseen }, detail };
  },
  async force_unlock({ ctx, now, found }) {
    const until = new Date(now.getTime() + leaseMs);
    const claim =
      found.article.workState === 'in_review' ? { claimedBy: ctx.actor.id, claimExpiresAt: until } : {};
    return {
      columns: { leaseBy: ctx.actor.id, leaseUntil: until, ...claim },
      detail: { previous: found.article.leaseBy ?? found.article.claimedBy },
    };
  },
};

/** Makes the working version the live one, and updates lists and search. */
async function makeLive({ ctx, tx, found, now }: Scene): Promise<Partial<ArticleRow>> {
  const { article, working } = found;
  const publishedAt = article.firstPublishedAt === null ? now : article.publishedAt;
  await Promise.all([
    projectAndInvalidate(ctx, tx, { version: working, publishedAt: publishedAt ?? now }),
    deleteSchedule(tx, article.id),
    invalidateArticlePages(tx, found, { movedTo: publishedAt ?? now }),
    invalidateMovedPages(tx, found, working),
  ]);
  return {
    liveVersionId: working.id,
    sectionId: working.sectionId,
    publishedAt,
    firstPublishedAt: article.firstPublishedAt ?? now,
    changesReason: null,
    ...UNCLAIMED,
    ...NOT_MISSED,
  };
}

/** When a new story leaves the breaking slot, by the site's setting. */
async function endOfBreaking({ tx, now }: Scene): Promise<Date> {
  const { breakingMinutes } = await loadSiteSettings(tx);
  return new Date(now.getTime() + breakingMinutes * 60_000);
}

/**
 * A schedule that was missed while the story was held, blocked or withheld is cancelled, because it must not
 * publish without a new decision. The text keeps its approval. The story keeps the missed time until the desk
 * decides; the audit and the people concerned are notified. Null if no schedule was missed.
 */
async function cancelMissedSchedule(scene: Scene): Promise<Partial<ArticleRow> | null> {
  const { ctx, tx, found, now } = scene;
  const { article, schedule } = found;
  if (schedule === null || schedule.publishAt > now) return null;
  const { number: version } = await getVersion(tx, schedule.versionId);
  const columns = await cancelSchedule(scene);
  await recordAct(ctx, tx, {
    articleId: article.id,
    action: 'schedule_missed',
    actorId: null,
    detail: { version, publishAt: schedule.publishAt.toISOString() },
  });
  return { ...columns, missedPublishAt: schedule.publishAt };
}

/** Deletes the pending schedule; a story that was only scheduled belongs to the desk again. */
async function cancelSchedule({ tx, found }: Scene): Promise<Partial<ArticleRow>> {
  await deleteSchedule(tx, found.article.id);
  await invalidateArticlePages(tx, found, { kind: 'withdrawn' });
  if (found.article.publicState !== 'scheduled') return {};
  await removeProjection(tx, found.article.id);
  return backToDesk(found);
}

/**
 * For a story that was never public: its URL was fixed by the scheduled version, and follows the working
 * headline again.
 */
function backToDesk({ working }: ArticleWithWork) {
  return {
    publicState: 'none',
    publishedAt: null,
    sectionId: working.sectionId,
    slug: slugFor(working.headline),
  } as const;
}

/** The public note of an update, or the notice of a take-down; optional for a minor fix. */
async function writeNote({ ctx, tx, found, input, now }: Scene): Promise<void> {
  const kind = input.action === 'take_down' ? 'take_down' : input.updateKind;
  if (kind === undefined) return;
  // An update is announced under its new headline, a take-down under the published one.
  const shown = kind === 'take_down' ? liveOf(found) : found.working;
  await insertCorrection(tx, {
    id: ctx.newId(),
    articleId: found.article.id,
    kind,
    note: input.publicNote ?? '',
    workHeadline: shown.headline,
    sectionId: found.article.sectionId,
    wrongInformation: input.notice?.wrongInformation ?? null,
    correctedInformation: input.notice?.correctedInformation ?? null,
    apology: input.notice?.apology ?? null,
    publishedAt: now,
    publishedBy: ctx.actor.id,
  });
}

function liveOf({ live }: ArticleWithWork) {
  if (live === null) throw new DomainError('article.never-live');
  return live;
}

type MomentField = 'publishAt' | 'embargoUntil' | 'expiresAt';

function momentAhead(
  field: MomentField,
  moment: Date | undefined,
  { now, past }: { now: Date; past: string },
): Date {
  if (moment !== undefined && moment > now) return moment;
  throw badField(field, past);
}

/** Publication must be after the embargo and before the expiry. */
function requireWithin(publishAt: Date, { embargoUntil, expiresAt }: ArticleRow): void {
  if (embargoUntil !== null && publishAt < embargoUntil) {
    throw badField('publishAt', 'article.schedule-before-embargo');
  }
  if (expiresAt !== null && publishAt >= expiresAt) {
    throw badField('publishAt', 'article.schedule-after-expiry');
  }
}

function badField(field: MomentField, code: string): DomainError {
  return new DomainError(code, { fieldErrors: { [field]: code } });
}
