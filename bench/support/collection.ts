import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { fold } from '#core/text/fold.ts';

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

/** What no database keeps is not read: NUL, and halves of signs. */
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
    // Real collections have some whose title is empty; what has no such field is something else.
    .refine(({ title, summary, body }) => (title ?? summary ?? body ?? null) !== null, {
      path: ['title'],
      error: 'a document has a title, a summary or a body',
    }),
);

/** The same id in both files, whichever of the two normal forms each was written in. */
function idOf(written: string): string {
  return written.trim().normalize('NFC');
}

/** A collection cannot be read or judged: the message is for whoever gave the command. */
export class CollectionError extends Error {}

/** What `act` comes to; where a collection cannot be read or judged, the command says why and ends with 2. */
export async function explained<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof CollectionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** Something about a collection that whoever reads the figures must know. */
export function say(words: string): void {
  process.stderr.write(`${words}\n`);
}

/**
 * The documents of a file: a JSON array of `{id, title, summary?, body?, tags?, category? or topic?, published? or
 * time?}`, or one of them a line, each with an id of its own, packed by gzip or not. Throws `CollectionError`.
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
 * The judgements of a file: a line each of query, document and relevance, apart by tabs or spaces, or as TREC writes them
 * with a `0` (or `Q0`) between the first two; packed by gzip or not. The first line may name its columns. Throws `CollectionError`.
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
      say(`The first line of ${file} is taken for the names of its columns: ${shown}`);
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
    say(`${contradicting} judgements contradict an earlier one of the same pair: the higher counts.`);
  return qrels;
}

/** What TREC has between query and document; of any other fourth column nobody knows what it is. */
const OF_TREC = /^q?0$/i;
/** Of a number in another notation nobody knows whether it is one. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether a word stands in the place of a relevance (`score`, `relevance`), and no number that was mistyped. */
function namesColumns(fields: readonly string[]): boolean {
  return (fields.length === 3 || fields.length === 4) && /^\p{L}+$/u.test(fields.at(-1) ?? '');
}

/** Ids have spaces in them where tabs are between them. */
function fieldsOf(line: string): string[] {
  const byTabs = line.trimEnd().split('\t');
  const fields = byTabs.length >= 3 ? byTabs : line.trim().split(/\s+/);
  return fields.map(idOf);
}

/**
 * What of the judgements is about a document: by its query. Says of how many queries there is no document; throws
 * `CollectionError` where there is one of none.
 */
export function judgedQueries(
  docs: readonly CollectionDoc[],
  qrels: Qrels,
): [string, ReadonlyMap<string, number>][] {
  const ids = new Set(docs.map(({ id }) => id));
  const queries = [...qrels].filter(([id]) => ids.has(id));
  const unknown = qrels.size - queries.length;
  if (unknown > 0 && queries.length > 0)
    say(`${unknown} of ${qrels.size} queries are none of the documents and are left out.`);
  if (queries.length === 0) throw new CollectionError('No query of the judgements is one of the documents.');
  return queries;
}

/** Says how much of what is relevant no answer can have, for it is none of the documents. */
export function sayWhatIsMissing(
  docs: readonly CollectionDoc[],
  queries: ReturnType<typeof judgedQueries>,
): void {
  const ids = new Set(docs.map(({ id }) => id));
  const relevant = queries.flatMap(([, relevance]) =>
    [...relevance].flatMap(([id, grade]) => (grade > 0 ? [id] : [])),
  );
  const missing = relevant.filter((id) => !ids.has(id)).length;
  if (missing > 0)
    say(`${missing} of ${relevant.length} relevant documents are not there and count as not found.`);
}

/** Says of how many searches other documents have the very headline, without accents and case: only one of them can come first. */
export function sayWhatIsShared(
  docs: readonly CollectionDoc[],
  searches: readonly { readonly text: string; readonly relevance: ReadonlyMap<string, number> }[],
): void {
  const alike = Map.groupBy(docs, ({ headline }) => fold(headline));
  const shared = searches.filter(({ text, relevance }) =>
    alike.get(text)?.some(({ id }) => !relevance.has(id)),
  ).length;
  if (shared > 0)
    say(
      `${shared} of ${searches.length} headlines are those of other documents too, which do not count as found.`,
    );
}

/** What is in a file, and in which line each stands; null where it is all one value. */
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
    // The decoder drops the mark that some editors put before the first letter.
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    // Every other byte of UTF-16 without its mark, which is UTF-8 all the same; a text of ours has NUL here and there at most.
    if (!text.startsWith('\0', 1)) return text;
  } catch {
    // As below.
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

/** Before there were newspapers, and long after now: what programs write where they know no moment (`0001-01-01`, `9999-12-31`). */
const [firstYear, lastYear] = [1600, 2200];

/** Seconds since 1970 of any year from 1973 on, their thousandths, and a year. */
const [SECONDS, THOUSANDTHS, YEAR] = [/^\d{9,10}$/, /^\d{12,13}$/, /^\d{4}$/];

/**
 * `23/10/2013 11:39` as Vietnamese papers write it (in their zone), what computers count since 1970, or what JavaScript reads by itself.
 */
function momentOf(written: string): Date | null {
  if (SECONDS.test(written)) return new Date(Number(written) * 1_000);
  if (THOUSANDTHS.test(written)) return new Date(Number(written));
  // Of any other number JavaScript makes a month of 2001.
  if (/^\d+$/.test(written) && !YEAR.test(written)) return null;
  const [, day, month, year, hour = '0', minute = '0'] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\D+(\d{1,2}):(\d{2}))?/.exec(written.trim()) ?? [];
  const pad = (part: string | undefined) => (part ?? '').padStart(2, '0');
  const moment =
    year === undefined
      ? new Date(written)
      : new Date(`${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:00+07:00`);
  const at = moment.getUTCFullYear();
  // The first moment that computers count from stands for none as well.
  return at >= firstYear && at < lastYear && moment.getTime() !== 0 ? moment : null;
}

/** The documents as they lie in time, the newest of them out by now: readers are not shown those of tomorrow. */
export function outByNow(docs: readonly CollectionDoc[], now: Date): CollectionDoc[] {
  const ahead = docs.reduce((most, { publishedAt }) => Math.max(most, Number(publishedAt) - Number(now)), 0);
  return docs.map((doc) => ({
    ...doc,
    publishedAt: doc.publishedAt && new Date(doc.publishedAt.getTime() - ahead),
  }));
}
