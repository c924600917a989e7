import path from 'node:path';
import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { bm25 } from './support/bm25.ts';
import {
  type CollectionDoc,
  CollectionError,
  fileOption,
  readDocs,
  readQrels,
} from './support/collection.ts';
import { figure, figureAtLeast, reporter } from './support/figure.ts';
import { newsroomOfDocs } from './support/newsroom-of-docs.ts';
import { hitAt, meanOf } from './support/ranking-metrics.ts';

/*
 * Whether a reader who types a headline without its accents is given that story: the search of the readers' page itself, on
 * the embedded PostgreSQL, beside plain BM25 over the same documents. bench/README.md says how.
 */

const CLUSTERS = path.resolve(
  import.meta.dirname,
  '../../shared/corpora/vietnamese/related/clusters.docs.json',
);
const MARKS = { 'top-1': 0.95, 'top-10': 0.998 } as const;

const report = reporter({ json: process.argv.includes('--json') });
const { docs, qrels } = collection();
const byId = new Map(docs.map((doc) => [doc.id, doc]));
const queries = [...qrels].flatMap(([id, relevance]) => {
  const doc = byId.get(id);
  return doc ? [{ text: fold(doc.headline), relevance }] : [];
});

addFigures('plain BM25, folded', await rankedBy(folded), { marked: false });
addFigures('plain BM25, unfolded', await rankedBy(unfolded), { marked: false });
addFigures('search', await ranked(), { marked: true });
process.exit(report.exitCode());

/** Without `--qrels`, each document is the one answer to its own headline. */
function collection() {
  try {
    const found = readDocs(fileOption('docs', CLUSTERS));
    const judged = fileOption('qrels', '');
    const own = new Map(found.map(({ id }) => [id, new Map([[id, 1]])]));
    return { docs: found, qrels: process.argv.includes('--qrels') ? readQrels(judged) : own };
  } catch (error) {
    if (!(error instanceof CollectionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function addFigures(name: string, rankings: readonly (readonly string[])[], { marked }: { marked: boolean }) {
  for (const [places, mark] of Object.entries(MARKS)) {
    const k = Number(places.slice('top-'.length));
    const value = meanOf(queries, (query) =>
      hitAt(k, rankings[queries.indexOf(query)] ?? [], query.relevance),
    );
    const of = `${name}, ${places} (${queries.length} queries)`;
    report.add(marked ? figureAtLeast(of, value, 'ratio', mark) : figure(of, value, 'ratio'));
  }
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
