import { sql } from 'drizzle-orm';
import { spacedKey } from '#core/taxonomy/written-key.ts';
import { tagUrl } from '#core/urls.ts';
import type { Queryable } from '../client.ts';
import { spacedKeyOf } from '../spaced-key.ts';
import { beginsWith } from './begins-with.ts';

/** Every name of every tag that the desk has, `alias` being what the tag is called there, as `named`. */
export const tagNames = sql`(
  select t.id, t.name, t.story_count, t.fold, t.name as alias from tags t
  where t.merged_into is null and t.retired_at is null
  union all
  select t.id, t.name, t.story_count, al.fold, al.name from tag_aliases al join tags t on t.id = al.tag_id
  where t.retired_at is null) named`;

/** Of a name among `tagNames`, its key as `spacedKey` has it. */
export const spacedFold = spacedKeyOf(sql`named.fold`);

/**
 * The tag that has a name or an alias of this key (`tagKey`), dashes counting as spaces, or null. Where several have, the one with
 * the key itself.
 */
export async function findTagByKey(q: Queryable, key: string): Promise<{ id: string; name: string } | null> {
  const spaced = spacedKey(key);
  // Wherever dashes stand, the first word is the same: only names that begin with it are looked at.
  const [beginning = ''] = spaced.split(' ');
  const { rows } = await q.execute<{ id: string; name: string }>(sql`
    select id, name from ${tagNames} where ${beginsWith(sql`fold`, beginning)} and ${spacedFold} = ${spaced}
    order by fold = ${key} desc limit 1`);
  return rows[0] ?? null;
}

/**
 * Whether the slug is another tag's than the one under `own`, or was: where another's old address leads on from, nobody else may
 * come to stand.
 */
export async function isTagSlugTaken(
  q: Queryable,
  { slug, own }: { slug: string; own: string | null },
): Promise<boolean> {
  const { rows } = await q.execute<{ taken: boolean }>(sql`
    select exists (select 1 from tags where slug = ${slug} and slug is distinct from ${own})
      or exists (select 1 from redirects
        where path = ${tagUrl(slug)} and target is distinct from ${own === null ? null : tagUrl(own)}) as taken`);
  return rows[0]?.taken ?? false;
}
