import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test, vi } from 'vitest';
import {
  CollectionError,
  judgedQueries,
  outByNow,
  printMissing,
  printShared,
  readDocs,
  readQrels,
} from '../../../bench/support/collection.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'collection-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('documents are read with alternative field names', () => {
  const file = written(
    'docs.json',
    JSON.stringify([
      { id: 'a', title: 'Bão', summary: 'Gió', body: 'Mưa', topic: 'thoi-su', time: '23/10/2013 11:39' },
      { id: 7, title: 'Lũ', body: '', tags: ['lũ lụt'], category: 'moi-truong', published: '' },
    ]),
  );
  expect(readDocs(file)).toEqual([
    {
      ...{ id: 'a', headline: 'Bão', sapo: 'Gió', body: 'Mưa', tags: [], section: 'thoi-su' },
      publishedAt: new Date('2013-10-23T04:39:00Z'),
    },
    {
      ...{ id: '7', headline: 'Lũ', sapo: '', body: '', tags: ['lũ lụt'], section: 'moi-truong' },
      publishedAt: null,
    },
  ]);
});

test('judgements are read plain or gzipped, in three columns or in TREC format', () => {
  const expected = new Map([
    [
      'q1',
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
    ],
    ['q2', new Map([['a', 0]])],
  ]);
  expect(readQrels(written('a.tsv', 'q1\ta\t1\nq1\tb\t2\nq2\ta\t0\n'))).toEqual(expected);
  expect(readQrels(written('a.tsv.gz', gzipSync('q1 0 a 1\nq1 0 b 2\nq2 0 a 0')))).toEqual(expected);
});

test.each(['q1\ta\t1\t0.87', 'tin 1 tin2 1', 'q1 7 a 1'])(
  'in four columns the second must be the TREC constant: %j is refused',
  (line) => {
    expect(() => readQrels(written('four.tsv', `q1 0 a 1\n${line}\n`))).toThrow(/line 2, is no judgement/);
    expect(readQrels(written('trec.tsv', 'q1 Q0 a 1\nq1 q0 b 2\n')).get('q1')?.size).toBe(2);
  },
);

test('timestamps in seconds or milliseconds are read', () => {
  const docs = [1_700_000_000, 1_700_000_000_000, '1700000000', 7].map((published, id) => ({
    ...{ id, title: 'Bão', published },
  }));
  const moment = new Date('2023-11-14T22:13:20Z');
  expect(readDocs(written('seconds.json', JSON.stringify(docs))).map((doc) => doc.publishedAt)).toEqual([
    ...[moment, moment, moment],
    null,
  ]);
});

test('a missing or invalid collection fails with a message', () => {
  expect(() => readDocs('')).toThrow(CollectionError);
  expect(() => readDocs(path.join(folder, 'nowhere.json'))).toThrow(/There is no collection at/);
  expect(() => readDocs(written('bad.json', '[{"id": 1}]'))).toThrow(/0\.title/);
  expect(() => readDocs(written('empty.json', '[]'))).toThrow(/no documents/);
  expect(() => readDocs(written('no.json', 'x'))).toThrow(/not JSON/);
  expect(() => readQrels(written('bad.tsv', 'q1\ta\n'))).toThrow(/line 1/);
  expect(() => readQrels(written('none.tsv', '\n'))).toThrow(/no judgements/);
});

test('a byte order mark, gzip without the extension, ids with spaces and invalid characters are accepted', () => {
  const docs = JSON.stringify([{ id: 'tin 1', title: 'Bão\0 số 3 \ud83d', body: null }]);
  const expected = [expect.objectContaining({ id: 'tin 1', headline: 'Bão số 3 \ufffd', body: '' })];
  expect(readDocs(written('mark.json', `\ufeff${docs}`))).toEqual(expected);
  expect(readDocs(written('packed.json', gzipSync(docs)))).toEqual(expected);
  const judged = new Map([['tin 1', new Map([['tin 2', 2]])]]);
  expect(readQrels(written('mark.tsv', '\ufefftin 1\ttin 2\t2\r\n'))).toEqual(judged);
  expect(readQrels(written('trec.tsv', 'tin 1\tQ0\ttin 2\t2'))).toEqual(judged);
  expect(readQrels(written('spaces.txt', ' q1   0  a  1\nq1\t0 b 2\n'))).toEqual(
    new Map([['q1', new Map(Object.entries({ a: 1, b: 2 }))]]),
  );
});

test('broken gzip, a folder, and missing or repeated ids are reported', () => {
  const broken = gzipSync('[]').subarray(0, 12);
  expect(() => readDocs(written('broken.json.gz', broken))).toThrow(CollectionError);
  expect(() => readDocs(written('plain.json.gz', 'no gzip'))).toThrow(CollectionError);
  expect(() => readQrels(folder)).toThrow(CollectionError);
  expect(() => readDocs(written('no-id.json', '[{"title": "Bão"}]'))).toThrow(/0\.id/);
  expect(() => readDocs(written('no-id.json', '[{"id": "", "title": "Bão"}]'))).toThrow(/0\.id/);
  expect(() =>
    readDocs(written('twice.json', '[{"id": 7, "title": "Bão"}, {"id": "7", "title": "Lũ"}]')),
  ).toThrow(/two documents with the id 7/);
  expect(() => readQrels(written('five.tsv', 'q1\t0\ta\t1\tx\n'))).toThrow(/line 1/);
});

