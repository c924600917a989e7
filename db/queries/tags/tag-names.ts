import { type SQL, sql } from 'drizzle-orm';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { spacedKey } from '#core/taxonomy/written-key.ts';
import { tagUrl } from '#core/urls.ts';
import type { Queryable } from '../../client.ts';
import { spacedKeyOf } from '../../spaced-key.ts';
import { beginsWith } from '../search/prefix-range.ts';

/**
 * Whether a person finds a tag `t`: a tag of a draft that was never submitted is private to its creator.
 * Without a person: whether everyone does.
 */
export function isTagShownTo(viewerId: string | null): SQL {
  return viewerId === null
    ? sql`t.private_to is null`
    : sql`(t.private_to is null or t.private_to = ${viewerId}::uuid)`;
}

/** Every name of every active tag that the person finds, as `named`; `alias` is the tag's name there. */
export function tagNames(viewerId: string | null): SQL {
  return sql`(
  select t.id, t.name, t.type, t.story_count, t.fold, t.name as alias, t.private_to from tags t
  where t.merged_into is null and t.retired_at is null and ${isTagShownTo(viewerId)}
  union all
  select t.id, t.name, t.type, t.story_count, al.fold, al.name, t.private_to
  from tag_aliases al join tags t on t.id = al.tag_id
  where t.retired_at is null and ${isTagShownTo(viewerId)}) named`;
}

/** The `spacedKey` of a name in `tagNames`. */
export const spacedFold = spacedKeyOf(sql`named.fold`);

/** A tag with one of its names, `alias`, for comparison with a given name. */
export type TagAlike = {
  readonly id: string;
  readonly name: string;
  readonly type: TagType;
  readonly alias: string;
};

/**
 * The tags that the person finds with a name or alias of this key (`tagKey`), dashes counting as spaces.
 * Exact keys first, and public tags before private ones.
 */
export async function listTagsByKey(
  q: Queryable,
  { key, viewerId }: { key: string; viewerId: string | null },
): Promise<TagAlike[]> {
  const spaced = spacedKey(key);
  // The first word does not depend on dashes, so only names with this prefix are read.
  const [beginning = ''] = spaced.split(' ');
  const { rows } = await q.execute<TagAlike>(sql`
    select id, name, type, alias from ${tagNames(viewerId)}
    where ${beginsWith(sql`fold`, beginning)} and ${spacedFold} = ${spaced}
    order by fold = ${key} desc, private_to is null desc, story_count desc, id`);
  return rows;
}

/** Whether another tag than `own` has or had the slug; the old URL must keep redirecting. */
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
