import { type SQL, sql } from 'drizzle-orm';
import {
  type Facet,
  type SearchFacets,
  type SearchScope,
  searchedAtMost,
} from '#core/search/search-engine.ts';
import type { Queryable } from '../../client.ts';
import { literalLimit, withoutPlannedValue } from '../shared/planner-hints.ts';
import { candidates } from './search-site.ts';

const mostOfAKind = literalLimit(8);

/** The facets of the newest thousand hits; a story counts for its section and the parent. */
export async function countFacets(
  q: Queryable,
  scope: SearchScope,
  since: readonly Date[],
): Promise<SearchFacets> {
  const { rows } = await q.execute<{
    total: number;
    is_more: boolean;
    read_back_to: Date | string | null;
    since: number[] | null;
    sections: Facet[];
    tags: Facet[];
    authors: Facet[];
  }>(sql`
    with candidate as materialized (${candidates(scope)}),
    visible as materialized (
      select p.section_id, p.published_at, c.tag_ids, c.author_ids
      from candidate c join public_now p on p.id = c.article_id
    )
    select (select count(*)::int from visible) as total,
      (select count(article_id) >= ${searchedAtMost} or count(article_id) < count(*) from candidate) as is_more,
      (select max(published_at) from candidate where article_id is null) as read_back_to,
      (select json_agg(counted.stories order by counted.place) from (
        select m.place, (select count(*)::int from visible v where v.published_at >= m.moment) as stories
        from unnest(${withoutPlannedValue(sql`${sql.param(since.map((moment) => moment.toISOString()))}::timestamptz[]`)})
          with ordinality m (moment, place)) counted) as since,
      ${facets(sql`
        select s.slug, s.name, s.name_en, sum(own.stories)::int as stories
        from (select section_id, count(*) as stories from visible group by section_id) own
        join sections filed on filed.id = own.section_id join sections s on s.id in (filed.id, filed.parent_id)
        group by s.id`)} as sections,
      ${facets(sql`
        select t.slug, t.name, t.name as name_en, most.stories from (
          select tag_id, count(*)::int as stories from (select unnest(tag_ids) as tag_id from visible) borne
          group by tag_id order by stories desc, tag_id ${mostOfAKind}) most
        join tags t on t.id = most.tag_id and t.retired_at is null`)} as tags,
      ${facets(sql`
        select pe.slug, pe.name, pe.name as name_en, most.stories from (
          select author_id, count(*)::int as stories from (select unnest(author_ids) as author_id from visible) signed
          group by author_id order by stories desc, author_id ${mostOfAKind}) most
        join people pe on pe.id = most.author_id`)} as authors`);
  const row = rows[0];
  if (row === undefined) throw new Error('A count without a row.');
  const { is_more: isMore, read_back_to: readBackTo, since: counts, ...counted } = row;
  return {
    ...counted,
    isMore,
    readBackTo: readBackTo === null ? null : new Date(readBackTo),
    since: counts ?? [],
  };
}

function facets(grouped: SQL): SQL {
  return sql`(select coalesce(json_agg(json_build_object('slug', g.slug, 'name', g.name, 'nameEn', g.name_en,
      'count', g.stories) order by g.stories desc, g.name), '[]')
    from (select * from (${grouped}) grouped order by stories desc, name ${mostOfAKind}) g)`;
}
