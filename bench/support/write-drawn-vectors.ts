import pg from 'pg';
import { findingKeys } from '#core/related/finding-keys.ts';
import { storyVector, type TermStatistics } from '#core/related/story-vector.ts';
import { vectorBytes } from '#core/related/vector-bytes.ts';
import { type DrawnStory, drawnTerms } from './drawn-terms.ts';

const batchSize = 2_000;
/** As many as the product counts (`usecases/related/recount-terms.ts`). */
const countedStories = 5_000;

type Row = { article_id: string; published_at: Date; tags: string[] };
type Placed = DrawnStory & { readonly id: string; readonly publishedAt: Date };

/**
 * Writes the term vector of every published story: drawn terms (`drawn-terms.ts`), weighted by the product's
 * own code after a count of the newest stories.
 */
export async function writeDrawnVectors(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // References are valid by construction. Checking a million of them would take most of the time.
    await client.query('set session_replication_role = replica');
    await client.query('drop index if exists related_keys_keys_idx');
    await client.query('truncate related_docs, related_keys, related_term_counts, related_statistics');
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from search_docs');
    const stories = rows[0]?.count ?? 0;
    const statistics = await countNewest(client, stories);
    for await (const batch of storiesFrom(client, 0)) {
      const vectors = batch.map(({ id, publishedAt, ...drawn }) => ({
        id,
        publishedAt,
        vector: storyVector(drawnTerms(drawn), statistics),
      }));
      await client.query(
        `with drawn as (
           select * from unnest($1::uuid[], $2::text[], $3::bytea[]) as drawn (id, keys, terms)),
         keyed as (insert into related_keys (article_id, keys) select id, keys::int[] from drawn)
         insert into related_docs (article_id, finding, terms) select id, '{}', terms from drawn`,
        [
          vectors.map(({ id }) => id),
          vectors.map(({ vector, publishedAt }) => `{${findingKeys(vector, publishedAt)}}`),
          vectors.map(({ vector }) => Buffer.from(vectorBytes(vector))),
        ],
      );
    }
    await client.query(`set maintenance_work_mem = '512MB'`);
    await client.query(
      'create index related_keys_keys_idx on related_keys using gin (keys) with (fastupdate = off)',
    );
    await client.query(
      `update tags t set story_count = counted.stories
       from (select tag_id, count(*)::int as stories from article_tags group by tag_id) counted where counted.tag_id = t.id`,
    );
    await client.query(
      'vacuum (analyze) related_docs, related_keys, related_term_counts, related_statistics, tags',
    );
  } finally {
    await client.end();
  }
}

async function countNewest(client: pg.Client, stories: number): Promise<TermStatistics> {
  const counts = new Map<number, number>();
  let length = 0;
  let counted = 0;
  for await (const batch of storiesFrom(client, Math.max(0, stories - countedStories))) {
    for (const story of batch) {
      const terms = drawnTerms(story);
      for (const key of terms.uses.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
      length += terms.length;
      counted += 1;
    }
  }
  for (const [key, count] of counts) if (count === 1) counts.delete(key);
  const averageLength = length / counted;
  await client.query(
    'insert into related_term_counts (term, stories) select * from unnest($1::int[], $2::int[])',
    [[...counts.keys()], [...counts.values()]],
  );
  await client.query(
    `insert into related_statistics (id, story_count, counted_stories, average_length, weighed_at_count, counted_at)
     values (1, $1, $2, $3, $1, now())`,
    [stories, counted, averageLength],
  );
  return { storyCount: counted, averageLength, countOf: (key) => counts.get(key) ?? 0 };
}

/** Published stories from the oldest on, starting at an index. */
async function* storiesFrom(client: pg.Client, first: number): AsyncGenerator<Placed[]> {
  await client.query('begin');
  await client.query(
    `declare stories no scroll cursor for
     select s.article_id, s.published_at, array(select t.tag_id from article_tags t where t.article_id = s.article_id order by t.tag_id) as tags
     from search_docs s order by s.published_at, s.article_id offset ${first}`,
  );
  for (let place = first; ; ) {
    const { rows } = await client.query<Row>(`fetch ${batchSize} from stories`);
    if (rows.length === 0) break;
    yield rows.map((row, at) => ({
      ...{ id: row.article_id, publishedAt: row.published_at, tagIds: row.tags },
      place: place + at,
    }));
    place += rows.length;
  }
  await client.query('commit');
}
