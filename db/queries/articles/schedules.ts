import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { MomentKind } from '#core/articles/calendar.ts';
import type { PublicState } from '#core/articles/states.ts';
import type { Cursor } from '#core/shared/cursor.ts';
import type { Queryable } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { people } from '../../schema/people.ts';
import { schedules } from '../../schema/schedules.ts';
import { sections } from '../../schema/sections.ts';

/**
 * The pending schedules, next first, after a cursor if set, at most `limit`; with the headline of the
 * scheduled version.
 */
export async function listPendingSchedules(
  q: Queryable,
  { limit, after }: { limit: number; after?: Cursor | undefined },
) {
  return q
    .select({
      articleId: schedules.articleId,
      publishAt: schedules.publishAt,
      embargoUntil: schedules.embargoUntil,
      updateKind: schedules.updateKind,
      version: articleVersions.number,
      headline: articleVersions.headline,
      workingNumber: articles.workingNumber,
      workState: articles.workState,
      sectionName: sections.name,
      sectionNameEn: sections.nameEn,
      approvedByName: people.name,
    })
    .from(schedules)
    .innerJoin(articles, eq(articles.id, schedules.articleId))
    .innerJoin(articleVersions, eq(articleVersions.id, schedules.versionId))
    .innerJoin(sections, eq(sections.id, articles.sectionId))
    .innerJoin(people, eq(people.id, schedules.approvedBy))
    .where(
      after &&
        sql`(${schedules.publishAt}, ${schedules.articleId}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
    )
    .orderBy(asc(schedules.publishAt), asc(schedules.articleId))
    .limit(limit);
}

/** The stories with a schedule after one moment and up to another. */
export async function listScheduledBetween(
  q: Queryable,
  { from, to }: { from: Date; to: Date },
): Promise<string[]> {
  const rows = await q
    .select({ articleId: schedules.articleId })
    .from(schedules)
    .where(and(gt(schedules.publishAt, from), lte(schedules.publishAt, to)));
  return rows.map(({ articleId }) => articleId);
}

/** A calendar entry with the public or scheduled headline, otherwise the working one. */
export type MomentRow = {
  readonly kind: MomentKind;
  readonly ms: number;
  readonly articleId: string;
  readonly headline: string;
  readonly publicState: PublicState;
  /** It will not be published while it is held, blocked or withheld. */
  readonly isHeld: boolean;
  readonly sectionId: string;
  readonly sectionName: string;
  readonly sectionNameEn: string;
  readonly version: number;
  readonly approvedByName: string | null;
};

/** Publications, embargo ends and expiries in an interval, in order, at most `limit`. */
export async function listMoments(
  q: Queryable,
  { from, to, limit }: { from: Date; to: Date; limit: number },
): Promise<MomentRow[]> {
  const within = (column: string) =>
    sql`${sql.raw(column)} >= ${from.toISOString()}::timestamptz and ${sql.raw(column)} < ${to.toISOString()}::timestamptz`;
  const ofArticle = (kind: MomentKind, column: string, states: string) => sql`(
    select ${kind}::text as kind, a.${sql.raw(column)} as at, a.id, null::uuid as approved_by,
      coalesce(a.live_version_id, s.version_id, a.working_version_id) as version_id
    from articles a left join schedules s on s.article_id = a.id
    where ${within(`a.${column}`)} and a.public_state in (${sql.raw(states)}) order by a.${sql.raw(column)} limit ${limit})`;
  const { rows } = await q.execute<MomentRow>(sql`
    select m.kind, (extract(epoch from m.at) * 1000)::float8 as ms, a.id as "articleId", v.headline,
      a.public_state as "publicState",
      (a.work_state = 'hold' or a.blocked_by is not null or a.public_state = 'withheld') as "isHeld",
      a.section_id as "sectionId", sec.name as "sectionName", sec.name_en as "sectionNameEn", v.number as version,
      p.name as "approvedByName"
    from (
      (select case when a.public_state = 'scheduled' then 'publication' else 'update' end as kind, s.publish_at as at,
        a.id, s.approved_by, s.version_id
      from schedules s join articles a on a.id = s.article_id
      where ${within('s.publish_at')} order by s.publish_at limit ${limit})
      union all ${ofArticle('published', 'published_at', `'live'`)}
      union all ${ofArticle('embargo', 'embargo_until', `'none', 'scheduled'`)}
      union all ${ofArticle('expiry', 'expires_at', `'none', 'scheduled', 'live'`)}
    ) m
    join articles a on a.id = m.id
    join article_versions v on v.id = m.version_id
    join sections sec on sec.id = a.section_id
    left join people p on p.id = m.approved_by
    order by m.at, m.kind, a.id limit ${limit}`);
  return rows;
}
