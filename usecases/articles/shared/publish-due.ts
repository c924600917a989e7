import type { Transaction } from '#db/client.ts';
import {
  type ArticleWithWork,
  deleteSchedule,
  getArticleForUpdate,
  getVersion,
  isScheduleDue,
  type ScheduleRow,
  updateArticle,
} from '#db/queries/articles.ts';
import { insertCorrection } from '#db/queries/corrections.ts';
import type { Context } from '../../context.ts';
import { project, tellMoved, tellReaders } from './reach-readers.ts';
import { recordAct } from './record-act.ts';

/**
 * The article, locked, with its due schedule written down: readers have the scheduled version from its moment on, by
 * the view, and nothing may be decided about the story as if they had not. Nothing due, or held, blocked or withheld:
 * the article as it is; and so it is while the database's clock, by which readers see, says that the moment is not yet.
 */
export async function publishDue(ctx: Context, tx: Transaction, articleId: string): Promise<ArticleWithWork> {
  const found = await getArticleForUpdate(tx, articleId);
  const { article, schedule } = found;
  if (schedule === null || schedule.publishAt > ctx.now()) return found;
  if (article.workState === 'hold' || article.blockedBy !== null) return found;
  if (article.publicState !== 'scheduled' && article.publicState !== 'live') return found;
  if (!(await isScheduleDue(tx, articleId))) return found;
  await goLive(ctx, tx, found, schedule);
  return getArticleForUpdate(tx, articleId);
}

async function goLive(
  ctx: Context,
  tx: Transaction,
  found: ArticleWithWork,
  schedule: ScheduleRow,
): Promise<void> {
  const { article } = found;
  const articleId = article.id;
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
  // What it leaves hears of it as well as where it comes to stand.
  await tellReaders(tx, found);
  await tellReaders(tx, { ...found, live: version });
  await tellMoved(tx, found, version);
  await recordAct({ ...ctx, actor: null }, tx, {
    articleId,
    action: 'publish_scheduled',
    detail: {
      from: { work: article.workState, public: article.publicState },
      to: { work: article.workState, public: 'live' },
      version: version.number,
      approvedBy: schedule.approvedBy,
      publishAt: schedule.publishAt.toISOString(),
      ...(!first &&
        schedule.updateKind !== null && { updateKind: schedule.updateKind, publicNote: schedule.publicNote }),
    },
  });
}
