import { bodySchemaNumber } from '#core/document/body.ts';
import { listSections } from '#db/queries/site/public-taxonomy.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import type { Context } from '#usecases/context.ts';
import { settleSearchWords } from '#usecases/search/settle-search-words.ts';
import { contextOfStaff } from '../../scripts/newsroom/find-staff.ts';
import type { Newsroom } from '../../scripts/newsroom/open-newsroom.ts';
import { type Figure, figure, quantile } from './figure.ts';
import { storyWords } from './story-words.ts';

const stories = 300;
/** Publications that warm the caches. They do not count. */
const warmUp = 20;
/** Each fourth publication sends its statements one after another, without pipelining (decision 0056). */
const sequentialEvery = 4;
const settleEveryMs = 5_000;
const paragraphs = 12;
const drawsInParagraph = 40;
const words = storyWords(['của', 'và', 'các']);

/**
 * Publishes approved stories of about 600 syllables with three tags, one after another. Each is the whole
 * action in one transaction: search document, words, tags, audit log and cache invalidation. Words are
 * settled in the index at the interval of the worker.
 */
export async function measurePublishing({ ctx, pool }: Newsroom): Promise<Figure[]> {
  const [lan, thu, tam] = await Promise.all(
    ['lan', 'thu', 'tam'].map((name) => contextOfStaff(ctx, `${name}@toasoan.example`)),
  );
  if (!lan || !thu || !tam) throw new Error('The demonstration newsroom is not there.');
  const section = (await listSections(ctx.db)).find(({ slug }) => slug === 'the-gioi');
  const { rows } = await pool.query<{ id: string }>('select id from tags order by slug limit 60');
  const durations: number[] = [];
  const sequential: number[] = [];
  let isSequential = false;
  pool.on('acquire', (client) => Object.assign(client, { pipeline: !isSequential }));
  const settling = setInterval(() => void settleSearchWords(ctx), settleEveryMs);
  for (let place = 0; place < warmUp + stories; place += 1) {
    const tagIds = [place, place + 7, place + 19].map((at) => rows[at % rows.length]?.id ?? '');
    const articleId = await approved({ lan, thu }, { place, sectionId: section?.id ?? '', tagIds });
    isSequential = place >= warmUp && place % sequentialEvery === 0;
    const begun = performance.now();
    await actOnArticle(thu, { articleId, action: 'publish' });
    (isSequential ? sequential : durations).push(performance.now() - begun);
    isSequential = false;
    await actOnArticle(tam, { articleId, action: 'kill', publicNote: 'Bài thử.' });
    // A kept database must have the same search results next time.
    for (const table of ['search_docs', 'desk_texts', 'article_tags', 'article_bylines'])
      await pool.query(`delete from ${table} where article_id = $1`, [articleId]);
  }
  clearInterval(settling);
  const first = durations.splice(0, warmUp);
  return [
    figure('publishing a story, the slowest of the first twenty', [Math.max(...first), 'ms']),
    figure('publishing a story, p50', [quantile(durations, 0.5), 'ms']),
    figure('publishing a story, p99', [quantile(durations, 0.99), 'ms'], 50),
    figure('publishing a story, p50 pipelined relative to sequential', [
      quantile(durations, 0.5) / quantile(sequential, 0.5),
      'ratio',
    ]),
  ];
}

async function approved(
  { lan, thu }: { lan: Context; thu: Context },
  { place, sectionId, tagIds }: { place: number; sectionId: string; tagIds: readonly string[] },
): Promise<string> {
  const text = (seed: number, count: number) =>
    words
      .draw({ seed: place * 100 + seed, yearsAgo: 0, count })
      .map((word) => word.text)
      .join(' ');
  const { id } = await createArticle(lan, {
    content: {
      headline: `Tin ${place} ${text(1, 9)}`,
      sapo: text(2, 28),
      sectionId,
      tagIds,
      body: {
        type: 'doc',
        schema: bodySchemaNumber,
        content: Array.from({ length: paragraphs }, (_, index) => ({
          type: 'paragraph',
          content: [{ type: 'text', text: text(3 + index, drawsInParagraph) }],
        })),
      },
    },
  });
  await actOnArticle(lan, { articleId: id, action: 'submit' });
  await actOnArticle(thu, { articleId: id, action: 'approve' });
  return id;
}
