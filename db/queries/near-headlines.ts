import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { QueueState } from '#core/articles/queue.ts';
import type { OtherStory } from '#core/checks/check-facts.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { Actor } from '#core/people/roles.ts';
import type { Queryable } from '../client.ts';
import { articleVersions } from '../schema/article-versions.ts';
import { articles } from '../schema/articles.ts';
import { deskDocs } from '../schema/desk-docs.ts';
import { readableBy } from './desk-reach.ts';

/** Candidates that are looked at, the newest first; they share whole groups of words, so there are few. */
const publicAtMost = 200;
/** What lies on one desk waiting for readers; the newest of it. */
const deskAtMost = 200;
/** Where it lies; what readers have already and is being changed lies on the first two as well. */
const WAITING: readonly QueueState[] = ['in_review', 'approved', 'scheduled'];

/**
 * Headlines that readers have had in this language since `since` and that match `tsquery`, by the index of the words
 * of headlines.
 */
export async function listNearPublicHeadlines(
  q: Queryable,
  {
    tsquery,
    locale,
    since,
    exceptId,
  }: { tsquery: string; locale: Locale; since: Date; exceptId: string | null },
): Promise<OtherStory[]> {
  const { rows } = await q.execute<{ headline: string; at: number }>(sql`
    select p.headline, (extract(epoch from p.published_at) * 1000)::float8 as at
    from (
      select article_id from search_docs
      where ts_filter(document, '{a}') @@ ${tsquery}::tsquery and published_at > ${since.toISOString()}::timestamptz
      order by published_at + interval '0' desc limit ${publicAtMost}
    ) near join public_articles p on p.id = near.article_id
    where p.locale = ${locale} and p.id is distinct from ${exceptId}::uuid`);
  return rows;
}

/** Headlines of stories in review or approved in these sections, in this language, that the person may read. */
export async function listDeskHeadlines(
  q: Queryable,
  {
    actor,
    sectionIds,
    locale,
    exceptId,
  }: { actor: Actor; sectionIds: readonly string[]; locale: Locale; exceptId: string | null },
): Promise<OtherStory[]> {
  if (sectionIds.length === 0) return [];
  // Each pile of each desk by its own index, as far as needed.
  const { rows } = await q.execute<{ headline: string }>(sql`
    select ${articleVersions.headline} as headline
    from unnest(${sql.param(sectionIds)}::uuid[]) s(id) cross join unnest(${sql.param(WAITING)}::text[]) p(pile)
    cross join lateral (
      select ${articles.workingVersionId} as version_id, ${deskDocs.savedAt} as saved_at, ${articles.id} as id
      from ${deskDocs} join ${articles} on ${articles.id} = ${deskDocs.articleId}
      where ${and(
        sql`${deskDocs.isShared} and ${deskDocs.sectionId} = s.id and ${deskDocs.pile} = p.pile`,
        inArray(articles.publicState, ['none', 'scheduled']),
        eq(articles.locale, locale),
        exceptId === null ? undefined : ne(articles.id, exceptId),
        await readableBy(q, actor),
      )}
      order by ${deskDocs.savedAt} desc, ${deskDocs.articleId} desc limit ${deskAtMost}) waiting
    join ${articleVersions} on ${articleVersions.id} = waiting.version_id
    order by waiting.saved_at desc, waiting.id desc limit ${deskAtMost}`);
  return rows.map(({ headline }) => ({ headline, at: null }));
}
