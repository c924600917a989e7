import { expect, test } from 'vitest';
import {
  bodyMaxBytes,
  bodyMaxCells,
  bodyMaxCharts,
  bodyMaxDepth,
  bodyMaxObjects,
  bodyMaxPhotos,
  bodySchemaNumber,
  emptyBody,
} from '#core/document/body.ts';
import { bodySchema, parseBody, storedBodySchema } from '#core/document/body-schema.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { bodyOf, everyBlock, para } from './body-fixtures.ts';

function refusal(raw: unknown): { code: string; details: unknown } {
  try {
    parseBody(raw);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, details: error.details };
  }
  throw new Error('was accepted');
}

test('a body with one of every block is accepted unchanged', () => {
  expect(parseBody(everyBlock)).toEqual(everyBlock);
  expect(parseBody(emptyBody)).toEqual(emptyBody);
});

test('an unknown block is kept whole, and stays the same when parsed again', () => {
  const poll = { type: 'poll', attrs: { question: 'Có hay không?' }, content: [{ type: 'option' }] };
  const parsed = parseBody({ type: 'doc', schema: bodySchemaNumber, content: [poll] });
  expect(parsed.content).toEqual([{ type: 'unknown', attrs: { raw: poll } }]);
  expect(parseBody(parsed)).toEqual(parsed);
});

const rowsOf = (rows: number, cells: number) => ({
  type: 'table',
  content: Array.from({ length: rows }, () => ({
    type: 'tableRow',
    content: Array.from({ length: cells }, () => ({
      type: 'tableCell',
      attrs: { colspan: 1, rowspan: 1 },
      content: [para('1')],
    })),
  })),
});
const photo = (at: number) => ({ type: 'figure', attrs: { mediaId: `m${at}`, credit: '', alt: '' } });
const times = <T>(length: number, make: (at: number) => T) => Array.from({ length }, (_, at) => make(at));
const chart = (data = 'Năm\tTỉ lệ\n2025\t1') => ({
  type: 'chart',
  attrs: { kind: 'bar', title: 'Mưa', unit: '', source: '', note: '', data },
});

test.each<[string, unknown[]]>([
  ['bytes', [para('ệ'.repeat(bodyMaxBytes / 3))]],
  ['objects', times(bodyMaxObjects, () => ({ type: 'divider' }))],
  ['charts', times(bodyMaxCharts + 1, () => chart())],
  ['cells', [rowsOf(bodyMaxCells / 10, 10), rowsOf(1, 1)]],
  ['photos', [photo(0), { type: 'gallery', content: times(bodyMaxPhotos, photo) }]],
])('a body with too many %s is refused as too large', (why, content) => {
  const raw = { type: 'doc', schema: bodySchemaNumber, content };
  expect(refusal(raw)).toMatchObject({ code: 'body.too-large', details: { why } });
  // A text beyond the limits can still be kept beside the story.
  expect(storedBodySchema.safeParse(raw).success).toBe(true);
});

test('a body at its limits of charts, cells and photos is accepted', () => {
  for (const content of [
    times(bodyMaxCharts, () => chart()),
    [rowsOf(bodyMaxCells / 10, 10)],
    times(bodyMaxPhotos, photo),
  ])
    expect(parseBody({ type: 'doc', schema: bodySchemaNumber, content }).content).toHaveLength(
      content.length,
    );
});

test.each<[string, unknown[]]>([
  ['one chart of line breaks', [chart('\n'.repeat(150_000))]],
  ['one chart of tabs', [chart('\t'.repeat(150_000))]],
  ['one chart of wrong numbers', [chart(`Năm\tTỉ lệ${'\na\tb'.repeat(4_000)}`)]],
  ['blocks without a type', times(7_000, () => ({}))],
  ['paragraphs with an unknown field', times(7_000, () => ({ type: 'paragraph', x: 1 }))],
  ['runs of empty text', [{ type: 'paragraph', content: times(7_000, () => ({ type: 'text', text: '' })) }]],
  [
    'cells that are none',
    [{ type: 'table', content: [{ type: 'tableRow', content: times(7_000, () => 1) }] }],
  ],
])('a body with thousands of errors is refused by its first ones: %s', (_, content) => {
  const read = bodySchema.safeParse({ type: 'doc', schema: bodySchemaNumber, content });
  expect(read.error?.issues.length).toBeGreaterThan(0);
  expect(read.error?.issues.length).toBeLessThanOrEqual(20);
});

test('a body nested deeper than the limit is refused', () => {
  let nest: unknown = para('đáy');
  for (let depth = 0; depth < bodyMaxDepth; depth += 1) nest = { type: 'blockquote', content: [nest] };
  expect(refusal({ type: 'doc', schema: bodySchemaNumber, content: [nest] })).toMatchObject({
    code: 'body.too-large',
    details: { why: 'depth' },
  });
  let abyss: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) abyss = [abyss];
  expect(refusal(abyss).code).toBe('body.too-large');
});

test.each([
  [
    'a first-level heading',
    bodyOf({ type: 'heading', attrs: { level: 1 } } as never),
    'content.0.attrs.level',
  ],
  [
    'an attribute that the block does not have',
    bodyOf({ type: 'divider', onclick: 'x' } as never),
    'content.0',
  ],
  [
    'a link to a script',
    bodyOf(para('a'), {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
      ],
    }),
    'content.1.content.0.marks.0.attrs.href',
  ],
  [
    'an item that begins with a table',
    bodyOf({ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'divider' }] }] }),
    'content.0.content.0.content',
  ],
  [
    'a list item outside of a list',
    bodyOf({ type: 'listItem', content: [para('a')] } as never),
    'content.0.type',
  ],
  [
    'a paragraph where a row belongs',
    bodyOf({ type: 'table', content: [para('a')] } as never),
    'content.0.content.0.type',
  ],
  ['no document', 'văn bản', ''],
  ['another schema', { type: 'doc', schema: 99, content: [] }, 'schema'],
])('%s is refused with the path of the error', (_name, raw, path) => {
  expect(refusal(raw)).toMatchObject({ code: 'body.invalid', details: { path } });
});

test('schema issues have the code and the path', () => {
  const issue = bodySchema.safeParse(bodyOf({ type: 'figure', attrs: {} } as never)).error?.issues[0];
  expect(issue).toMatchObject({ message: 'body.invalid', path: ['content', 0, 'attrs', 'mediaId'] });
});
