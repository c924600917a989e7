import { sql } from 'drizzle-orm';
import type { UpdateKind } from '#core/articles/states.ts';
import type { Queryable } from '../../client.ts';
import { articleVersions } from '../../schema/articles.ts';
import { publishingActs } from '../articles/once-public-versions.ts';

/** The publication of a version: its time, kind and public note. */
export type Publication = {
  readonly versionId: string;
  readonly publishedAt: Date;
  readonly kind: UpdateKind | null;
  readonly note: string;
};

/**
 * The publications of a public story, newest first, all or at most `limit`. A due schedule counts even if no
 * worker has recorded it. Empty for any other story.
 */
export async function listPublications(
  q: Queryable,
  { articleId, limit }: { articleId: string; limit?: number },
): Promise<Publication[]> {
  const { rows } = await q.execute<{
    version_id: string;
    ms: number;
    kind: UpdateKind | null;
    note: string | null;
  }>(sql`
    with published as (
      select v.id as version_id, coalesce((a.detail ->> 'publishAt')::timestamptz, a.at) as at,
        a.detail ->> 'updateKind' as kind, a.detail ->> 'publicNote' as note
      from audit a
      join article_versions v on v.article_id = a.subject_id and v.number = (a.detail ->> 'version')::int
      where a.subject_type = 'article' and a.subject_id = ${articleId}::uuid and a.action in ${publishingActs}
      union all
      select s.version_id, s.publish_at, s.update_kind, s.public_note
      from schedules s join public_articles p on p.id = s.article_id and p.version_id = s.version_id
      where s.article_id = ${articleId}::uuid
    )
    select version_id, (extract(epoch from at) * 1000)::float8 as ms, kind, note from published
    where exists (select 1 from public_articles p where p.id = ${articleId}::uuid)
    order by at desc limit ${limit ?? null}`);
  return rows.map(({ version_id, ms, kind, note }) => ({
    versionId: version_id,
    publishedAt: new Date(ms),
    kind,
    note: note ?? '',
  }));
}

/** Versions by their ids, unordered. */
export async function listVersionsByIds(q: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select()
    .from(articleVersions)
    .where(sql`${articleVersions.id} = any(${sql.param([...ids])}::uuid[])`);
}
