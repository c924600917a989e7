import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readPressText } from '#core/interchange/read-press-text.ts';
import { chooseRelated, rankRelatives } from '#core/related/choose-related.ts';
import type { StoryFeatures } from '#core/related/score-relative.ts';
import { compare, prepareText } from '#core/related/similarity.ts';
import { relatedCount } from '#core/related/weights.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { exactKey } from '#core/text/exact-key.ts';
import { syllables } from '#core/text/syllables.ts';
import { foldedWords } from '#core/text/word-overlap.ts';
import { findRelatives } from '#db/queries/related/related-stories.ts';
import { PROGRAMS } from './programs.ts';
import { bm25 } from './support/bm25.ts';
import {
  type CollectionDoc,
  CollectionError,
  explained,
  judgedQueries,
  print,
  printMissing,
  type Qrels,
  readDocs,
  readQrels,
} from './support/collection.ts';
import { evaluateDemonstration } from './support/evaluate-demonstration.ts';
import { figure, figureAtLeast, quantile, reporter } from './support/figure.ts';
import { type NewsroomOfDocs, newsroomOfDocs } from './support/newsroom-of-docs.ts';
import { benchOptions } from './support/options.ts';
import { exponential, hitAt, meanOf, ndcgAt, recallAt } from './support/ranking-metrics.ts';

/*
 * Related stories compared with human judgements, beside plain BM25 in the same run. Uses the product's own
 * candidate search on its own PostgreSQL, its score and its list. bench/README.md explains the method and the
 * collections.
 */

const corpora = path.join(import.meta.dirname, '..', '..', 'shared', 'corpora', 'vietnamese', 'related');
const COLLECTIONS = [
  { name: 'clusters', docs: 'clusters.docs.json', qrels: 'clusters.qrels.tsv', hit: 0.995, ndcg: 0.965 },
  {
    name: 'tagged headlines',
    docs: 'tagged-headlines.docs.json',
    qrels: 'tagged-headlines.qrels.tsv.gz',
    hit: null,
    ndcg: 0.42,
  },
];
/**
 * The number of ranked stories, and of the most listed ones that are withdrawn to check that they disappear.
 */
const ranked = 10;
const withdrawn = 40;

const { json, tags: withTags, ...files } = benchOptions(PROGRAMS['eval-related']);
const report = reporter({ json });
await explained(() => (files.docs === null ? evaluateOurs() : evaluateTheirs(files.docs)));
process.exit(report.exitCode());

async function evaluateOurs(): Promise<void> {
  if (files.qrels !== null) throw new CollectionError('Judgements need documents: --docs FILE --qrels FILE.');
  for (const found of await evaluateDemonstration()) report.add(found);
  for (const { name, docs, qrels, hit, ndcg } of COLLECTIONS) {
    const judged = readQrels(path.join(corpora, qrels));
    await evaluate(name, { docs: readDocs(path.join(corpora, docs)), qrels: judged }, { hit, ndcg });
  }
  await evaluateReference(
    readFileSync(path.join(corpora, '..', '..', 'reference-article.vi.txt'), 'utf8'),
    COLLECTIONS.flatMap(({ docs }) => readDocs(path.join(corpora, docs))),
  );
}

async function evaluateTheirs(docs: string): Promise<void> {
  const name = path.basename(docs).replace(/\.(docs)?.*$/, '');
  await evaluate(name, { docs: readDocs(docs), qrels: readQrels(files.qrels ?? '') });
}

type Marks = { readonly hit: number | null; readonly ndcg: number | null };
type Answer = {
  readonly query: string;
  readonly ids: readonly string[];
  readonly relevance: ReadonlyMap<string, number>;
};

