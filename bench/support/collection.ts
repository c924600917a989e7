import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { fold } from '#core/text/fold.ts';

/** A document of an external collection. The reader maps the collection's field names to these. */
export type CollectionDoc = {
  readonly id: string;
  readonly headline: string;
  readonly sapo: string;
  readonly body: string;
  /** Tag names in the spelling of the collection, in no meaningful order. */
  readonly tags: readonly string[];
  readonly section: string;
  /** Null if the collection has no valid date. */
  readonly publishedAt: Date | null;
};

/** The relevance of documents by query id and document id. Documents without an entry are not relevant. */
export type Qrels = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Removes characters that PostgreSQL cannot store: NUL and unpaired surrogates. */
const text = z.string().transform((written) => written.replaceAll('\0', '').toWellFormed());
const id = z
  .union([text, z.number()], { error: 'an id is a text or a number' })
  .transform((written) => idOf(String(written)))
  .refine((written) => written !== '', { error: 'an id is not empty' });
const moment = z.union([text, z.number().transform(String)], { error: 'a moment is a text or a number' });
const docsSchema = z.array(
  z
    .object({
      id,
      title: text.nullish(),
      summary: text.nullish(),
      body: text.nullish(),
      tags: z.array(text).nullish(),
      category: text.nullish(),
      topic: text.nullish(),
      published: moment.nullish(),
      time: moment.nullish(),
    })
    // Real collections contain empty titles. A value without any of these fields is something else.
    .refine(({ title, summary, body }) => (title ?? summary ?? body ?? null) !== null, {
      path: ['title'],
      error: 'a document has a title, a summary or a body',
    }),
);

/** Normalizes an id, because the two files may use different Unicode normal forms. */
function idOf(written: string): string {
  return written.trim().normalize('NFC');
}

/** A collection that cannot be parsed or evaluated. The message is for the person at the terminal. */
export class CollectionError extends Error {}

/** Returns the result of `act`. On a `CollectionError` the command prints it and exits with 2. */
export async function explained<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof CollectionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** Prints a remark about a collection that affects the reading of the figures. */
export function print(words: string): void {
  process.stderr.write(`${words}\n`);
}

/**
 * The documents of a file, optionally gzipped: a JSON array or JSON lines of
 * `{id, title, summary?, body?, tags?, category? or topic?, published? or time?}`, with unique ids. Throws
 * `CollectionError`.
 */
export function readDocs(file: string): CollectionDoc[] {
  const { values, lines } = jsonOf(file);
  const parsed = docsSchema.safeParse(values);
  if (!parsed.success) {
    const { path = [], message = '' } = parsed.error.issues[0] ?? {};
    const [place, ...field] = path;
    const line = lines?.[Number(place)];
    const where = line === undefined ? [path.join('.')] : [`line ${line}`, field.join('.')].filter(Boolean);
    throw new CollectionError(`${file} is no list of documents: ${[...where, message].join(': ')}`);
  }
  if (parsed.data.length === 0) throw new CollectionError(`${file} has no documents.`);
  const seen = new Set<string>();
  for (const [index, { id }] of parsed.data.entries()) {
    const where = lines ? ` (line ${lines[index]})` : '';
    if (seen.has(id)) throw new CollectionError(`${file} has two documents with the id ${id}${where}.`);
    seen.add(id);
  }
  return parsed.data.map((doc) => ({
    id: doc.id,
    headline: doc.title ?? '',
    sapo: doc.summary ?? '',
    body: doc.body ?? '',
    tags: (doc.tags ?? []).map((tag) => tag.trim()).filter(Boolean),
    section: doc.category ?? doc.topic ?? '',
    publishedAt: momentOf(doc.published ?? doc.time ?? ''),
  }));
}

/**
 * The judgements of a file, optionally gzipped. Each line has query, document and relevance, separated by
 * tabs or spaces. The TREC format has a `0` (or `Q0`) between the first two. The first line may be a header.
 * Throws `CollectionError`.
 */
export function readQrels(file: string): Qrels {
  const qrels = new Map<string, Map<string, number>>();
  let contradicting = 0;
  for (const [index, line] of textOf(file).split('\n').entries()) {
    if (line.trim() === '') continue;
    const fields = fieldsOf(line);
    const isTrec = fields.length === 4 && OF_TREC.test(fields[1] ?? '');
    const [query, doc, relevance] = isTrec ? [fields[0], ...fields.slice(2)] : fields;
    const shown = line.trim().slice(0, 80);
    if (index === 0 && namesColumns(fields)) {
      print(`The first line of ${file} is taken for the names of its columns: ${shown}`);
      continue;
    }
    const grade = DECIMAL.test(relevance ?? '') ? Number(relevance) : Number.NaN;
    if (fields.length > (isTrec ? 4 : 3) || !query || !doc || !Number.isFinite(grade))
      throw new CollectionError(`${file}, line ${index + 1}, is no judgement: ${shown}`);
    const ofQuery = qrels.get(query) ?? new Map<string, number>();
    const before = ofQuery.get(doc) ?? grade;
    if (before !== grade) contradicting += 1;
    ofQuery.set(doc, Math.max(before, grade));
    qrels.set(query, ofQuery);
  }
  if (qrels.size === 0) throw new CollectionError(`${file} has no judgements.`);
  if (contradicting > 0)
    print(`${contradicting} judgements contradict an earlier one of the same pair: the higher counts.`);
  return qrels;
}

/** The column between query and document in TREC. Another fourth column is an error. */
const OF_TREC = /^q?0$/i;
/** Numbers in other notations are errors. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether the last field is a column name (`score`, `relevance`) and not a mistyped number. */
function namesColumns(fields: readonly string[]): boolean {
  return (fields.length === 3 || fields.length === 4) && /^\p{L}+$/u.test(fields.at(-1) ?? '');
}

