import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether a tag has a page: readers find a story under it, or under one that stands below it. What the desk is preparing is nobody
 * else's, nor what it calls that. The newest story of each is looked up: asked as `exists`, the planner may read every story
 * there is.
 */
export function hasTagPage(tagId: SQL): SQL {
  return sql`exists (
    select from (
      select ${tagId} as id union all
      select below.id from tags below
      where below.parent_id = ${tagId} and below.merged_into is null and below.retired_at is null) near
    cross join lateral (
      select from article_tags at join public_now p on p.id = at.article_id where at.tag_id = near.id
      order by at.published_at desc, at.article_id desc limit 1) readable)`;
}
