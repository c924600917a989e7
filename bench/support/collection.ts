import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** A document of a collection that others made, whatever the collection calls its fields. */
export type CollectionDoc = {
  readonly id: string;
  readonly headline: string;
  readonly sapo: string;
  readonly body: string;
  /** As the collection has them: names, in no order that means anything. */
  readonly tags: readonly string[];
  readonly section: string;
  /** Null where the collection does not say it, or not as a moment. */
  readonly publishedAt: Date | null;
};

/** How relevant each document is to each query, by their ids; what is not named is not relevant. */
export type Qrels = ReadonlyMap<string, ReadonlyMap<string, number>>;

const text = z.string().nullish();
const docsSchema = z.array(
  z.object({
    id: z.coerce.string(),
    title: z.string(),
    summary: text,
    body: text,
    tags: z.array(z.string()).nullish(),
    category: text,
    topic: text,
    published: text,
    time: text,
  }),
);

/** A collection cannot be read: the message is for whoever gave the command. */
export class CollectionError extends Error {}

/**
 * The documents of a file: a JSON array of `{id, title, summary?, body?, tags?, category? or topic?, published? or
 * time?}`, packed by gzip where its name ends in `.gz`. Throws `CollectionError`.
 */
export function readDocs(file: string): CollectionDoc[] {
  const parsed = docsSchema.safeParse(jsonOf(file));
  if (!parsed.success) {
    const { path = [], message = '' } = parsed.error.issues[0] ?? {};
    throw new CollectionError(`${file} is no list of documents: ${path.join('.')}: ${message}`);
  }
  if (parsed.data.length === 0) throw new CollectionError(`${file} has no documents.`);
  return parsed.data.map((doc) => ({
    id: doc.id,
    headline: doc.title,
    sapo: doc.summary ?? '',
    body: doc.body ?? '',
    tags: doc.tags ?? [],
    section: doc.category ?? doc.topic ?? '',
    publishedAt: momentOf(doc.published ?? doc.time ?? ''),
  }));
}

/**
 * The judgements of a file: a line each of query, document and relevance, apart by tabs, or as TREC writes them with a
 * `0` (or `Q0`) between the first two. Throws `CollectionError`.
 */
export function readQrels(file: string): Qrels {
  const qrels = new Map<string, Map<string, number>>();
  for (const [index, line] of textOf(file).split('\n').entries()) {
    if (line.trim() === '') continue;
    const fields = line.trimEnd().split(/\t| +/);
    const [query, doc, relevance] = fields.length === 4 ? [fields[0], fields[2], fields[3]] : fields;
    const grade = Number(relevance);
    if (!query || !doc || relevance === undefined || !Number.isFinite(grade))
      throw new CollectionError(`${file}, line ${index + 1}, is no judgement: ${line.slice(0, 80)}`);
    const ofQuery = qrels.get(query) ?? new Map<string, number>();
    ofQuery.set(doc, grade);
    qrels.set(query, ofQuery);
  }
  if (qrels.size === 0) throw new CollectionError(`${file} has no judgements.`);
  return qrels;
}

/** The file that `--name FILE` of a command names, or the one that is meant where nothing is said. */
export function fileOption(name: string, otherwise: string, argv: readonly string[] = process.argv): string {
  const at = argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : (argv[at + 1] ?? '');
}

function jsonOf(file: string): unknown {
  const content = textOf(file);
  try {
    return JSON.parse(content);
  } catch {
    throw new CollectionError(`${file} is not JSON.`);
  }
}

function textOf(file: string): string {
  if (file === '' || !existsSync(file))
    throw new CollectionError(
      `There is no collection at ${file || '(no file named)'}. Name one: --docs FILE --qrels FILE, in the form that bench/README.md describes.`,
    );
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** `23/10/2013 11:39` as Vietnamese papers write it (in their zone), or what JavaScript reads by itself. */
function momentOf(written: string): Date | null {
  const [, day, month, year, hour = '0', minute = '0'] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\D+(\d{1,2}):(\d{2}))?/.exec(written.trim()) ?? [];
  const pad = (part: string | undefined) => (part ?? '').padStart(2, '0');
  const moment =
    year === undefined
      ? new Date(written)
      : new Date(`${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:00+07:00`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
