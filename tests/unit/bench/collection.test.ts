import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { CollectionError, fileOption, readDocs, readQrels } from '../../../bench/support/collection.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'collection-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('documents are read by whichever names their collection uses', () => {
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

test('judgements are read packed or not, in three columns or as TREC has them', () => {
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

test('a collection that is not there, or is none, says so in words', () => {
  expect(() => readDocs('')).toThrow(CollectionError);
  expect(() => readDocs(path.join(folder, 'nowhere.json'))).toThrow(/There is no collection at/);
  expect(() => readDocs(written('bad.json', '[{"id": 1}]'))).toThrow(/0\.title/);
  expect(() => readDocs(written('empty.json', '[]'))).toThrow(/no documents/);
  expect(() => readDocs(written('no.json', 'x'))).toThrow(/not JSON/);
  expect(() => readQrels(written('bad.tsv', 'q1\ta\n'))).toThrow(/line 1/);
  expect(() => readQrels(written('none.tsv', '\n'))).toThrow(/no judgements/);
});

test('a command takes the file that it is given, and its own otherwise', () => {
  expect(fileOption('docs', 'own.json', ['node', 'x'])).toBe('own.json');
  expect(fileOption('docs', 'own.json', ['node', 'x', '--docs', 'mine.json'])).toBe('mine.json');
  expect(fileOption('docs', 'own.json', ['node', 'x', '--docs'])).toBe('');
});