async function evaluate(
  name: string,
  { docs, qrels }: { docs: readonly CollectionDoc[]; qrels: Qrels },
  marks: Marks = { hit: null, ndcg: null },
): Promise<void> {
  const places = new Map(docs.map(({ id }, place) => [id, place]));
  // Some collections judge a story as relevant to itself, but no list contains its own story.
  const judged = judgedQueries(docs, qrels);
  printMissing(docs, judged);
  const queries = judged.map(
    ([query, relevance]) => [query, new Map([...relevance].filter(([id]) => id !== query))] as const,
  );
  const inVain = queries.filter(([, relevance]) => !hasRelevant(relevance)).length;
  if (inVain > 0)
    print(`${inVain} of ${queries.length} queries have nothing relevant but themselves and count 0.`);
  const plainly = plainSearch(docs);
  const newsroom = await newsroomOfDocs(docs, { withTags });
  try {
    const dated = new Map(
      docs.flatMap(({ id, publishedAt }) => (publishedAt ? [[id, publishedAt] as const] : [])),
    );
    const isOlder = (query: string) => (id: string) => {
      const [mine, theirs] = [dated.get(query), dated.get(id)];
      return mine !== undefined && theirs !== undefined && theirs <= mine;
    };
    const asked = await askAll(newsroom, queries, isOlder);
    const idAt = (place: number) => docs[place]?.id ?? '';
    const plain = queries.map(([query, relevance]): Answer => {
      return { query, relevance, ids: plainly(places.get(query) ?? -1).map(idAt) };
    });
    const add = (what: string, value: number, { unit = '', mark }: { unit?: string; mark?: number } = {}) =>
      report.add(
        mark === undefined
          ? figure(`${name}, ${what}`, [value, unit])
          : figureAtLeast(`${name}, ${what}`, [value, unit], mark),
      );
    add('queries', queries.length);
    const floor = measured(plain);
    const ours = measured(asked.map(({ ranking }) => ranking));
    // A floor is compared as rounded for output.
    const printed = (value: number) => Math.round(value * 1_000) / 1_000;
    add('hit@5', ours.hit, { mark: marks.hit ?? printed(floor.hit) });
    add('hit@5, plain BM25', floor.hit);
    add('recall@5', ours.recall);
    add('recall@5, plain BM25', floor.recall);
    add('nDCG@10', ours.ndcg, { mark: marks.ndcg ?? printed(floor.ndcg) });
    add('nDCG@10, plain BM25', floor.ndcg);
    add('nDCG@10, gain 2^relevance − 1', ours.exponential);
    add('nDCG@10, gain 2^relevance − 1, plain BM25', floor.exponential);

    // Reader lists are deduplicated, so duplicates count for neither method.
    const lists = asked.map(({ list, double }) => withoutDoubles(list, double));
    const plainLists = queries.map(([query, relevance], index): Answer => {
      const double = asked[index]?.double ?? new Set<string>();
      const ids = plainly(places.get(query) ?? -1, (place) => !double.has(idAt(place))).map(idAt);
      return withoutDoubles({ query, relevance, ids }, double);
    });
    add('list, doubles apart, nDCG@10', measured(lists).ndcg);
    add('list, doubles apart, nDCG@10, plain BM25', measured(plainLists).ndcg);

    const young = asked.flatMap(({ atOnce }) => olderOnly(atOnce, isOlder(atOnce.query)));
    const youngPlain = queries.flatMap(([query, relevance]) => {
      const older = isOlder(query);
      const ids = plainly(places.get(query) ?? -1, (place) => older(idAt(place))).map(idAt);
      return olderOnly({ query, relevance, ids }, older);
    });
    add('minutes old, queries', young.length);
    if (young.length > 0) {
      add('minutes old, nDCG@10', measured(young).ndcg);
      add('minutes old, nDCG@10, plain BM25', measured(youngPlain).ndcg);
    }
    add(
      'coverage (three or more)',
      meanOf(asked, ({ shown }) => Number(shown.ids.length >= 3)),
    );
    const entries = asked.flatMap(({ shown: { ids, relevance } }) => ids.map((id) => relevance.get(id) ?? 0));
    const full = asked.flatMap(({ list: { ids, relevance } }) =>
      ids.slice(0, relatedCount).map((id) => relevance.get(id) ?? 0),
    );
    const isRelevant = (relevance: number) => Number(relevance > 0);
    add('shown to readers, of five', entries.length / asked.length);
    add('… relevant of them', meanOf(entries, isRelevant));
    add('… without a floor', meanOf(full, isRelevant));
    report.add(figure(`${name}, doubles in a list`, [meanOf(asked, ({ doubles }) => doubles), ''], 0));
    const ages = lists.flatMap(({ query, ids }) =>
      ids.slice(0, 5).flatMap((id) => {
        const [mine, theirs] = [dated.get(query), dated.get(id)];
        return mine && theirs ? [Math.abs(mine.getTime() - theirs.getTime()) / dayMs] : [];
      }),
    );
    if (ages.length > 0) add('median distance in time', quantile(ages, 0.5), { unit: 'd' });
    report.add(
      figure(
        `${name}, leaks`,
        [
          await countLeaks(
            newsroom,
            asked.map(({ list }) => list),
          ),
          '',
        ],
        0,
      ),
    );
    add(
      'one story, p95',
      quantile(
        asked.map(({ ms }) => ms),
        0.95,
      ),
      { unit: 'ms' },
    );
  } finally {
    await newsroom.close();
  }
}

