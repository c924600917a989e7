import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import type { QueueState } from '#core/articles/queue.ts';
import type { OtherStory } from '#core/checks/check-facts.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { Actor } from '#core/people/roles.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import type { Queryable } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { readableBy } from '../desk/desk-reach.ts';

/** Maximum number of candidates, newest first; they share whole groups of words, so there are few. */
const publicAtMost = 200;
const deskAtMost = 200;
/** The piles of unpublished headlines; live stories with newer work are in the first two as well. */
const WAITING: readonly QueueState[] = ['in_review', 'approved', 'scheduled'];
const WAITING_LEXEMES = WAITING.map((pile) => quotedLexeme(deskFacet.pile(pile))).join(' | ');

/**
 * Headlines published in this language since `since` that match one of `tsqueries`, by the index of headline
 * words.
 */
export async function listNearPublicHeadlines(
  q: Queryable,
  {
    tsqueries,
    locale,
    since,
    exceptId,
  }: { tsqueries: readonly string[]; locale: Locale; since: Date; exceptId: string | null },
): Promise<OtherStory[]> {
  if (tsqueries.length === 0) return [];
  // Separate conditions, because GIN evaluates an `or` within one tsquery by its most frequent words.
  const isNear = tsqueries.map((one) => sql`ts_filter(document, '{a}') @@ ${one}::tsquery`);
  const { rows } = await q.execute<{ headline: string; at: number }>(sql`
    select p.headline, (extract(epoch from p.published_at) * 1000)::float8 as at
    from (
      select article_id from search_docs
      where (${sql.join(isNear, sql` or `)}) and published_at > ${since.toISOString()}::timestamptz
      order by published_at + interval '0' desc limit ${publicAtMost}
    ) near join public_articles p on p.id = near.article_id
    where p.locale = ${locale} and p.id is distinct from ${exceptId}::uuid`);
  return rows;
}

/**
 * Headlines of stories in review, approved or scheduled in these sections and this language that match one of
 * `tsqueries` and that the person may read.
 */
export async function listNearDeskHeadlines(
  q: Queryable,
  {
    tsqueries,
    actor,
    sectionIds,
    locale,
    exceptId,
  }: {
    tsqueries: readonly string[];
    actor: Actor;
    sectionIds: readonly string[];
    locale: Locale;
    exceptId: string | null;
  },
): Promise<OtherStory[]> {
  if (sectionIds.length === 0 || tsqueries.length === 0) return [];
  const near = tsqueries.map((one) => `(${one})`).join(' | ');
  // By lexemes only, as in the desk's lists (`db/schema/desk-docs.ts`): few stories are in these piles.
  const rows = await q
    .select({ headline: articleVersions.headline })
    .from(deskDocs)
    .innerJoin(articles, eq(articles.id, deskDocs.articleId))
    .innerJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .where(
      and(
        sql`${deskDocs.document} @@ ${`(${near}) & (${WAITING_LEXEMES})`}::tsquery`,
        sql`${deskDocs.sectionId} = any(${sql.param(sectionIds)}::uuid[])`,
        inArray(articles.publicState, ['none', 'scheduled']),
        eq(articles.locale, locale),
        exceptId === null ? undefined : ne(articles.id, exceptId),
        await readableBy(q, actor),
      ),
    )
    .orderBy(sql`${deskDocs.savedAt} + interval '0' desc`)
    .limit(deskAtMost);
  return rows.map(({ headline }) => ({ headline, at: null }));
}
