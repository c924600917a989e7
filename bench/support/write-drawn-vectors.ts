import pg from 'pg';
import { vectorTerms } from '#core/related/weights.ts';

/** Terms that differ from story to story; what is kept beside them is filled up with terms that weigh nothing. */
const drawnTerms = 24;
/** The commonest term that a story is found by is in 13 of a thousand stories, the rarest in one of a million. */
const commonest = 200;
const spread = 10_000;

/**
 * Gives every story that readers' lists know 24 terms, drawn by the database as unevenly as the telling words of stories
 * are (the n-th 1/n as often as the first, the two hundred commonest left out), each as rare as it comes out.
 */
export async function writeDrawnVectors(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('select setseed(0.2027)');
    await client.query('set session_replication_role = replica');
    await client.query('drop index if exists related_docs_finding_idx');
    await client.query('truncate related_docs');
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from search_docs');
    const stories = rows[0]?.count ?? 0;
    // In how many stories the n-th term is: all that are drawn, by the sum of 1/n over the spread.
    const storiesOfFirst = (stories * drawnTerms) / Math.log(spread);
    const weightless = `decode(repeat('ffffff7f00000000', ${vectorTerms - drawnTerms}), 'hex')`;
    await client.query(
      `insert into related_docs (article_id, finding, terms)
       select s.article_id, drawn.finding, drawn.terms || ${weightless}
       from search_docs s cross join lateral (
         select array_agg(key order by share * rarity desc) as finding,
           string_agg(reverse(int4send(key)) || reverse(int2send((share * 8192)::int2))
             || reverse(int2send(least(32766, 2 * (rarity * 1024)::int)::int2)), '' order by share * rarity desc) as terms
         from (
           select key, 0.5 + random() as share, ln(greatest(2, key / $1::float8)) as rarity
           from (
             select distinct (${commonest} * exp(random() * ln(${spread}::float8)))::int as key
             from generate_series(1, ${drawnTerms}) n where s.article_id is not null
           ) keys
         ) terms
       ) drawn`,
      [storiesOfFirst / stories],
    );
    await client.query(`set maintenance_work_mem = '512MB'`);
    await client.query(
      'create index related_docs_finding_idx on related_docs using gin (finding) with (fastupdate = off)',
    );
    await client.query(
      `insert into related_statistics (id, story_count, counted_stories, average_length, weighed_at_count, counted_at)
       values (1, $1, 5000, 300, $1, now()) on conflict (id) do update set story_count = excluded.story_count`,
      [stories],
    );
    await client.query(
      `update tags t set story_count = counted.stories
       from (select tag_id, count(*)::int as stories from article_tags group by tag_id) counted where counted.tag_id = t.id`,
    );
    await client.query('vacuum (analyze) related_docs, tags');
  } finally {
    await client.end();
  }
}
