import { type SQL, sql } from 'drizzle-orm';
import type { RelatedTag } from '#core/related/score-relative.ts';
import type { Queryable } from '../../client.ts';
import { withoutPlannedIds, withoutPlannedValue } from '../shared/planner-hints.ts';

/** The counting limit for stories published since the last count. */
const countedAtMost = sql.raw('200');

/** The tags, or those that they were merged into. */
export async function weighTags(q: Queryable, tagIds: readonly string[]): Promise<RelatedTag[]> {
  if (tagIds.length === 0) return [];
  const { rows } = await q.execute<RelatedTag>(weighed(withoutPlannedIds(tagIds)));
  return rows;
}

/** The public tags of a story, as a subquery. */
export function tagsOfStory(articleId: string): SQL {
  return weighed(
    sql`array(select tag_id from article_tags where article_id = ${withoutPlannedValue(sql`${articleId}::uuid`)})`,
  );
}

/** Nothing is counted if the stored count exceeds the counting limit. */
function weighed(tagIds: SQL): SQL {
  return sql`
    select distinct t.id, t.name, t.type, greatest(0, 1 - ln(greatest(1,
      case when t.story_count >= ${countedAtMost} then t.story_count else greatest(t.story_count,
        (select count(*) from (select 1 from article_tags o where o.tag_id = t.id limit ${countedAtMost}) x)) end)::float8)
      / ln(greatest(site.count, 2)::float8)) as rarity
    from tags named join tags t on t.id = coalesce(named.merged_into, named.id)
    cross join (select coalesce((select story_count from related_statistics where story_count >= ${countedAtMost}),
      greatest((select story_count from related_statistics),
        (select count(*) from (select 1 from related_docs limit ${countedAtMost}) x))) as count) site
    where named.id = any(${tagIds}) order by t.id`;
}
