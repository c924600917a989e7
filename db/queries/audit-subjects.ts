import { and, desc, eq, ilike, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { articleVersions } from '../schema/article-versions.ts';
import { articles } from '../schema/articles.ts';
import { people } from '../schema/people.ts';

export type AuditStory = Awaited<ReturnType<typeof listAuditStories>>[number];

/** What these stories are called, and what decides who may know. */
export async function listAuditStories(q: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select({
      id: articles.id,
      number: articles.number,
      headline: articleVersions.headline,
      sectionId: articles.sectionId,
      publicState: articles.publicState,
      createdBy: articles.createdBy,
      authorIds: articleVersions.bylineIds,
      everSubmitted: sql<boolean>`${articles.submittedAt} is not null`,
      everPublished: sql<boolean>`${articles.firstPublishedAt} is not null`,
      restoreRequestedBy: articles.restoreRequestedBy,
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .where(inArray(articles.id, [...ids]));
}

/** The story with this permanent number, or null. */
export async function findArticleIdByNumber(q: Queryable, number: number): Promise<string | null> {
  const [row] = await q.select({ id: articles.id }).from(articles).where(eq(articles.number, number));
  return row?.id ?? null;
}

/**
 * The newest stories whose headline holds the words: those that readers have by the search, those that nobody has yet
 * by their working headline as it is spelt.
 */
export async function listArticleIdsByHeadline(
  q: Queryable,
  { tsquery, text, limit }: { tsquery: string; text: string; limit: number },
): Promise<string[]> {
  const published = await q.execute<{ id: string }>(sql`
    select article_id as id from search_docs where document @@ ${tsquery}::tsquery
    order by published_at + interval '0' desc limit ${limit}`);
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const unpublished = await q
    .select({ id: articles.id })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .where(and(eq(articles.publicState, 'none'), ilike(articleVersions.headline, pattern)))
    .orderBy(desc(articles.savedAt), desc(articles.id))
    .limit(limit);
  return [...new Set([...unpublished, ...published.rows].map(({ id }) => id))];
}

/** The names of everybody who ever signed in here, the disabled too, by name. */
export async function listStaffNames(q: Queryable) {
  return q
    .select({ id: people.id, name: people.name, email: people.email })
    .from(people)
    .where(eq(people.kind, 'staff'))
    .orderBy(people.name, people.id);
}
