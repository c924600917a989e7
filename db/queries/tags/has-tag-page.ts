import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether a tag has a page: it or a descendant has a public story. Unpublished tags stay hidden. Looks up the
 * newest story of each: with `exists` the planner may read all stories.
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
