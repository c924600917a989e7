import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import type { QueueState } from '#core/articles/queue.ts';
import type { OtherStory } from '#core/checks/check-facts.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { Actor } from '#core/people/roles.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import type { Queryable } from '../client.ts';
import { articleVersions } from '../schema/article-versions.ts';
import { articles } from '../schema/articles.ts';
import { deskDocs } from '../schema/desk-docs.ts';
import { readableBy } from './desk-reach.ts';

/** Candidates that are looked at, the newest first; they share whole groups of words, so there are few. */
const publicAtMost = 200;
const deskAtMost = 200;
/** Where it lies; what readers have already and is being changed lies on the first two as well. */
const WAITING: readonly QueueState[] = ['in_review', 'approved', 'scheduled'];
const WAITING_LEXEMES = WAITING.map((pile) => quotedLexeme(deskFacet.pile(pile))).join(' | ');

/**
 * Headlines that readers have had in this language since `since` and that match one of `tsqueries`, by the index of the
 * words of headlines.
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
  // Each looked up by itself: the index goes through an `or` of several by the commonest of their words.
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
 * Headlines of stories in review, approved or scheduled in these sections, in this language, that match one of `tsqueries`
 * and that the person may read.
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
  // By the words alone, as the lists of the desk are narrowed (`db/schema/desk-docs.ts`): few stories wait, so it is few rows.
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
