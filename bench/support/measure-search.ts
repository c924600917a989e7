import { sql } from 'drizzle-orm';
import { searchQuery } from '#core/search/search-query.ts';
import { fold } from '#core/text/fold.ts';
import type { Context } from '#usecases/context.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import type { Newsroom } from '../../scripts/newsroom/open-newsroom.ts';
import { withReaderConnections } from './as-a-page.ts';
import { asTimes, type Figure } from './figure.ts';
import { NAMES, ONCE_POPULAR, RARE } from './story-words.ts';
import { timeRounds } from './time-rounds.ts';

const rounds = 10;
/** Typed with accents and without, as readers do. */
const bothWays = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => [text, fold(text)]))];

/** In 220 stories as typed, and in 5,328 without accents: a rare word with accents, but not without. */
const rareWithAccents = 'sếu';

/** `naiveMs`: the time of ranking every hit on the machine on which the limit was set, or null. */
type Kind = {
  readonly kind: string;
  readonly texts: readonly string[];
  readonly markMs: number;
  readonly naiveMs: number | null;
};

const KINDS: readonly Kind[] = [
  {
    kind: 'common word',
    texts: bothWays(['của', 'năm', 'người', 'giá', 'biển', 'đường', 'bão', 'nước', 'tăng']),
    markMs: 50,
    naiveMs: 1_442,
  },
  { kind: 'phrase', texts: bothWays(NAMES.map((name) => `"${name}"`)), markMs: 60, naiveMs: 281 },
  {
    kind: 'rare word',
    texts: bothWays(RARE.filter((word) => word !== rareWithAccents)),
    markMs: 15,
    naiveMs: 4,
  },
  { kind: 'rare with its accents only', texts: [rareWithAccents], markMs: 15, naiveMs: null },
  { kind: 'the same typed without', texts: [fold(rareWithAccents)], markMs: 50, naiveMs: null },
  {
    kind: 'popular only years ago',
    texts: bothWays(ONCE_POPULAR.map(({ name }) => name.split(' ')[0] ?? '')),
    markMs: 90,
    naiveMs: null,
  },
];
/**
 * Number of queries per kind that rank every hit: a common word takes seconds, a phrase of common words more.
 */
const rankedWhole = 3;

/** The first page of search results as a reader gets it: hits, marked excerpts and facet counts. */
export async function measureSearch(newsroom: Newsroom): Promise<Figure[]> {
  return withReaderConnections(newsroom, measureOn);
}

async function measureOn(ctx: Context): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of KINDS) figures.push(...(await measureKind(ctx, kind)));
  return figures;
}

async function measureKind(ctx: Context, { kind, texts, markMs, naiveMs }: Kind): Promise<Figure[]> {
  const name = `search, ${kind}`;
  const ours = await timeRounds(name, { questions: texts, rounds, markMs }, async (text) => {
    const answer = await searchSite(ctx, { text });
    if (answer.kind !== 'results' || answer.results.length === 0) throw new Error(`${text} finds nothing.`);
  });
  if (naiveMs === null) return ours;
  const naive = await rankingEveryHit(ctx, { kind, texts: texts.slice(0, rankedWhole) });
  return [...ours, ...naive, asTimes(ours, naive, { name: `${name}, p95 over that`, markMs, naiveMs })];
}

/**
 * The simplest possible search: twenty of all hits by rank. It uses no code of ours, so it measures the speed
 * of the machine. Limits are times of one machine; the ratio of the two is comparable on another.
 */
async function rankingEveryHit(
  { db }: Context,
  { kind, texts }: { kind: string; texts: readonly string[] },
): Promise<Figure[]> {
  return timeRounds(`ranking every hit, ${kind}`, { questions: texts, rounds: 1, markMs: null }, (text) => {
    const tsquery = searchQuery(text)?.exact;
    return db.execute(sql`
      select article_id from search_docs where document @@ ${tsquery}::tsquery
      order by ts_rank(document, ${tsquery}::tsquery) desc limit 20`);
  });
}
