import { sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { oncePublicVersions } from '../articles/once-public-versions.ts';

/** The slugs of a story's current and former sections with ancestors, tags and authors. */
export type FeedSlugs = {
  readonly sections: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
};

/**
 * Of all versions that are or were public, because the feed of a section that a story left changes too. Null
 * for a story that was never public.
 */
export async function findFeedSlugs(q: Queryable, articleId: string): Promise<FeedSlugs | null> {
  const { rows } = await q.execute<FeedSlugs>(sql`
    with public_versions as (
      select v.section_id, v.tag_ids, v.byline_ids
      from articles a join article_versions v on v.id = a.live_version_id where a.id = ${articleId}::uuid
      union all ${oncePublicVersions(sql`${articleId}::uuid`)})
    select
      array(select s.slug from sections s left join sections below on below.parent_id = s.id
        join public_versions v on v.section_id in (s.id, below.id)
        where s.archived_at is null group by s.slug order by s.slug) as sections,
      array(select kept.slug from tags t join tags kept on kept.id = coalesce(t.merged_into, t.id)
        join public_versions v on t.id = any(v.tag_ids)
        where kept.retired_at is null group by kept.slug order by kept.slug) as tags,
      array(select pe.slug from people pe join public_versions v on pe.id = any(v.byline_ids)
        group by pe.slug order by pe.slug) as authors
    from articles a where a.id = ${articleId}::uuid and a.live_version_id is not null`);
  return rows[0] ?? null;
}
