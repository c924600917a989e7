import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { OtherStory } from '#core/checks/check-facts.ts';
import type { Actor } from '#core/people/roles.ts';
import type { Queryable } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { articleMedia } from '../../schema/public-projections.ts';
import { schedules } from '../../schema/schedules.ts';
import { readableBy } from '../desk/desk-reach.ts';

type Question = {
  readonly actor: Actor;
  readonly mediaId: string;
  readonly exceptId: string | null;
  readonly since: Date;
};

const scheduled = alias(articleVersions, 'scheduled');
const atMost = 5;

/**
 * Other stories with this lead photo: those published since `since`, and scheduled ones that the person may
 * read. Newest first, a few of each.
 */
export async function listLeadUses(q: Queryable, question: Question): Promise<OtherStory[]> {
  return [...(await listPublicUses(q, question)), ...(await listScheduledUses(q, question))];
}

async function listPublicUses(q: Queryable, { mediaId, exceptId, since }: Question): Promise<OtherStory[]> {
  const { rows } = await q.execute<{ headline: string; at: number }>(sql`
    select p.headline, (extract(epoch from p.published_at) * 1000)::float8 as at
    from article_media m join public_articles p on p.id = m.article_id
    where m.media_id = ${mediaId}::uuid and p.published_at > ${since.toISOString()}::timestamptz
      and p.lead ->> 'mediaId' = ${mediaId}::text and p.id is distinct from ${exceptId}::uuid
    order by p.published_at desc limit ${atMost}`);
  return rows;
}

async function listScheduledUses(
  q: Queryable,
  { actor, mediaId, exceptId }: Question,
): Promise<OtherStory[]> {
  const rows = await q
    .select({ headline: scheduled.headline, publishAt: schedules.publishAt })
    .from(articleMedia)
    .innerJoin(articles, eq(articles.id, articleMedia.articleId))
    .innerJoin(deskDocs, eq(deskDocs.articleId, articles.id))
    .innerJoin(schedules, eq(schedules.articleId, articles.id))
    .innerJoin(scheduled, eq(scheduled.id, schedules.versionId))
    .where(
      and(
        eq(articleMedia.mediaId, mediaId),
        eq(articles.publicState, 'scheduled'),
        sql`${scheduled.lead} ->> 'mediaId' = ${mediaId}::text`,
        exceptId === null ? undefined : ne(articles.id, exceptId),
        await readableBy(q, actor),
      ),
    )
    .orderBy(desc(schedules.publishAt))
    .limit(atMost);
  return rows.map(({ headline, publishAt }) => ({ headline, at: publishAt.getTime() }));
}
