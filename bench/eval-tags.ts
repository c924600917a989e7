import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { createLogger } from '#platform/logger.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { longestAsked, suggestTags } from '#usecases/tags/suggest-tags.ts';
import { openNewsroom } from '../scripts/newsroom/open-newsroom.ts';
import { CollectionError, explained, judgedQueries, readDocs, readQrels } from './support/collection.ts';
import { COLLECTION_OPTIONS } from './support/collection-options.ts';
import { figure, figureAtLeast, quantile, reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';
import { meanOf, recallAt } from './support/ranking-metrics.ts';
import { type ArchivedDoc, fillWithTagged, type TaggedArchive } from './support/tagged-archive.ts';

/*
 * How many of the tags that a paper gave a headline are among the first five that the desk suggests for it. Each headline is
 * left out of the archive in its turn: what only it says is known to nobody. bench/README.md says how.
 */

const RECALL_MARK = 0.6;
const offered = 5;
/** Asked for beyond those that are looked at, so that tags only the headline itself bears can be left out. */
const askedFor = 20;

const HEADLINES = path.join(
  import.meta.dirname,
  '../../shared/corpora/vietnamese/related/tagged-headlines.docs.json',
);

const { json, every, ...files } = benchOptions({
  ...COLLECTION_OPTIONS,
  every: { about: 'only every so many documents are asked', number: 1, least: 1, whole: true },
});
const report = reporter({ json });

type Judged = { readonly doc: ArchivedDoc; readonly wanted: ReadonlyMap<string, number> };

const { docs, queries } = await explained(collection);
await explained(publishAndAsk);
process.exit(report.exitCode());

async function publishAndAsk(): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-eval-'));
  process.env.DATA_DIR = dataDir;
  const server = await startPostgres({ dataDir, log: createLogger('error') });
  try {
    await migrateDatabase(server.connectionString);
    const archive = await fillWithTagged(server.connectionString, docs);
    const newsroom = await openNewsroom();
    try {
      await evaluate(archive, newsroom);
    } finally {
      await newsroom.close();
    }
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function evaluate(
  archive: TaggedArchive,
  { operator }: Awaited<ReturnType<typeof openNewsroom>>,
): Promise<void> {
  const asked = archive.docs.filter(({ id }, index) => index % every === 0 && (queries?.has(id) ?? true));
  const judged = asked
    .map((doc) => ({ doc, wanted: new Map(othersBear(archive, doc).map((id) => [id, 1])) }))
    .filter(({ wanted }) => wanted.size > 0);
  if (judged.length === 0)
    throw new CollectionError('No document that is asked has a tag which others bear.');
  const times: number[] = [];
  const suggest = async (doc: ArchivedDoc, tagIds: string[]) => {
    const { headline, sapo, body, sectionId, articleId, at } = doc;
    const story = {
      headline: beginningOf(headline, longestAsked.headline),
      sapo: beginningOf(sapo, longestAsked.sapo),
      ...{ body, sectionId, articleId, at, tagIds, limit: askedFor },
    };
    const { tags } = await suggestTags(operator, story);
    return tags.map(({ id }) => id).filter((id) => isKnownWithout(archive, doc, id));
  };
  const suggested = new Map<string, string[]>();
  for (const { doc } of judged) {
    const start = performance.now();
    const tags = await suggest(doc, []);
    times.push(performance.now() - start);
    suggested.set(doc.id, tags);
  }
  const begun: Judged[] = [];
  const continued = new Map<string, string[]>();
  for (const { doc, wanted } of judged) {
    const [given, ...others] = wanted.keys();
    if (given === undefined || others.length === 0) continue;
    begun.push({ doc, wanted: new Map(others.map((id) => [id, 1])) });
    continued.set(doc.id, await suggest(doc, [given]));
  }
  const literal = literalMatcher(archive);
  report.add(figure('headlines asked', asked.length, ''));
  report.add(figure('headlines with a tag that others bear', judged.length, ''));
  report.add(
    figure(
      'literal match, recall@5',
      recall(judged, (doc) => literal(doc)),
      'ratio',
    ),
  );
  report.add(
    figureAtLeast(
      'tag suggestion, recall@5',
      recall(judged, (doc) => suggested.get(doc.id) ?? []),
      'ratio',
      RECALL_MARK,
    ),
  );
  report.add(
    figure(
      'the same of all tags, those that no other headline bears included',
      meanOf(judged, ({ doc }) =>
        recallAt(offered, suggested.get(doc.id) ?? [], new Map(doc.tagIds.map((id) => [id, 1]))),
      ),
      'ratio',
    ),
  );
  report.add(
    figure(
      `where one tag is given and others are wanted (${begun.length} headlines), recall@5`,
      recall(begun, (doc) => continued.get(doc.id) ?? []),
      'ratio',
    ),
  );
  report.add(figure('one suggestion, median', quantile(times, 0.5), 'ms'));
  report.add(figure('one suggestion, p95', quantile(times, 0.95), 'ms'));
}

/** As much of a text as the desk takes: others call whole stories a summary. */
function beginningOf(text: string, chars: number): string {
  return text.slice(0, chars).toWellFormed();
}

function recall(judged: readonly Judged[], rank: (doc: ArchivedDoc) => readonly string[]): number {
  return meanOf(judged, ({ doc, wanted }) => recallAt(offered, rank(doc), wanted));
}

function othersBear(archive: TaggedArchive, doc: ArchivedDoc): string[] {
  return doc.tagIds.filter((id) => isKnownWithout(archive, doc, id));
}

/** Whether the archive without this document knows the tag. */
function isKnownWithout({ bearers }: TaggedArchive, doc: ArchivedDoc, tagId: string): boolean {
  return (bearers.get(tagId) ?? 0) > (doc.tagIds.includes(tagId) ? 1 : 0);
}

/** The floor: the tags whose names stand in the headline, accents and case aside, the longest first. */
function literalMatcher(archive: TaggedArchive): (doc: ArchivedDoc) => string[] {
  const words = (text: string) =>
    ` ${syllables(fold(text))
      .map((syllable) => syllable.text)
      .join(' ')} `;
  const tags = Array.from(archive.names, ([id, name]) => ({ id, words: words(name) }))
    .filter((tag) => tag.words.trim() !== '')
    .sort((a, b) => b.words.length - a.words.length || (a.words < b.words ? -1 : 1));
  return (doc) => {
    const headline = words(doc.headline);
    return tags
      .filter((tag) => headline.includes(tag.words) && isKnownWithout(archive, doc, tag.id))
      .map(({ id }) => id);
  };
}

/** With judgements only the documents that are queries of them are asked; without, all. */
function collection() {
  const docs = readDocs(files.docs ?? HEADLINES);
  const queries = files.qrels === null ? null : new Map(judgedQueries(docs, readQrels(files.qrels)));
  return { docs, queries };
}