/** Ids may contain spaces if the separator is a tab. */
function fieldsOf(line: string): string[] {
  const byTabs = line.trimEnd().split('\t');
  const fields = byTabs.length >= 3 ? byTabs : line.trim().split(/\s+/);
  return fields.map(idOf);
}

/**
 * The judgements about documents of the collection, by query. Prints how many queries have no document.
 * Throws `CollectionError` if all have none.
 */
export function judgedQueries(
  docs: readonly CollectionDoc[],
  qrels: Qrels,
): [string, ReadonlyMap<string, number>][] {
  const ids = new Set(docs.map(({ id }) => id));
  const queries = [...qrels].filter(([id]) => ids.has(id));
  const unknown = qrels.size - queries.length;
  if (unknown > 0 && queries.length > 0)
    print(`${unknown} of ${qrels.size} queries are not documents of the collection and are omitted.`);
  if (queries.length === 0) throw new CollectionError('No query of the judgements is one of the documents.');
  return queries;
}

/**
 * Prints the share of relevant documents that no answer can contain, because they are not in the collection.
 */
export function printMissing(
  docs: readonly CollectionDoc[],
  queries: ReturnType<typeof judgedQueries>,
): void {
  const ids = new Set(docs.map(({ id }) => id));
  const relevant = queries.flatMap(([, relevance]) =>
    [...relevance].flatMap(([id, grade]) => (grade > 0 ? [id] : [])),
  );
  const missing = relevant.filter((id) => !ids.has(id)).length;
  if (missing > 0)
    print(`${missing} of ${relevant.length} relevant documents are not there and count as not found.`);
}

/**
 * Prints how many searches share their headline with other documents, ignoring accents and case: only one of
 * these can come first.
 */
export function printShared(
  docs: readonly CollectionDoc[],
  searches: readonly { readonly text: string; readonly relevance: ReadonlyMap<string, number> }[],
): void {
  const alike = Map.groupBy(docs, ({ headline }) => fold(headline));
  const shared = searches.filter(({ text, relevance }) =>
    alike.get(text)?.some(({ id }) => !relevance.has(id)),
  ).length;
  if (shared > 0)
    print(
      `${shared} of ${searches.length} headlines are those of other documents too, which do not count as found.`,
    );
}

/** The JSON values of a file, with their line numbers, or null for one single value. */
function jsonOf(file: string): { values: unknown[]; lines: number[] | null } {
  const content = textOf(file);
  const whole = jsonIn(content);
  if (whole !== undefined) return { values: Array.isArray(whole) ? whole : [whole], lines: null };
  const found = content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const value = jsonIn(line);
    if (value === undefined)
      throw new CollectionError(`${file} is not JSON, neither whole nor line by line (line ${index + 1}).`);
    return [{ value, line: index + 1 }];
  });
  return { values: found.map(({ value }) => value), lines: found.map(({ line }) => line) };
}

function jsonIn(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function textOf(file: string): string {
  const bytes = unpacked(file, bytesOf(file));
  try {
    // The decoder drops a byte order mark.
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    // UTF-16 without a mark has NUL in every other byte, and is valid UTF-8 nevertheless. Real text contains
    // few NULs.
    if (!text.startsWith('\0', 1)) return text;
  } catch {
    // Ignored here, as below.
  }
  throw new CollectionError(`${file} is not written in UTF-8, nor in UTF-16 with a mark at its beginning.`);
}

function unpacked(file: string, bytes: Buffer): Buffer {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return isPacked ? gunzipSync(bytes) : bytes;
  } catch {
    throw new CollectionError(`${file} cannot be unpacked.`);
  }
}

function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw new CollectionError(`${file} cannot be read (${code}).`);
    throw new CollectionError(
      `There is no collection at ${file || '(no file named)'}. Name one: --docs FILE --qrels FILE, in the form that bench/README.md describes.`,
    );
  }
}

/** Programs write dates outside this range for "unknown" (`0001-01-01`, `9999-12-31`). */
const [firstYear, lastYear] = [1600, 2200];

/** Unix seconds of any year from 1973 on, Unix milliseconds, and a year. */
const [SECONDS, THOUSANDTHS, YEAR] = [/^\d{9,10}$/, /^\d{12,13}$/, /^\d{4}$/];

/**
 * Parses `23/10/2013 11:39` in the Vietnamese order and time zone, Unix time, or any format that JavaScript
 * parses.
 */
function momentOf(written: string): Date | null {
  if (SECONDS.test(written)) return new Date(Number(written) * 1_000);
  if (THOUSANDTHS.test(written)) return new Date(Number(written));
  // JavaScript would take any other number for a month of 2001.
  if (/^\d+$/.test(written) && !YEAR.test(written)) return null;
  const [, day, month, year, hour = '0', minute = '0'] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\D+(\d{1,2}):(\d{2}))?/.exec(written.trim()) ?? [];
  const pad = (part: string | undefined) => (part ?? '').padStart(2, '0');
  const moment =
    year === undefined
      ? new Date(written)
      : new Date(`${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:00+07:00`);
  const at = moment.getUTCFullYear();
  // The Unix epoch counts as unknown, too.
  return at >= firstYear && at < lastYear && moment.getTime() !== 0 ? moment : null;
}

/**
 * Shifts the dates so that the newest document is already published: readers do not see stories of the
 * future.
 */
export function outByNow(docs: readonly CollectionDoc[], now: Date): CollectionDoc[] {
  const ahead = docs.reduce((most, { publishedAt }) => Math.max(most, Number(publishedAt) - Number(now)), 0);
  return docs.map((doc) => ({
    ...doc,
    publishedAt: doc.publishedAt && new Date(doc.publishedAt.getTime() - ahead),
  }));
}
