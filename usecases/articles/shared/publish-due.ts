import type { Transaction } from '#db/client.ts';
import {
  type ArticleWithWork,
  deleteSchedule,
  getArticleForUpdate,
  getVersion,
  isScheduleDue,
  type ScheduleRow,
  updateArticle,
} from '#db/queries/articles/articles.ts';
import { insertCorrection } from '#db/queries/articles/corrections.ts';
import type { Context } from '../../context.ts';
import {
  invalidateArticlePages,
  invalidateMovedPages,
  projectAndInvalidate,
} from './project-and-invalidate.ts';
import { recordAct } from './record-act.ts';

/**
 * The locked article, after recording its due schedule. By the view, readers have the scheduled version from
 * its time on, so decisions must be based on that. Returns the article unchanged if no schedule is due, or if
 * it is held, blocked or withheld. The database's clock decides, as it does for readers.
 */
export async function publishDue(ctx: Context, tx: Transaction, articleId: string): Promise<ArticleWithWork> {
  const found = await getArticleForUpdate(tx, articleId);
  const { article, schedule } = found;
  if (schedule === null || schedule.publishAt > ctx.now()) return found;
  if (article.workState === 'hold' || article.blockedBy !== null) return found;
  if (article.publicState !== 'scheduled' && article.publicState !== 'live') return found;
  if (!(await isScheduleDue(tx, articleId))) return found;
  await goLive(ctx, tx, { found, schedule });
  return getArticleForUpdate(tx, articleId);
}

async function goLive(
  ctx: Context,
  tx: Transaction,
  { found, schedule }: { found: ArticleWithWork; schedule: ScheduleRow },
): Promise<void> {
  const { article } = found;
  const articleId = article.id;
  const version = await getVersion(tx, schedule.versionId);
  const first = article.firstPublishedAt === null;
  const publishedAt = first ? schedule.publishAt : (article.publishedAt ?? schedule.publishAt);
  await projectAndInvalidate(ctx, tx, { version, publishedAt });
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
  // Invalidates the pages of both the old and the new version.
  await invalidateArticlePages(tx, found);
  await invalidateArticlePages(tx, { ...found, live: version });
  await invalidateMovedPages(tx, found, version);
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
