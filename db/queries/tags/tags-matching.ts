import { type SQL, sql } from 'drizzle-orm';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { spacedKey } from '#core/taxonomy/written-key.ts';
import type { Queryable } from '../../client.ts';
import { beginsWith } from '../search/prefix-range.ts';
import { isTagShownTo, spacedFold, tagNames } from './tag-names.ts';
import { tagColumns } from './tags.ts';

type Asked = { readonly key: string; readonly viewerId: string; readonly limit: number };

/**
 * The tags for a partial name, at most `limit`. Exact names first, then prefixes of the name, prefixes of a
 * word, then substrings; each group by number of stories. Aliases count as names. Tags that the person may
 * not find are omitted. `key` is a `tagKey`; dashes count as spaces in a name and at its start.
 */
export async function listTagsMatching(q: Queryable, { key, viewerId, limit }: Asked): Promise<TagItem[]> {
  if (key === '') return listMostBorneTags(q, { viewerId, limit });
  const spaced = spacedKey(key);
  const [firstWord = ''] = spaced.split(' ');
  const part = key.replace(/[\\%_]/g, '\\$&');
  const best = (rank: SQL, where: SQL) => sql`
    select id, name, story_count, min(${rank}) as rank from ${tagNames(viewerId)} where ${where}
    group by id, name, story_count order by rank, story_count desc, name, id limit ${limit}`;
  // All names are read only if there are too few prefix matches.
  const { rows } = await q.execute<TagItem>(sql`
    with beginning as materialized (${best(
      sql`case when ${spacedFold} = ${spaced} then 0 else 1 end`,
      sql`${beginsWith(sql`fold`, firstWord)} and starts_with(${spacedFold}, ${spaced})`,
    )}), inside as (${best(
      sql`case when fold like ${`% ${part}%`} then 2 else 3 end`,
      sql`(select count(*) from beginning) < ${limit} and fold like ${`%${part}%`}
        and id not in (select id from beginning)`,
    )})
    select ${tagColumns} from (table beginning union all table inside) found join tags t on t.id = found.id
    order by found.rank, found.story_count desc, found.name, found.id limit ${limit}`);
  return rows;
}

async function listMostBorneTags(q: Queryable, { viewerId, limit }: Omit<Asked, 'key'>): Promise<TagItem[]> {
  const { rows } = await q.execute<TagItem>(sql`
    select ${tagColumns} from tags t where t.merged_into is null and t.retired_at is null
      and ${isTagShownTo(viewerId)} order by t.story_count desc, t.name, t.id limit ${limit}`);
  return rows;
}
