import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { longestAsked, suggestTags } from '#usecases/tags/suggest-tags.ts';
import { openNewsroom } from '../scripts/newsroom/open-newsroom.ts';
import { PROGRAMS } from './programs.ts';
import {
  type CollectionDoc,
  CollectionError,
  explained,
  judgedQueries,
  readDocs,
  readQrels,
} from './support/collection.ts';
import { figure, figureAtLeast, quantile, reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';
import { meanOf, recallAt } from './support/ranking-metrics.ts';
import {
  type ArchivedDoc,
  fillWithTagged,
  type TaggedArchive,
  withTagsOfTwo,
} from './support/tagged-archive.ts';

/*
 * Recall of tag suggestions: how many of a headline's real tags are among the first five suggested ones. Each
 * headline is excluded from the archive in turn (leave-one-out). Measured on two archives: one with only tags
 * of at least two headlines, as the target and its floor were measured; one with all tags, as at the desk.
 * bench/README.md explains it.
 */

/**
 * For the archive with tags of at least two headlines. Literal match, the floor of the target, reaches .396
 * there.
 */
const RECALL_MARK = 0.6;
const offered = 5;
/** More than the suggestions that count, so that tags of only this headline can be excluded. */
const askedFor = 20;

const HEADLINES = path.join(
  import.meta.dirname,
  '../../shared/corpora/vietnamese/related/tagged-headlines.docs.json',
);

const { json, every, ...files } = benchOptions(PROGRAMS['eval-tags']);
const report = reporter({ json });

type Judged = { readonly doc: ArchivedDoc; readonly wanted: ReadonlyMap<string, number> };

type Measured = {
  readonly among: string;
  readonly docs: readonly CollectionDoc[];
  readonly mark: number | null;
};

const { docs, queries } = await explained(collection);
await explained(() =>
  publishAndAsk({ among: 'tags of two headlines', docs: withTagsOfTwo(docs), mark: RECALL_MARK }),
);
await explained(() => publishAndAsk({ among: 'all tags', docs, mark: null }));
process.exit(report.exitCode());

async function publishAndAsk(measured: Measured): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-eval-'));
  process.env.DATA_DIR = dataDir;
  const server = await startPostgres({ dataDir, log: createLogger('error') });
  try {
    await migrateDatabase(server.connectionString);
    const archive = await fillWithTagged(server.connectionString, measured.docs);
    const newsroom = await openNewsroom();
    try {
      await evaluate(archive, newsroom, measured);
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
  { among, mark }: Measured,
): Promise<void> {
  const asked = archive.docs.filter(({ id }, index) => index % every === 0 && (queries?.has(id) ?? true));
  const judged = asked
    .map((doc) => ({ doc, wanted: new Map(usedElsewhere(archive, doc).map((id) => [id, 1])) }))
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
    const [input, ...others] = wanted.keys();
    if (input === undefined || others.length === 0) continue;
    begun.push({ doc, wanted: new Map(others.map((id) => [id, 1])) });
    continued.set(doc.id, await suggest(doc, [input]));
  }
  const literal = literalMatcher(archive);
  const add = (name: string, value: number, unit: string) =>
    report.add(figure(`${among}: ${name}`, [value, unit]));
  const found = recall(judged, (doc) => suggested.get(doc.id) ?? []);
  add(`headlines with one that others bear, of ${asked.length}`, judged.length, '');
  add('literal match, recall@5', recall(judged, literal), 'ratio');
  if (mark === null) add('tag suggestion, recall@5', found, 'ratio');
  else report.add(figureAtLeast(`${among}: tag suggestion, recall@5`, [found, 'ratio'], mark));
  // Without any such tag there is no share.
  if (begun.length > 0)
    add(
      `one given and others wanted (${begun.length} headlines), recall@5`,
      recall(begun, (doc) => continued.get(doc.id) ?? []),
      'ratio',
    );
  if (mark === null) {
    const ownTags = (doc: ArchivedDoc) => new Map(doc.tagIds.map((id) => [id, 1]));
    const ofAll = meanOf(judged, ({ doc }) => recallAt(offered, suggested.get(doc.id) ?? [], ownTags(doc)));
    add('the same answers against those too that no other headline bears', ofAll, 'ratio');
  }
  add('one suggestion, median', quantile(times, 0.5), 'ms');
  add('one suggestion, p95', quantile(times, 0.95), 'ms');
}

/** As much of a text as the desk uses: some collections call whole stories a summary. */
function beginningOf(text: string, chars: number): string {
  return text.slice(0, chars).toWellFormed();
}

function recall(judged: readonly Judged[], rank: (doc: ArchivedDoc) => readonly string[]): number {
  return meanOf(judged, ({ doc, wanted }) => recallAt(offered, rank(doc), wanted));
}

function usedElsewhere(archive: TaggedArchive, doc: ArchivedDoc): string[] {
  return doc.tagIds.filter((id) => isKnownWithout(archive, doc, id));
}

/** Whether the archive knows the tag without this document. */
function isKnownWithout({ storyCounts }: TaggedArchive, doc: ArchivedDoc, tagId: string): boolean {
  return (storyCounts.get(tagId) ?? 0) > (doc.tagIds.includes(tagId) ? 1 : 0);
}

/** The floor: tags whose names are in the headline, ignoring accents and case, longest first. */
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

/** With judgements only their queries are evaluated; without, all documents. */
function collection() {
  const docs = readDocs(files.docs ?? HEADLINES);
  const queries = files.qrels === null ? null : new Map(judgedQueries(docs, readQrels(files.qrels)));
  return { docs, queries };
}
