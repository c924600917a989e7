import path from 'node:path';
import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { PROGRAMS } from './programs.ts';
import { bm25 } from './support/bm25.ts';
import {
  type CollectionDoc,
  CollectionError,
  explained,
  judgedQueries,
  print,
  printMissing,
  printShared,
  readDocs,
  readQrels,
} from './support/collection.ts';
import { figure, figureAtLeast, reporter } from './support/figure.ts';
import {
  type JudgedSearch,
  type Judgement,
  judgeSearch,
  readJudgedSearches,
} from './support/judged-searches.ts';
import { newsroomOfDemo } from './support/newsroom-of-demo.ts';
import { newsroomOfDocs } from './support/newsroom-of-docs.ts';
import { benchOptions } from './support/options.ts';
import { hitAt, meanOf } from './support/ranking-metrics.ts';

/*
 * Whether a reader finds a story by its headline typed without accents. Uses the search of the reader page on
 * the embedded PostgreSQL, beside plain BM25 over the same documents. Without a collection also whether
 * judged searches of the demonstration newsroom are answered. bench/README.md explains it.
 */

const CLUSTERS = path.resolve(
  import.meta.dirname,
  '../../shared/corpora/vietnamese/related/clusters.docs.json',
);
const SEARCHES = path.resolve(import.meta.dirname, '../tests/golden/search-queries.tsv');
/** The searches name days of this time. */
const DEMONSTRATION_AT = new Date('2026-12-02T13:00:00Z');
/** The least share of judged searches with a wanted answer first, and the most wrong corrections. */
const [MARK_FIRST, MARK_WRONG] = [0.95, 1];
const MARKS = { 'top-1': 0.95, 'top-10': 0.998 } as const;

const { json, searches, ...files } = benchOptions(PROGRAMS['eval-search']);
const report = reporter({ json });
if (files.docs === null) await addJudgedSearches();
if (searches !== null) process.exit(report.exitCode());
const { docs, queries } = await explained(collection);

addFigures('plain BM25, folded', await rankedBy(folded), { marked: false });
addFigures('plain BM25, unfolded', await rankedBy(unfolded), { marked: false });
addFigures('search', await ranked(), { marked: true });
process.exit(report.exitCode());

/** A story answers its own headline. With judgements, so do the stories that these name for it. */
function collection() {
  const docs = readDocs(files.docs ?? CLUSTERS);
  const headlines = new Map(docs.map(({ id, headline }) => [id, headline]));
  const judged =
    files.qrels === null
      ? docs.map(({ id }): [string, ReadonlyMap<string, number>] => [id, new Map()])
      : judgedQueries(docs, readQrels(files.qrels));
  printMissing(docs, judged);
  const queries = judged
    .map(([id, others]) => ({
      text: fold(headlines.get(id) ?? ''),
      relevance: new Map([...others, [id, 1]]),
    }))
    .filter(({ text }) => syllables(text).length > 0);
  const wordless = judged.length - queries.length;
  if (queries.length === 0) throw new CollectionError('No headline that is asked has a word in it.');
  if (wordless > 0)
    print(`${wordless} of ${judged.length} headlines have no word to search for and are left out.`);
  printShared(docs, queries);
  return { docs, queries };
}

function addFigures(name: string, rankings: readonly (readonly string[])[], { marked }: { marked: boolean }) {
  for (const [places, mark] of Object.entries(MARKS)) {
    const k = Number(places.slice('top-'.length));
    const value = meanOf(queries, (query) =>
      hitAt(k, rankings[queries.indexOf(query)] ?? [], query.relevance),
    );
    const of = `${name}, ${places} (${queries.length} queries)`;
    report.add(marked ? figureAtLeast(of, [value, 'ratio'], mark) : figure(of, [value, 'ratio']));
  }
}

/** By kind of search: the number with a wanted answer first or in the first three, and wrong corrections. */
async function addJudgedSearches() {
  const newsroom = await newsroomOfDemo(DEMONSTRATION_AT);
  const judged: (JudgedSearch & Judgement)[] = [];
  for (const search of readJudgedSearches(searches ?? SEARCHES))
    judged.push({ ...search, ...(await judgeSearch(newsroom.services, search, newsroom.urlOf)) });
  await newsroom.close();
  for (const { query, place, isWrongCorrection, wanted, found } of judged)
    if (place !== 0 || isWrongCorrection)
      print(`“${query}”: ${found || 'nothing'}, wanted ${wanted.join(' or ') || 'nothing'}`);
  for (const [kind, some] of Map.groupBy(judged, (each) => each.kind)) addKind(kind, some);
  const isFirst = judged.filter(({ place }) => place === 0).length;
  report.add(figureAtLeast('all, first', [isFirst / judged.length, 'ratio'], MARK_FIRST));
  const wrong = judged.filter(({ isWrongCorrection }) => isWrongCorrection).length;
  report.add(figure('all, wrong corrections', [wrong, ''], MARK_WRONG));
}

function addKind(kind: string, judged: readonly Judgement[]) {
  const of = `${kind} (${judged.length})`;
  const within = (places: number) => judged.filter(({ place }) => place !== null && place < places).length;
  report.add(figure(`${of}, first`, [within(1), '']));
  report.add(figure(`${of}, first three`, [within(3), '']));
  report.add(
    figure(`${of}, wrong corrections`, [judged.filter((each) => each.isWrongCorrection).length, '']),
  );
}

type Terms = (text: string) => string[];

function folded(text: string): string[] {
  return unfolded(text).map(fold);
}

function unfolded(text: string): string[] {
  return syllables(text.normalize('NFC').toLowerCase()).map((syllable) => syllable.text);
}

async function rankedBy(terms: Terms): Promise<string[][]> {
  const whole = ({ headline, sapo, body }: CollectionDoc) => terms(`${headline}\n${sapo}\n${body}`);
  const rank = bm25(docs.map(whole));
  return queries.map(({ text }) =>
    rank(terms(text))
      .slice(0, 10)
      .flatMap((place) => docs[place]?.id ?? []),
  );
}

async function ranked(): Promise<string[][]> {
  const newsroom = await newsroomOfDocs(docs, { withTags: false });
  try {
    const rankings: string[][] = [];
    for (const { text } of queries) {
      const answer = await searchSite(newsroom.services, { text });
      const results = answer.kind === 'results' ? answer.results.slice(0, 10) : [];
      rankings.push(results.flatMap(({ story }) => newsroom.docIds.get(story.id) ?? []));
    }
    return rankings;
  } finally {
    await newsroom.close();
  }
}
