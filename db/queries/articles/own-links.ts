import { sql } from 'drizzle-orm';
import type { OwnLink } from '#core/checks/own-link.ts';
import { eventUrl, tagUrl } from '#core/urls.ts';
import type { Queryable } from '../../client.ts';
import { hasAuthorPage } from '../people/has-author-page.ts';
import { hasTagPage } from '../tags/has-tag-page.ts';

type Target = Exclude<OwnLink, { kind: 'always' | 'nothing' }>;

/**
 * The paths among these that lead to public content, directly or by a redirect. One statement, regardless of
 * their number.
 */
export async function listLivingPaths(
  q: Queryable,
  targets: readonly Target[],
): Promise<ReadonlySet<string>> {
  if (targets.length === 0) return new Set();
  const list = (kind: Target['kind']) => targets.filter((target) => target.kind === kind);
  const named = (kind: Exclude<Target['kind'], 'article'>) =>
    sql`unnest(${sql.param(list(kind).map(({ path }) => path))}::text[],
      ${sql.param(list(kind).map((target) => ('key' in target ? withoutZero(target.key) : '')))}::text[]) wanted (path, key)`;
  const stories = list('article').flatMap((target) => (target.kind === 'article' ? [target] : []));
  const { rows } = await q.execute<{ path: string }>(sql`
    select wanted.path from unnest(${sql.param(stories.map(({ path }) => path))}::text[],
      ${sql.param(stories.map(({ number }) => number))}::bigint[]) wanted (path, number)
      join public_articles p on p.number = wanted.number
    union all select wanted.path from ${named('section')} join sections s on s.slug = wanted.key
    union all select wanted.path from ${named('tag')} join tags t on t.slug = wanted.key and t.retired_at is null
      where ${hasTagPage(sql`t.id`)}
    union all select wanted.path from ${named('event')} join tags t on t.slug = wanted.key and t.type = 'event'
      and t.retired_at is null where ${hasTagPage(sql`t.id`)}
    union all select wanted.path from ${named('author')} join people pe on pe.slug = wanted.key
      where ${hasAuthorPage(sql`pe.id`)}
    union all select wanted.path from ${named('media')} join media m on m.id::text = lower(wanted.key)
      where exists (select 1 from article_media am join public_articles p on p.id = am.article_id where am.media_id = m.id)
    union all select r.path from redirects r left join tags t on t.slug = case
        when starts_with(r.target, ${tagUrl('')}) or starts_with(r.target, ${eventUrl('')}) then split_part(r.target, '/', 3) end
      where r.path = any(${sql.param(targets.map(({ path }) => path))}::text[])
        and (t.id is null or ${hasTagPage(sql`t.id`)})`);
  return new Set(rows.map(({ path }) => path));
}

/** PostgreSQL text cannot contain NUL; the whole statement would fail. */
function withoutZero(key: string): string {
  return key.replaceAll('\0', '\ufffd');
}