/**
 * The reference article in an archive of `others`. Its five related stories are known by headline and the
 * beginning of the sapo. They should be among the first ten of the automatic list.
 */
async function evaluateReference(text: string, others: readonly CollectionDoc[]): Promise<void> {
  const { paragraphs, related, lead } = readPressText(text);
  const day = Date.UTC(2023, 6, 17, 5);
  const doc = (id: string, words: string, hours: number): CollectionDoc => {
    const [headline = '', sapo = ''] = [words.split(' ').slice(0, 14), words.split(' ').slice(14)].map(
      (part) => part.join(' '),
    );
    return {
      id,
      headline,
      sapo,
      body: '',
      tags: [],
      section: 'TheGioi',
      publishedAt: new Date(day - hours * 3_600_000),
    };
  };
  const five = related.map((words, index) => doc(`related-${index}`, words, 2 + 4 * index));
  const reference: CollectionDoc = {
    ...doc('reference', lead?.caption ?? '', 0),
    sapo: '',
    body: paragraphs.join('\n'),
  };
  const docs = [reference, ...five, ...others];
  const plainly = plainSearch(docs);
  const newsroom = await newsroomOfDocs(docs, { withTags: false });
  try {
    const [asked] = await askAll(newsroom, [[reference.id, new Map(five.map(({ id }) => [id, 1]))]]);
    const wanted = new Set(five.map(({ id }) => id));
    const among = (ids: readonly string[]) => ids.filter((id) => wanted.has(id)).length;
    const name = `reference article among ${others.length}, of its five in the first ten`;
    report.add(figureAtLeast(name, [among(asked?.list.ids ?? []), ''], five.length));
    const plain = plainly(0).map((place) => docs[place]?.id ?? '');
    report.add(figure(`${name}, plain BM25`, [among(plain), '']));
  } finally {
    await newsroom.close();
  }
}

type Asked = {
  /** Ordered by relatedness, restricted to stories that existed at publication. */
  readonly ranking: Answer;
  readonly atOnce: Answer;
  /** As at the desk. */
  readonly list: Answer;
  /** As on the page, with the floor of relevance. */
  readonly shown: Answer;
  /** Near-duplicates of the story or of an earlier document, among those relevant or ranked. */
  readonly double: ReadonlySet<string>;
  readonly doubles: number;
  readonly ms: number;
};

/** `isOlder` selects the documents that existed when one was published. */
async function askAll(
  newsroom: NewsroomOfDocs,
  queries: readonly (readonly [string, ReadonlyMap<string, number>])[],
  isOlder: (query: string) => (id: string) => boolean = () => () => true,
): Promise<Asked[]> {
  const answers: Asked[] = [];
  for (const [query, relevance] of queries) {
    const start = performance.now();
    const found = await findRelatives(newsroom.services.db, {
      articleId: newsroom.articleIds.get(query) ?? '',
      siteLocale: 'vi',
      pinnedIds: [],
    });
    if (found === null) throw new Error(`The story of ${query} is not public.`);
    const { story, candidates } = found;
    // As at the desk: the floor of relevance for readers would hide the order below it.
    const list = chooseRelated({ story, candidates, count: ranked, includesDistant: true });
    const ms = performance.now() - start;
    const answer = (ids: readonly string[]): Answer => {
      return { query, relevance, ids: ids.map((id) => newsroom.docIds.get(id) ?? '') };
    };
    const order = rankRelatives(story, candidates);
    const wasThere = isOlder(query);
    const older = candidates.filter(({ id }) => wasThere(newsroom.docIds.get(id) ?? ''));
    answers.push({
      ranking: answer(order.slice(0, ranked)),
      atOnce: answer(rankRelatives(story, older).slice(0, ranked)),
      list: answer(list.map(({ id }) => id)),
      shown: answer(chooseRelated({ story, candidates }).map(({ id }) => id)),
      double: new Set(doublesOf(story, candidates).map((id) => newsroom.docIds.get(id) ?? '')),
      doubles: doublesWithin(
        list.map(({ id }) => id),
        candidates,
      ),
      ms,
    });
  }
  return answers;
}

/**
 * Plain BM25 with a whole document as the query: the nearest places, without the document itself. `mayStand`
 * filters them.
 */
