import { eq, sql } from 'drizzle-orm';
import { deskLexemes } from '#core/articles/desk-lexemes.ts';
import { hasDeskText } from '#core/articles/desk-text.ts';
import { pileOf } from '#core/articles/pile-of.ts';
import type { QueueState } from '#core/articles/queue.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import type { Queryable } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { deskTexts } from '../../schema/desk-texts.ts';
import { lockResolvedTags } from '../tags/resolve-merged-tags.ts';
import { shareTags } from '../tags/share-tags.ts';
import { putDeskText, removeDeskText } from './desk-texts.ts';

/** Piles without remaining work, which have no deadline. */
const DONE: readonly QueueState[] = ['scheduled', 'live', 'withdrawn', 'spiked'];

/** Updates the desk's index of an article, in the transaction that changes it. */
export async function projectForDesk(q: Queryable, articleId: string): Promise<void> {
  const [row] = await q
    .select({
      article: articles,
      versionId: articleVersions.id,
      headline: articleVersions.headline,
      authorIds: articleVersions.bylineIds,
      tagIds: articleVersions.tagIds,
      textVersionId: deskTexts.versionId,
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .leftJoin(deskTexts, eq(deskTexts.articleId, articles.id))
    .where(eq(articles.id, articleId));
  if (row === undefined) return;
  const { article, versionId, headline, authorIds, textVersionId } = row;
  // A version keeps its original tags; the index has the tags that replace merged ones.
  const currentTags = await lockResolvedTags(q, row.tagIds);
  const pile = pileOf(article);
  const isShared = article.submittedAt !== null || article.firstPublishedAt !== null;
  const tagIds = isShared ? await shareTags(q, currentTags) : currentTags.map(({ id }) => id);
  const dueAt = DONE.includes(pile) ? null : article.dueAt;
  const lexemes = deskLexemes({
    ...article,
    headline: article.publicState === 'taken_down' ? '' : headline,
    pile,
    isShared,
    dueAt,
    authorIds,
    tagIds,
  });
  const doc = {
    sectionId: article.sectionId,
    pile,
    isShared,
    savedAt: article.savedAt,
    document: sql`${lexemes.map(quotedLexeme).join(' ')}::tsvector`,
  };
  await q
    .insert(deskDocs)
    .values({ articleId, dueAt, ...doc })
    .onConflictDoUpdate({ target: deskDocs.articleId, set: { dueAt, ...doc } });
  if (hasDeskText(article))
    await putDeskText(q, { articleId, versionId, doc, isWorded: versionId === textVersionId });
  else if (textVersionId !== null) await removeDeskText(q, articleId);
}

/** The ids of articles after `after` in order, one batch. */
export async function listArticleIds(
  q: Queryable,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const rows = await q
    .select({ id: articles.id })
    .from(articles)
    .where(after === null ? undefined : sql`${articles.id} > ${after}::uuid`)
    .orderBy(articles.id)
    .limit(limit);
  return rows.map((row) => row.id);
}
