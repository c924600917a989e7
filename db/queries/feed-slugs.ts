import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

/** The slugs of what a story stands under: its section and the one above, its tags, those who signed it. */
export type FeedSlugs = {
  readonly sections: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
};

/** By the version that readers have or had; null for a story that never had one. */
export async function findFeedSlugs(q: Queryable, articleId: string): Promise<FeedSlugs | null> {
  const { rows } = await q.execute<FeedSlugs>(sql`
    select
      array(select s.slug from sections s left join sections below on below.parent_id = s.id
        where a.section_id in (s.id, below.id) group by s.slug order by s.slug) as sections,
      array(select kept.slug from tags t join tags kept on kept.id = coalesce(t.merged_into, t.id)
        where t.id = any(v.tag_ids) group by kept.slug order by kept.slug) as tags,
      array(select pe.slug from people pe where pe.id = any(v.byline_ids) order by pe.slug) as authors
    from articles a join article_versions v on v.id = a.live_version_id
    where a.id = ${articleId}::uuid`);
  return rows[0] ?? null;
}
