import { sql } from 'drizzle-orm';
import { articleUrl } from '#core/urls.ts';
import type { Queryable } from '../../client.ts';
import { oncePublicVersions } from '../articles/once-public-versions.ts';

/**
 * The paths at which these stories are or were public, former sections included: those redirect, and those of
 * withdrawn stories are gone. None for a story that was never public, also under embargo or before its time.
 */
export async function listPublicAddresses(q: Queryable, articleIds: readonly string[]): Promise<string[]> {
  const { rows } = await q.execute<{ slug: string; number: number; section_slug: string }>(sql`
    select distinct a.slug, a.number::float8 as number, s.slug as section_slug
    from articles a left join public_now p on p.id = a.id
    cross join lateral (select a.section_id as id
      union select once.section_id from (${oncePublicVersions(sql`a.id`)}) once) filed
    join sections s on s.id = filed.id
    where a.id = any(${sql.param([...articleIds])}::uuid[]) and (p.id is not null or a.first_published_at is not null)
    order by number, s.slug`);
  return rows.map(({ slug, number, section_slug }) =>
    articleUrl({ sectionSlug: section_slug, slug, number }),
  );
}
