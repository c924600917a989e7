import { type SQL, sql } from 'drizzle-orm';
import type { MarkRow } from '#core/royalties/royalty-rows.ts';
import type { Cursor } from '#core/shared/cursor.ts';
import type { Queryable } from '../../client.ts';

/** The section ids of desks, or null for all. */
type Desks = readonly string[] | null;

export type RoyaltyStory = {
  readonly id: string;
  readonly number: number;
  readonly headline: string;
  readonly sectionName: string;
  readonly sectionNameEn: string;
  readonly publishedAt: Date;
  readonly bylineNames: readonly string[];
  /** The number of authors and photos without an entry. */
  readonly unmarked: number;
  readonly amountDong: number;
};

/** A valid entry for the text or photos of the story `a`. */
const markOf = (condition: SQL) => sql`exists (select 1 from royalty_marks m
  where m.article_id = a.id and m.adjusts_id is null and m.counts and ${condition})`;

/** The number of authors and photos of the story `a` without an entry. */
const unmarkedOf = sql`(
    (select count(*) from article_bylines b join people p on p.id = b.person_id
      where b.article_id = a.id and p.kind <> 'agency' and not ${markOf(sql`m.kind = 'text' and m.person_id = b.person_id`)})
    + (select count(*) from article_media i
      where i.article_id = a.id and not ${markOf(sql`m.kind = 'photo' and m.media_id = i.media_id`)}))`;

/**
 * The stories with unset entries, computed once per statement, because closed months may reach years back.
 */
const unmarkedIds = sql`(
    select b.article_id from article_bylines b join people p on p.id = b.person_id
      left join royalty_marks m on m.article_id = b.article_id and m.adjusts_id is null and m.counts
        and m.kind = 'text' and m.person_id = b.person_id
      where p.kind <> 'agency' and m.id is null
    union all select i.article_id from article_media i
      left join royalty_marks m on m.article_id = i.article_id and m.adjusts_id is null and m.counts
        and m.kind = 'photo' and m.media_id = i.media_id
      where m.id is null)`;

/**
 * A month with the unset entries carried over from closed months; `carriedFrom` is the start of the first of
 * those.
 */
type MonthBounds = { readonly from: Date; readonly before: Date; readonly carriedFrom: Date };

function inMonth({ from, before, carriedFrom }: MonthBounds): SQL {
  const isBefore = sql`a.published_at < ${before.toISOString()}::timestamptz`;
  const isOwn = sql`a.published_at >= ${from.toISOString()}::timestamptz`;
  if (carriedFrom >= from) return sql`${isOwn} and ${isBefore}`;
  return sql`a.published_at >= ${carriedFrom.toISOString()}::timestamptz and ${isBefore}
    and (${isOwn} or a.id in ${unmarkedIds})`;
}

/** The number of stories of a month with unset entries, and the number of these entries. */
export async function countUnmarked(
  q: Queryable,
  { desks, ...bounds }: MonthBounds & { readonly desks: Desks },
): Promise<{ stories: number; marks: number }> {
  const { rows } = await q.execute<{ stories: string; marks: string }>(sql`
    select count(*) as stories, coalesce(sum(x.unmarked), 0) as marks
    from (select ${unmarkedOf} as unmarked from public_articles a
      where ${inMonth(bounds)} and ${inDesks(sql`a.section_id`, desks)}) x
    where x.unmarked > 0`);
  return { stories: Number(rows[0]?.stories), marks: Number(rows[0]?.marks) };
}

/**
 * The public stories of a month, newest first, with their number of unset entries: a short scan of the
 * publication index without bodies. Stories with unset entries of earlier closed months come last.
 */
