import pg from 'pg';
import { facetLexeme } from '#core/search/lexeme.ts';
import { searchMonth } from '#core/search/search-windows.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { documentOf, storyWords } from './story-words.ts';

/** Draws (words and names) for sapo and body: a short report, so that a million fit on a laptop's disk. */
const SAPO_DRAWS = 24;
const BODY_DRAWS = 140;
const batchSize = 2_000;
const timeZone = 'Asia/Ho_Chi_Minh';
const yearMs = 365.25 * dayMs;

type Story = {
  i: number;
  article_id: string;
  saved_at: Date;
  words_at: number[];
  sections: string[];
  tags: string[];
  authors: string[];
};

/**
 * Writes the search documents of whole stories for `bench_stories` (see `million-stories.ts`), oldest first,
 * and all their words. `client` must see `bench_words`.
 */
export async function writeSearchDocuments(client: pg.Client, connectionString: string): Promise<void> {
  const { rows } = await client.query<{ word: string }>('select word from bench_words order by at');
  const headlineWords = rows.map(({ word }) => word);
  const words = storyWords(headlineWords);
  const monthOf = monthsOf();
  const now = Date.now();
  await client.query('create unique index bench_stories_i on bench_stories (i)');
  // Two connections: one writes while documents are built for the other.
  const pool = new pg.Pool({ connectionString, max: 2, options: '-c session_replication_role=replica' });
  const writing = new Set<Promise<unknown>>();
  try {
    for (let before = 2 ** 31 - 1; ; ) {
      const stories = await nextStories(client, before);
      if (stories.length === 0) break;
      const documents = stories.map((story) => {
        const draw = (seed: number, count: number) =>
          words.draw({
            seed: story.i * 2 + seed,
            yearsAgo: (now - story.saved_at.getTime()) / yearMs,
            count,
          });
        return documentOf(
          {
            headline: story.words_at.flatMap((at) => words.of(headlineWords[at - 1] ?? '')),
            sapo: draw(0, SAPO_DRAWS),
            body: draw(1, BODY_DRAWS),
          },
          [
            ...story.sections.map((slug) => facetLexeme('section', slug)),
            ...story.tags.map((slug) => facetLexeme('tag', slug)),
            ...story.authors.map((slug) => facetLexeme('author', slug)),
          ],
          facetLexeme('month', monthOf(story.saved_at)),
        );
      });
      if (writing.size >= 2) await Promise.race(writing);
      const written = pool
        .query(
          `insert into search_docs (article_id, published_at, document)
           select id, at, document::tsvector
           from unnest($1::uuid[], $2::timestamptz[], $3::text[]) as rows (id, at, document)`,
          [
            stories.map((story) => story.article_id),
            stories.map((story) => story.saved_at.toISOString()),
            documents,
          ],
        )
        .finally(() => writing.delete(written));
      writing.add(written);
      before = stories.at(-1)?.i ?? 0;
    }
    await Promise.all(writing);
  } finally {
    await pool.end();
  }
}

async function nextStories(client: pg.Client, before: number): Promise<Story[]> {
  const { rows } = await client.query<Story>(
    `select b.i, b.article_id, b.saved_at, b.words_at,
       array(select s.slug from sections own join sections s on s.id in (own.id, own.parent_id)
         where own.id = b.section_id) as sections,
       array(select t.slug from tags t where t.id = any(b.tag_ids)) as tags,
       array(select p.slug from people p where p.id = any(b.authors)) as authors
     from bench_stories b where b.pile = 'live' and b.i < $1 order by b.i desc limit $2`,
    [before, batchSize],
  );
  return rows;
}

/** The month of a moment. The calendar is asked once per hour of it. */
function monthsOf(): (moment: Date) => string {
  const known = new Map<number, string>();
  return (moment) => {
    const hour = Math.floor(moment.getTime() / 3_600_000);
    const month = known.get(hour) ?? searchMonth(moment, timeZone);
    known.set(hour, month);
    return month;
  };
}