test('UTF-16 with a byte order mark is read, and other encodings are refused', () => {
  const docs = JSON.stringify([{ id: 'tin 1', title: 'Bão số 3' }]);
  const expected = [expect.objectContaining({ id: 'tin 1', headline: 'Bão số 3' })];
  const little = Buffer.from(`\ufeff${docs}`, 'utf16le');
  const big = Buffer.from(little).swap16();
  expect(readDocs(written('utf16.json', little))).toEqual(expected);
  expect(readDocs(written('utf16be.json', big))).toEqual(expected);
  expect(readDocs(written('utf16.json.gz', gzipSync(big)))).toEqual(expected);
  const judged = new Map([['bão', new Map([['tin 2', 2]])]]);
  expect(readQrels(written('utf16.tsv', Buffer.from('\ufeffbão\ttin 2\t2\r\n', 'utf16le')))).toEqual(judged);
  // “Bão” in Windows-1258.
  const other = Buffer.concat([
    Buffer.from('[{"id": 1, "title": "B'),
    Buffer.from([0xe3]),
    Buffer.from('o"}]'),
  ]);
  expect(() => readDocs(written('windows.json', other))).toThrow(/windows\.json is not written in UTF-8/);
  expect(() => readQrels(written('windows.tsv', Buffer.from([0x42, 0xe3, 0x09, 0x61, 0x09, 0x31])))).toThrow(
    /UTF-8/,
  );
  expect(() => readDocs(written('unmarked.json', Buffer.from(docs, 'utf16le')))).toThrow(/UTF-8/);
});

test('errors in a JSON Lines file name the line', () => {
  const good = '{"id": "a", "title": "Bão"}';
  const lines = (...all: string[]) => readDocs(written('lines.jsonl', all.join('\r\n')));
  expect(lines(good, '', good.replace('a', 'b'), '')).toHaveLength(2);
  expect(() => lines(good, '', '{"id": "b"')).toThrow(/line 3/);
  expect(() => lines(good, '', '{"id": "b"}')).toThrow(/line 3: title: a document has a title/);
  expect(() => lines(good, '', '7')).toThrow(/line 3/);
  expect(() => lines(good, '', good)).toThrow(/two documents with the id a \(line 3\)/);
  expect(() => lines('')).toThrow(/no documents/);
});

test.each(['cao', 'NaN', 'Infinity', '1,5', '0x10', '1e999', ''])('%j is no valid relevance', (relevance) => {
  expect(() => readQrels(written('grades.tsv', `q1\ta\t1\nq1\tb\t${relevance}\n`))).toThrow(/line 2/);
});

test('queries without a document are skipped, and it is an error if all are', () => {
  const docs = readDocs(written('docs.json', '[{"id": "a", "title": "Bão"}]'));
  const relevance = new Map([['b', 1]]);
  const both = new Map([
    ['a', relevance],
    ['x', relevance],
  ]);
  expect(judgedQueries(docs, both)).toEqual([['a', relevance]]);
  expect(() => judgedQueries(docs, new Map([['x', relevance]]))).toThrow(CollectionError);
});

test('documents with future dates are all shifted back by the same time', () => {
  const now = new Date('2026-11-27T05:00:00Z');
  const file = (newest: string) =>
    written(
      'dated.json',
      JSON.stringify([
        { id: 'a', title: 'Bão', published: newest },
        { id: 'b', title: 'Bão', published: '2026-11-26T05:00:00Z' },
        { id: 'c', title: 'Bão' },
      ]),
    );
  const moments = (newest: string) =>
    outByNow(readDocs(file(newest)), now).map(({ publishedAt }) => publishedAt?.toISOString() ?? null);
  expect(moments('2026-11-28T05:00:00Z')).toEqual([
    '2026-11-27T05:00:00.000Z',
    '2026-11-25T05:00:00.000Z',
    null,
  ]);
  expect(moments('2026-11-27T04:00:00Z')).toEqual([
    '2026-11-27T04:00:00.000Z',
    '2026-11-26T05:00:00.000Z',
    null,
  ]);
});

test('placeholder dates are read as no date', () => {
  const moments = ['0001-01-01T00:00:00Z', '9999-12-31', '1970-01-01T00:00:00Z', '00/00/0000', '20/11/1946'];
  const docs = moments.map((published, at) => ({ id: at, title: 'Bão', published }));
  const read = readDocs(written('moments.json', JSON.stringify(docs)));
  expect(read.map(({ publishedAt }) => publishedAt?.toJSON() ?? null)).toEqual([
    ...[null, null, null, null],
    '1946-11-19T17:00:00.000Z',
  ]);
});

