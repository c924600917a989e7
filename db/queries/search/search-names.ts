import { sql } from 'drizzle-orm';
import type { NameKeys } from '#core/search/search-name.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import type { Queryable } from '../../client.ts';
import { spacedKeyOf } from '../../spaced-key.ts';
import { withoutPlannedValue } from '../shared/planner-hints.ts';

/** A tag with public stories, with its aliases. */
export type NamedTag = {
  readonly id: string;
  readonly type: TagType;
  readonly slug: string;
  readonly name: string;
  readonly aliases: readonly string[];
};
export type NamedAuthor = { readonly id: string; readonly slug: string; readonly name: string };

const most = 20;

/** The tags with public stories whose name or alias has one of these keys, most used first. */
export async function listTagsNamed(q: Queryable, keys: readonly string[]): Promise<NamedTag[]> {
  if (keys.length === 0) return [];
  const given = sql`${withoutPlannedValue(sql`${sql.param([...keys])}::text[]`)}::text[]`;
  const { rows } = await q.execute<NamedTag>(sql`
    with named as (
      select id from tags t where ${spacedKeyOf(sql`t.fold`)} = any(${given}) and merged_into is null
      union select tag_id from tag_aliases a where ${spacedKeyOf(sql`a.fold`)} = any(${given}))
    select t.id, t.type, t.slug, t.name,
      array(select name from tag_aliases a where a.tag_id = t.id order by name) as aliases
    from named join tags t on t.id = named.id
    cross join lateral (
      select from article_tags at join public_articles p on p.id = at.article_id where at.tag_id = t.id
      order by at.published_at desc limit 1) readable
    order by t.story_count desc, t.id limit ${most}`);
  return rows;
}

/** The authors with public stories whose slug is one of these, or ends with one. */
export async function listAuthorsNamed(q: Queryable, slugs: NameKeys['authors']): Promise<NamedAuthor[]> {
  if (slugs.length === 0) return [];
  const { rows } = await q.execute<NamedAuthor>(sql`
    with endings as (
      select id, array_to_string(parts[place:], '-') as ending
      from (select id, string_to_array(slug, '-') as parts from people) each
      cross join lateral generate_subscripts(parts, 1) place),
    named as materialized (
      select distinct id from endings
      join unnest(${withoutPlannedValue(sql`${sql.param([...slugs])}::text[]`)}) given on given = ending)
    select pe.id, pe.slug, pe.name from named join people pe on pe.id = named.id
    cross join lateral (
      select from article_bylines b join public_articles p on p.id = b.article_id where b.person_id = pe.id
      order by b.published_at desc limit 1) readable
    order by pe.name, pe.id limit ${most}`);
  return rows;
}
