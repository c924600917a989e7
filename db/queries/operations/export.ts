import { sql } from 'drizzle-orm';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import type { StoryTexts } from '#core/articles/public-texts.ts';
import type { Body } from '#core/document/body.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import type { Queryable } from '../../client.ts';
import { columnName } from '../shared/column-name.ts';

/**
 * An exported article: names instead of ids, the working and the public text. Both are without private notes,
 * because the file's readers are unknown. A backup contains everything.
 */
export type ExportedArticle = {
  readonly id: string;
  readonly number: number;
  readonly locale: string;
  readonly slug: string;
  readonly workState: string;
  readonly publicState: string;
  readonly createdAt: string;
  readonly publishedAt: string | null;
  readonly working: ExportedVersion;
  readonly live: ExportedVersion | null;
};

export type ExportedVersion = StoryTexts & {
  readonly number: number;
  readonly format: string;
  readonly section: string;
  readonly tags: readonly { readonly name: string; readonly type: string }[];
  readonly byline: readonly string[];
  readonly lead: unknown;
  readonly body: Body;
};

type StoredVersion = Omit<ExportedVersion, 'body'> & { readonly body: StoredBody };
type StoredArticle = Omit<ExportedArticle, 'working' | 'live'> & {
  readonly working: StoredVersion;
  readonly live: StoredVersion | null;
};

const textPairs = sql.raw(TEXT_FIELDS.map((name) => `'${name}', v.${columnName(name)}`).join(', '));

const version = (id: string) => sql`(
  select json_build_object('number', v.number, 'format', v.format, ${textPairs}, 'section', (select slug from sections s where s.id = v.section_id),
    'tags', coalesce((select json_agg(json_build_object('name', t.name, 'type', t.type) order by w.place)
      from (select coalesce(named.merged_into, named.id) as id, min(each.place) as place
        from unnest(v.tag_ids) with ordinality each (id, place) join tags named on named.id = each.id
        group by 1) w join tags t on t.id = w.id), '[]'),
    'byline', coalesce((select json_agg(p.slug order by w.place)
      from unnest(v.byline_ids) with ordinality w (id, place) join people p on p.id = w.id), '[]'),
    'lead', v.lead, 'body', v.body)
  from article_versions v where v.id = ${sql.raw(id)})`;

/** The articles after the number `after`, in order, at most `limit`. */
export async function listExportedArticles(
  q: Queryable,
  { after, limit }: { after: number; limit: number },
): Promise<ExportedArticle[]> {
  const { rows } = await q.execute<StoredArticle>(sql`
    select a.id, a.number::float8 as number, a.locale, a.slug, a.work_state as "workState",
      a.public_state as "publicState", to_json(a.created_at) as "createdAt", to_json(a.published_at) as "publishedAt",
      ${version('a.working_version_id')} as working, ${version('a.live_version_id')} as live
    from articles a where a.number > ${after} order by a.number limit ${limit}`);
  return rows.map(({ working, live, ...rest }) => ({
    ...rest,
    working: handedOut(working),
    live: live && handedOut(live),
  }));
}

function handedOut(version: StoredVersion): ExportedVersion {
  return { ...version, body: readerBody(version.body) };
}
