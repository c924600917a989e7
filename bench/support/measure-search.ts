import { sql } from 'drizzle-orm';
import { searchQuery } from '#core/search/search-query.ts';
import { fold } from '#core/text/fold.ts';
import type { Context } from '#usecases/context.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import type { Newsroom } from '../../scripts/newsroom/open-newsroom.ts';
import { asAPage } from './as-a-page.ts';
import type { Figure } from './figure.ts';
import { NAMES, ONCE_POPULAR, RARE } from './story-words.ts';
import { timeRounds } from './time-rounds.ts';

const rounds = 10;
/** Typed with accents and without, as readers do. */
const bothWays = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => [text, fold(text)]))];

const KINDS: readonly { kind: string; texts: readonly string[]; markMs: number }[] = [
  {
    kind: 'common word',
    texts: bothWays(['của', 'năm', 'người', 'giá', 'biển', 'đường', 'bão', 'nước', 'tăng']),
    markMs: 50,
  },
  { kind: 'phrase', texts: bothWays(NAMES.map((name) => `"${name}"`)), markMs: 60 },
  { kind: 'rare word', texts: bothWays(RARE), markMs: 15 },
  {
    kind: 'popular only years ago',
    texts: bothWays(ONCE_POPULAR.map(({ name }) => name.split(' ')[0] ?? '')),
    markMs: 90,
  },
];

/** The first page of a search as a reader gets it: hits, their texts marked, what they are about counted. */
export async function measureSearch(newsroom: Newsroom): Promise<Figure[]> {
  return asAPage(newsroom, measureOn);
}

async function measureOn(ctx: Context): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { kind, texts, markMs } of KINDS) {
    const name = `search, ${kind}`;
    figures.push(
      ...(await timeRounds(name, { questions: texts, rounds, markMs }, async (text) => {
        const answer = await searchSite(ctx, { text });
        if (answer.kind !== 'results' || answer.results.length === 0)
          throw new Error(`${text} finds nothing.`);
      })),
    );
  }
  return [...figures, ...(await rankingEveryHit(ctx))];
}

/**
 * What a machine takes for the plainest search there is, twenty of all hits by their rank: says how quick the machine is, since
 * it is no code of ours. Told for comparison.
 */
async function rankingEveryHit({ db }: Context): Promise<Figure[]> {
  const words = ['năm', 'người', 'giá', 'nước', 'tăng'];
  return timeRounds(
    'ranking every hit of a common word',
    { questions: words, rounds: 1, markMs: null },
    (word) => {
      const tsquery = searchQuery(word)?.exact;
      return db.execute(sql`
      select article_id from search_docs where document @@ ${tsquery}::tsquery
      order by ts_rank(document, ${tsquery}::tsquery) desc limit 20`);
    },
  );
}
