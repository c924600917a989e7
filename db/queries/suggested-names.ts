import { type SQL, sql } from 'drizzle-orm';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { spacedKey } from '#core/taxonomy/written-key.ts';
import type { Queryable } from '../client.ts';
import { spacedKeyOf } from '../spaced-key.ts';
import { beginsWith } from './begins-with.ts';

type Asked = { readonly beginning: string; readonly limit: number };

/*
 * That readers have something under a name is looked up for each by its newest story: asked as `exists`, the planner may read
 * every story there is.
 */

/** So many of those with the most stories are looked at, of which nearly all have some that readers may have. */
const lookedAt = 20;
/** Of more that begin so the first are soon met where all tags are walked, those with the most stories first. */
const sortedAtMost = 400;
/** So many of the tags with the most stories are asked for a later word of their names, which no index knows. */
const askedInside = 400;

/**
 * Tags that readers find something under and of which a name or an alias begins so, then those of which a later word of the name
 * does, as far as they are among the most used; of each kind those with the most stories first. `beginning`: a `tagKey` of what
 * was typed; dashes count as spaces there and in the names.
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

/** What marks a letter is a sign of its own in this form. */
const combiningMarks = '[\u0300-\u036F]';

/** The words of a person's name without accents, a space between them: `core/text/fold.ts` and `syllables.ts` in the database. */
function wordsOf(name: SQL): SQL {
  return sql`regexp_replace(translate(normalize(regexp_replace(normalize(lower(${name} collate "und-x-icu"), NFD),
    ${combiningMarks}, '', 'g'), NFC), 'đðɖ', 'ddd'), '[^[:alnum:]]+', ' ', 'g')`;
}

/**
 * Authors of stories that readers have, of whose name a word begins so; an apostrophe parts words or does not (`H'Hen`, `hhen`).
 * By the name and not by the slug, which stays as it was when somebody is called otherwise.
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
