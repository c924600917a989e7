import { eq, ilike, inArray, sql } from 'drizzle-orm';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import { deskWords } from '#core/articles/desk-words.ts';
import type { QueueState } from '#core/articles/queue.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import type { Queryable } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { people } from '../../schema/people.ts';
import { ownershipColumns } from '../articles/ownership-facts.ts';
import { anyLexeme, keyRow, matchesKeys } from '../desk/desk-keys.ts';

export type AuditStory = Awaited<ReturnType<typeof listAuditStories>>[number];

/** The headlines of these stories, with the facts that decide who may read them. */
export async function listAuditStories(q: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select({
      id: articles.id,
      number: articles.number,
      headline: articleVersions.headline,
      sectionId: articles.sectionId,
      ...ownershipColumns,
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

/** The piles of stories that were never public. */
const UNPUBLISHED: readonly QueueState[] = [
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'hold',
  'spiked',
];

/**
 * The newest stories whose headline contains the words: public ones by the search index, unpublished ones by
 * the desk's lexemes, with exact accents.
 */
export async function listArticleIdsByHeadline(
  q: Queryable,
  { tsquery, text, limit }: { tsquery: string; text: string; limit: number },
): Promise<string[]> {
  const published = await q.execute<{ id: string }>(sql`
    select article_id as id from search_docs where document @@ ${tsquery}::tsquery
    order by published_at + interval '0' desc limit ${limit}`);
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const keys = [anyLexeme(UNPUBLISHED.map(deskFacet.pile)), ...deskWords(text).map(quotedLexeme)];
  const unpublished = await q.execute<{ id: string }>(sql`
    select found.id from ${keyRow(keys)} cross join lateral (
      select ${articles.id} as id from ${deskDocs}
      join ${articles} on ${articles.id} = ${deskDocs.articleId}
      join ${articleVersions} on ${articleVersions.id} = ${articles.workingVersionId}
      where ${matchesKeys(keys)} and ${articles.publicState} = 'none' and ${ilike(articleVersions.headline, pattern)}
      order by ${deskDocs.savedAt} desc, ${deskDocs.articleId} desc limit ${limit}) found`);
  return [...new Set([...unpublished.rows, ...published.rows].map(({ id }) => id))];
}

/** The names of all staff, including disabled people, by name. */
export async function listStaffNames(q: Queryable) {
  return q
    .select({ id: people.id, name: people.name, email: people.email })
    .from(people)
    .where(eq(people.kind, 'staff'))
    .orderBy(people.name, people.id);
}