function plainSearch(
  docs: readonly CollectionDoc[],
): (place: number, isAllowed?: (place: number) => boolean) => number[] {
  const terms = docs.map(({ headline, sapo, body }) =>
    syllables([headline, sapo, body].join('\n')).map(({ text }) => exactKey(text)),
  );
  const search = bm25(terms);
  return (place, isAllowed = () => true) =>
    search(terms[place] ?? [])
      .filter((other) => other !== place && isAllowed(other))
      .slice(0, ranked);
}

function measured(
  answers: readonly Answer[],
): Readonly<Record<'hit' | 'recall' | 'ndcg' | 'exponential', number>> {
  return {
    hit: meanOf(answers, ({ ids, relevance }) => hitAt(5, ids, relevance)),
    recall: meanOf(answers, ({ ids, relevance }) => recallAt(5, ids, relevance)),
    ndcg: meanOf(answers, ({ ids, relevance }) => ndcgAt(ids, relevance, { k: ranked })),
    exponential: meanOf(answers, ({ ids, relevance }) =>
      ndcgAt(ids, relevance, { k: ranked, gain: exponential }),
    ),
  };
}

/** The same query with near-duplicates removed from answer and judgement. */
function withoutDoubles({ query, ids, relevance }: Answer, double: ReadonlySet<string>): Answer {
  return {
    query,
    ids: ids.filter((id) => !double.has(id)),
    relevance: new Map([...relevance].filter(([id]) => !double.has(id))),
  };
}

/** The same query at the moment of publication. Empty if no relevant document existed then. */
function olderOnly({ query, ids, relevance }: Answer, isOlder: (id: string) => boolean): Answer[] {
  const then = new Map([...relevance].filter(([id]) => isOlder(id)));
  return hasRelevant(then) ? [{ query, ids: ids.filter(isOlder), relevance: then }] : [];
}

function hasRelevant(relevance: ReadonlyMap<string, number>): boolean {
  return [...relevance.values()].some((each) => each > 0);
}

function contentOf({ headline, vector }: StoryFeatures) {
  return prepareText(foldedWords(headline), vector);
}

/** Candidates that are near-duplicates of the story or of a newer candidate. */
function doublesOf(story: StoryFeatures, candidates: readonly StoryFeatures[]): string[] {
  const newest = [...candidates].sort(
    (a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const own = contentOf(story);
  const contents = newest.map((each) => ({ id: each.id, content: contentOf(each) }));
  const { isNearDuplicate } = compare([own, ...contents.map(({ content }) => content)]);
  const shown = [own];
  return contents.flatMap(({ id, content }) => {
    if (shown.some((other) => isNearDuplicate(content, other))) return [id];
    shown.push(content);
    return [];
  });
}

/** Pairs of near-duplicates in a list. */
function doublesWithin(ids: readonly string[], candidates: readonly StoryFeatures[]): number {
  const contents = candidates.filter(({ id }) => ids.includes(id)).map(contentOf);
  const { isNearDuplicate } = compare(contents);
  return contents.reduce(
    (sum, one, place) =>
      sum + contents.slice(place + 1).filter((other) => isNearDuplicate(one, other)).length,
    0,
  );
}

/** Withdraws the most listed stories, each in another way, and counts the lists that still contain one. */
async function countLeaks(newsroom: NewsroomOfDocs, lists: readonly Answer[]): Promise<number> {
  const times = new Map<string, number>();
  for (const { ids } of lists) for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  const gone = [...times]
    .sort((a, b) => b[1] - a[1])
    .slice(0, withdrawn)
    .map(([id]) => newsroom.articleIds.get(id));
  const ways = [
    `public_state = 'withheld'`,
    `public_state = 'killed'`,
    `embargo_until = now() + interval '1 day'`,
    `expires_at = now()`,
    `published_at = now() + interval '1 day'`,
  ];
  for (const [index, way] of ways.entries()) {
    await newsroom.pool.query(`update articles set ${way} where id = any($1::uuid[])`, [
      gone.filter((_, place) => place % ways.length === index),
    ]);
  }
  let leaks = 0;
  for (const { query, ids } of lists) {
    if (!ids.some((id) => gone.includes(newsroom.articleIds.get(id)))) continue;
    const found = await findRelatives(newsroom.services.db, {
      articleId: newsroom.articleIds.get(query) ?? '',
      siteLocale: 'vi',
      pinnedIds: [],
    });
    if (found === null) continue;
    const list = chooseRelated({ ...found, count: ranked, includesDistant: true });
    leaks += list.filter(({ id }) => gone.includes(id)).length;
  }
  return leaks;
}