export async function listRoyaltyStories(
  q: Queryable,
  question: MonthBounds & {
    readonly desks: Desks;
    readonly onlyUnmarked: boolean;
    readonly after: Cursor | null;
    readonly limit: number;
  },
): Promise<RoyaltyStory[]> {
  const { desks, onlyUnmarked, after, limit } = question;
  const { rows } = await q.execute<Raw>(sql`
    select x.*,
      (select coalesce(array_agg(p.name order by b.position), '{}') from article_bylines b
        join people p on p.id = b.person_id where b.article_id = x.id) as byline_names,
      (select coalesce(sum(m.amount_dong), 0) from royalty_marks m where m.article_id = x.id and m.counts) as amount
    from (
      select a.id, a.number, a.headline, s.name as section_name, s.name_en as section_name_en, a.published_at,
        ${unmarkedOf} as unmarked
      from public_articles a join sections s on s.id = a.section_id
      where ${inMonth(question)}
        and ${inDesks(sql`a.section_id`, desks)}
        and ${after === null ? sql`true` : sql`(a.published_at, a.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`}
        and ${onlyUnmarked ? sql`${unmarkedOf} > 0` : sql`true`}
      order by a.published_at desc, a.id desc limit ${limit}
    ) x order by x.published_at desc, x.id desc`);
  return rows.map((row) => ({
    id: row.id,
    number: Number(row.number),
    headline: row.headline,
    sectionName: row.section_name,
    sectionNameEn: row.section_name_en,
    publishedAt: new Date(row.published_at),
    bylineNames: row.byline_names,
    unmarked: Number(row.unmarked),
    amountDong: Number(row.amount),
  }));
}

type Raw = {
  id: string;
  number: string;
  headline: string;
  section_name: string;
  section_name_en: string;
  published_at: string;
  byline_names: string[];
  unmarked: string;
  amount: string;
};

export type RoyaltyTotal = {
  readonly personId: string | null;
  readonly name: string;
  readonly texts: number;
  readonly photos: number;
  readonly adjustments: number;
  readonly pointTenths: number;
  readonly amountDong: number;
};

/**
 * The payable version of a story: the public one, otherwise the one with the last entry. Null if it is not
 * public and has no entry.
 */
export async function findRoyaltyStory(
  q: Queryable,
  articleId: string,
): Promise<{
  number: number;
  sectionId: string;
  versionId: string;
  publishedAt: Date;
  isPublic: boolean;
  isSealed: boolean;
} | null> {
  const { rows } = await q.execute<Record<string, string> & { is_public: boolean; is_sealed: boolean }>(sql`
    select a.number, a.section_id, coalesce(p.version_id, m.version_id) as version_id,
      coalesce(p.published_at, a.published_at) as published_at, p.id is not null as is_public,
      a.public_state = 'taken_down' as is_sealed
    from articles a left join public_articles p on p.id = a.id
      left join lateral (select version_id from royalty_marks where article_id = a.id order by set_at desc, id desc
        limit 1) m on true
    where a.id = ${articleId} and coalesce(p.version_id, m.version_id) is not null`);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    number: Number(row.number),
    sectionId: row.section_id ?? '',
    versionId: row.version_id ?? '',
    publishedAt: new Date(row.published_at ?? ''),
    isPublic: row.is_public,
    isSealed: row.is_sealed,
  };
}

/** Everyone's total in a month, highest first, without entries of stories that are no longer public. */
export async function listRoyaltyTotals(
  q: Queryable,
  { month, desks }: { month: string; desks: Desks },
): Promise<RoyaltyTotal[]> {
  const { rows } = await q.execute<{
    person_id: string | null;
    name: string;
    texts: string;
    photos: string;
    adjustments: string;
    points: string;
    amount: string;
  }>(sql`
    select m.person_id, coalesce(p.name, m.credit_name, '') as name,
      count(*) filter (where m.kind = 'text' and m.adjusts_id is null) as texts,
      count(*) filter (where m.kind = 'photo' and m.adjusts_id is null) as photos,
      count(*) filter (where m.adjusts_id is not null) as adjustments,
      sum(m.point_tenths) as points, sum(m.amount_dong) as amount
    from royalty_marks m join articles a on a.id = m.article_id left join people p on p.id = m.person_id
    where m.month = ${month} and ${isPaid} and ${inDesks(sql`a.section_id`, desks)}
    group by 1, 2 order by amount desc, name`);
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    texts: Number(row.texts),
    photos: Number(row.photos),
    adjustments: Number(row.adjustments),
    pointTenths: Number(row.points),
    amountDong: Number(row.amount),
  }));
}

