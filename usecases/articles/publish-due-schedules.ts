import type { Transaction } from '#db/client.ts';
import {
  deleteSchedule,
  getArticleForUpdate,
  getVersion,
  listDueSchedules,
  updateArticle,
} from '#db/queries/articles.ts';
import { insertCorrection } from '#db/queries/corrections.ts';
import type { Context } from '../context.ts';
import { project, tellReaders } from './shared/reach-readers.ts';
import { recordAct } from './shared/record-act.ts';

/** How many schedules one call turns into live stories at the most. */
const batch = 50;

/**
 * Writes down what has already happened: readers see a scheduled version from its moment on, by the view; this
 * makes it the live version, under the authority of its approver. Returns how many. Safe to run anywhere,
 * any number of times at once.
 */
export async function publishDueSchedules(ctx: Context): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const due = await listDueSchedules(tx, { now: ctx.now(), limit: batch });
    for (const articleId of due) await publishDue(ctx, tx, articleId);
    return due.length;
  });
}

async function publishDue(ctx: Context, tx: Transaction, articleId: string): Promise<void> {
  const found = await getArticleForUpdate(tx, articleId);
  const { article, schedule } = found;
  if (schedule === null) return;
  const version = await getVersion(tx, schedule.versionId);
  const first = article.firstPublishedAt === null;
  const publishedAt = first ? schedule.publishAt : (article.publishedAt ?? schedule.publishAt);
  await project(ctx, tx, { version, publishedAt });
  await deleteSchedule(tx, articleId);
  const changesDate = !first && schedule.updateKind !== 'minor_fix';
  await updateArticle(tx, articleId, {
    publicState: 'live',
    liveVersionId: version.id,
    sectionId: version.sectionId,
    publishedAt,
    firstPublishedAt: article.firstPublishedAt ?? schedule.publishAt,
    ...(changesDate ? { modifiedAt: schedule.publishAt } : {}),
  });
  if (!first && schedule.updateKind !== null) {
    await insertCorrection(tx, {
      id: ctx.newId(),
      articleId,
      kind: schedule.updateKind,
      note: schedule.publicNote ?? '',
      workHeadline: version.headline,
      sectionId: version.sectionId,
      publishedAt: schedule.publishAt,
      publishedBy: schedule.approvedBy,
    });
  }
  await tellReaders(tx, { ...found, live: version });
  await recordAct(ctx, tx, {
    articleId,
    action: 'publish_scheduled',
    detail: {
      version: version.number,
      approvedBy: schedule.approvedBy,
      publishAt: schedule.publishAt.toISOString(),
    },
  });
}
