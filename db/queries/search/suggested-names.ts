import { type SQL, sql } from 'drizzle-orm';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { spacedKey } from '#core/taxonomy/written-key.ts';
import type { Queryable } from '../../client.ts';
import { spacedKeyOf } from '../../spaced-key.ts';
import { beginsWith } from './prefix-range.ts';

type Asked = { readonly beginning: string; readonly limit: number };

/* Whether a name has public stories is looked up by its newest story: with `exists` the planner may read
   all stories. */

/** The number of most used names examined; nearly all of them have public stories. */
const lookedAt = 20;
/** With more matches than this, the tags are scanned in order of use, which finds the first ones early. */
const sortedAtMost = 400;
/** The number of most used tags whose later words are matched, because no index has these. */
const askedInside = 400;

/**
 * Tags with public stories whose name or alias has this prefix, then frequent ones with a later word that has
 * it. Each group is sorted by number of stories. `beginning` is a `tagKey` of the input; dashes count as
 * spaces in both.
 */
export async function listTagsBeginning(q: Queryable, { beginning, limit }: Asked): Promise<PublicTagLink[]> {
  const spaced = spacedKey(beginning);
  const begins = (fold: SQL) => beginsWith(spacedKeyOf(fold), spaced);
  const { rows } = await q.execute<PublicTagLink>(sql`
    with beginning as materialized (
      select id, story_count from tags t where ${begins(sql`t.fold`)} and merged_into is null
      limit ${sortedAtMost + 1}),
    found as (select count(*) <= ${sortedAtMost} as is_all from beginning),
    most as (
      select id, fold, story_count from tags where merged_into is null order by story_count desc limit ${askedInside}),
    named as (
      (select id, 0 as place from beginning where (select is_all from found)
        order by story_count desc limit ${lookedAt})
      union all (select id, 0 from tags where not (select is_all from found)
        and starts_with(${spacedKeyOf(sql`fold`)}, ${spaced}) and merged_into is null order by story_count desc limit ${lookedAt})
      union all (select tag_id, 0 from tag_aliases a where ${begins(sql`a.fold`)}
        order by ${spacedKeyOf(sql`a.fold`)} using ~<~ limit ${lookedAt})
      union all (select id, 1 from most where strpos(${spacedKeyOf(sql`fold`)}, ${` ${spaced}`}) > 0
        order by story_count desc limit ${lookedAt})),
    each as (select id, min(place) as place from named group by id)
    select t.id, t.type, t.name, t.slug from each join tags t on t.id = each.id
    cross join lateral (
      select from article_tags at join public_articles p on p.id = at.article_id where at.tag_id = t.id
      order by at.published_at desc limit 1) readable
    order by ${spacedKeyOf(sql`t.fold`)} = ${spaced} desc, each.place, t.story_count desc, t.name, t.id limit ${limit}`);
  return rows;
}

/** Combining marks of decomposed letters. */
const combiningMarks = '[\u0300-\u036F]';

/**
 * The words of a person's name without accents, separated by spaces: `core/text/fold.ts` and `syllables.ts`
 * in SQL.
 */
function wordsOf(name: SQL): SQL {
  return sql`regexp_replace(translate(normalize(regexp_replace(normalize(lower(${name} collate "und-x-icu"), NFD),
    ${combiningMarks}, '', 'g'), NFC), 'đðɖ', 'ddd'), '[^[:alnum:]]+', ' ', 'g')`;
}

/**
 * Authors with public stories whose name has a word with this prefix; an apostrophe may or may not separate
 * words (`H'Hen`, `hhen`). By name, because the slug may be outdated.
 */
export async function listAuthorsBeginning(
  q: Queryable,
  { beginning, limit }: Asked,
): Promise<{ id: string; name: string; slug: string }[]> {
  const { rows } = await q.execute<{ id: string; name: string; slug: string }>(sql`
    with named as materialized (
      select id, name, slug, ${wordsOf(sql`translate(name, 'ʼ', '''')`)} as words, ${wordsOf(sql`translate(name, '''‘’ʼ', '')`)} as joined
      from people)
    select pe.id, pe.name, pe.slug from named pe
    cross join lateral (
      select from article_bylines b join public_articles p on p.id = b.article_id where b.person_id = pe.id
      order by b.published_at desc limit 1) readable
    where strpos(' ' || pe.words, ${` ${beginning}`}) > 0 or strpos(' ' || pe.joined, ${` ${beginning}`}) > 0
    order by starts_with(pe.words, ${beginning}) or starts_with(pe.joined, ${beginning}) desc, pe.name, pe.id
    limit ${limit}`);
  return rows;
}