export type RoyaltyRow = Omit<MarkRow, 'isClosed'> & { readonly id: string; readonly articleId: string };

/** The paid entries of a month (or of a person) in a fixed order, after an entry. */
export async function listRoyaltyRows(
  q: Queryable,
  {
    month,
    personId,
    afterId,
    limit,
  }: { month: string; personId?: string | undefined; afterId: string | null; limit: number },
): Promise<RoyaltyRow[]> {
  const { rows } = await q.execute<Record<string, string | null> & { is_adjustment: boolean }>(sql`
    select m.id, m.month, m.article_id, a.number,
      case a.public_state when 'taken_down' then '' else v.headline end as headline, v.number as version, a.published_at, m.kind, m.media_id,
      m.person_id, coalesce(p.name, m.credit_name, '') as name, m.point_tenths, m.amount_dong,
      m.adjusts_id is not null as is_adjustment, m.note, s.name as set_by_name, m.set_at
    from royalty_marks m join articles a on a.id = m.article_id join article_versions v on v.id = m.version_id
      left join people p on p.id = m.person_id join people s on s.id = m.set_by
    where m.month = ${month} and ${isPaid}
      and ${personId === undefined ? sql`true` : sql`m.person_id = ${personId}`}
      and ${afterId === null ? sql`true` : sql`m.id > ${afterId}`}
    order by m.id limit ${limit}`);
  return rows.map((row) => ({
    id: row.id ?? '',
    month: row.month ?? '',
    articleId: row.article_id ?? '',
    number: Number(row.number),
    headline: row.headline ?? '',
    version: Number(row.version),
    publishedAt: row.published_at === null ? null : new Date(row.published_at ?? ''),
    kind: row.kind === 'photo' ? 'photo' : 'text',
    mediaId: row.media_id ?? null,
    personId: row.person_id ?? null,
    name: row.name ?? '',
    pointTenths: Number(row.point_tenths),
    amountDong: Number(row.amount_dong),
    isAdjustment: row.is_adjustment,
    note: row.note ?? '',
    setByName: row.set_by_name ?? '',
    setAt: new Date(row.set_at ?? ''),
  }));
}

/** The months with entries of a person, newest first, with totals. */
export async function listRoyaltyMonthsOf(
  q: Queryable,
  { personId, limit }: { personId: string; limit: number },
): Promise<{ month: string; pointTenths: number; amountDong: number; isClosed: boolean }[]> {
  const { rows } = await q.execute<{ month: string; points: string; amount: string; is_closed: boolean }>(sql`
    select m.month, sum(m.point_tenths) as points, sum(m.amount_dong) as amount,
      bool_or(r.closed_at is not null) as is_closed
    from royalty_marks m join royalty_months r on r.month = m.month
    where m.person_id = ${personId} and ${isPaid}
    group by m.month order by m.month desc limit ${limit}`);
  return rows.map(({ month, points, amount, is_closed }) => ({
    month,
    pointTenths: Number(points),
    amountDong: Number(amount),
    isClosed: is_closed,
  }));
}

/** A closed month stays as it was closed; in an open one, stories that are no longer public are not paid. */
const isPaid = sql`m.counts and (m.adjusts_id is not null
  or exists (select 1 from royalty_months c where c.month = m.month and c.closed_at is not null)
  or exists (select 1 from public_articles l where l.id = m.article_id))`;

function inDesks(column: SQL, desks: Desks): SQL {
  if (desks === null) return sql`true`;
  return desks.length === 0 ? sql`false` : sql`${column} in ${desks}`;
}