const messageOf = (act: () => unknown): string => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    act();
    return written.mock.calls.map(([words]) => String(words)).join('');
  } finally {
    written.mockRestore();
  }
};

test('JSON Lines, a single document and documents without a title are read', () => {
  const [storm, flood] = ['{"id": "a", "title": "Bão"}', '{"id": "b", "title": null, "body": "Lũ"}'];
  const ids = (name: string, content: string) => readDocs(written(name, content)).map(({ id }) => id);
  expect(ids('lines.jsonl', `\ufeff${storm}\r\n\n${flood}\r\n`)).toEqual(['a', 'b']);
  expect(ids('lines.jsonl.gz', `${storm}\n${flood}`)).toEqual(['a', 'b']);
  expect(ids('one.json', storm)).toEqual(['a']);
  expect(readDocs(written('no-title.json', `[${flood}]`))).toMatchObject([{ headline: '', body: 'Lũ' }]);
  expect(() => readDocs(written('torn.jsonl', `${storm}\n{"id":`))).toThrow(/line 2/);
  expect(readDocs(written('empty.json', '[{"id": "a", "title": "", "tags": ["gió"]}]'))).toHaveLength(1);
  expect(() => readDocs(written('bare.json', '[{"id": "a", "tags": ["gió"]}]'))).toThrow(/0\.title/);
});

test('a header line is skipped with a message', () => {
  const file = written('head.tsv', 'query-id\tcorpus-id\tscore\r\nq1\ta\t1\r\n');
  expect(readQrels(file)).toEqual(new Map([['q1', new Map([['a', 1]])]]));
  expect(messageOf(() => readQrels(file))).toMatch(/query-id\tcorpus-id\tscore/);
  expect(() => readQrels(written('late.tsv', 'q1\ta\t1\nq2\ta\tscore\n'))).toThrow(/line 2/);
  expect(() => readQrels(written('number.tsv', 'q1\ta\t1x\n'))).toThrow(/line 1/);
});

test('of two contradicting judgements the higher counts, with a message', () => {
  expect(readQrels(written('twice.tsv', 'q1\ta\t1\nq1\ta\t1.0\n'))).toEqual(
    new Map([['q1', new Map([['a', 1]])]]),
  );
  const two = written('two.tsv', 'q1\ta\t2\nq1\ta\t0\n');
  expect(messageOf(() => readQrels(two))).toMatch(/^1 judgements contradict/);
  expect(readQrels(two)).toEqual(new Map([['q1', new Map([['a', 2]])]]));
});

test('missing queries and missing relevant documents are reported', () => {
  const docs = readDocs(written('docs.json', '[{"id": "a", "title": "Bão"}, {"id": "b", "title": "Lũ"}]'));
  const qrels = readQrels(written('some.tsv', 'a\tb\t1\na\tx\t2\na\ty\t0\nz\ta\t1\n'));
  expect(messageOf(() => judgedQueries(docs, qrels))).toMatch(/^1 of 2 queries/);
  expect(messageOf(() => printMissing(docs, judgedQueries(docs, qrels)))).toMatch(/^1 of 2 relevant/m);
  const whole = new Map([['a', new Map([['b', 1]])]]);
  expect(messageOf(() => printMissing(docs, judgedQueries(docs, whole)))).toBe('');
});

test('headlines that several documents share are reported', () => {
  const docs = readDocs(
    written(
      'copies.json',
      '[{"id": "a", "title": "Bão"}, {"id": "b", "title": "BAO"}, {"id": "c", "title": "Lũ"}]',
    ),
  );
  const asked = (...ids: string[]) => ({ text: 'bao', relevance: new Map(ids.map((id) => [id, 1])) });
  const flood = { text: 'lu', relevance: new Map([['c', 1]]) };
  expect(messageOf(() => printShared(docs, [asked('a'), asked('b'), flood]))).toMatch(/^2 of 3 headlines/);
  // A copy that is judged relevant counts as an answer.
  expect(messageOf(() => printShared(docs, [asked('a', 'b'), flood]))).toBe('');
});

test('ids match across NFC and NFD, and an empty tag is dropped', () => {
  const docs = readDocs(
    written('nfc.json', JSON.stringify([{ id: 'bão'.normalize('NFD'), title: 'Bão', tags: ['', ' gió '] }])),
  );
  expect(docs).toMatchObject([{ id: 'bão'.normalize('NFC'), tags: ['gió'] }]);
  const qrels = readQrels(
    written('nfd.tsv', `${'bão'.normalize('NFD')}\tlũ\t1\n${'bão'.normalize('NFC')}\tmưa\t2\n`),
  );
  expect(judgedQueries(docs, qrels)).toEqual([
    [
      'bão',
      new Map([
        ['lũ', 1],
        ['mưa', 2],
      ]),
    ],
  ]);
});
