import { expect, test } from 'vitest';
import { NODE_SPECS } from '#core/document/block-types.ts';
import { bodyMaxDepth, bodySchemaNumber, emptyBody } from '#core/document/body.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { bodySchema, parseBody } from '#core/document/body-schema.ts';
import { bodyText } from '#core/document/body-text.ts';
import { repairBody } from '#core/document/repair-body.ts';
import { cpuMsOf } from '#tests/support/cpu-ms-of.ts';
import fc from '#tests/support/fast-check.ts';
import { everyBlock, page, para } from './body-fixtures.ts';

type Tree = Readonly<Record<string, unknown>>;

const text = (words: string, marks?: unknown) => ({
  type: 'text',
  text: words,
  ...(marks !== undefined && { marks }),
});
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const repaired = (...content: unknown[]) => repairBody(doc(...content)).content;

/** Every letter of a tree in order, also of footnotes and kept unknown blocks. */
function lettersOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const { type, text: own, attrs, content } = node as Tree & { attrs?: Tree; content?: unknown };
  const note = type === 'footnote' && typeof attrs?.text === 'string' ? attrs.text : '';
  const unknownText = type === 'unknown' ? lettersOf(attrs?.raw) : '';
  const inside = Array.isArray(content) ? content.map(lettersOf).join('') : '';
  return (type === 'text' && typeof own === 'string' ? own : '') + note + unknownText + inside;
}

const typeName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...Object.keys(NODE_SPECS)) },
  { weight: 1, arbitrary: fc.constantFrom('poll', 'mention', 'chart') },
);
const marks = fc.option(
  fc.array(
    fc.oneof(
      fc.constantFrom(
        { type: 'bold' },
        { type: 'italic' },
        { type: 'comment' },
        { type: 'bold', attrs: { x: 1 } },
      ),
      fc.record({
        type: fc.constant('link'),
        attrs: fc.record({ href: fc.constantFrom('/a', 'javascript:x', 'https://a.vn') }),
      }),
      fc.anything(),
    ),
    { maxLength: 4 },
  ),
  { nil: undefined },
);
const words = fc.string({ minLength: 0, maxLength: 6 });
const attrs = fc.option(
  fc.oneof(
    fc.record(
      {
        level: fc.oneof(fc.integer(), fc.constantFrom(2, 3, 4)),
        start: fc.oneof(fc.integer(), words),
        colspan: fc.integer({ min: -1, max: 4 }),
        rowspan: fc.integer({ min: -1, max: 4 }),
        mediaId: fc.constantFrom('m1', '', 7),
        credit: words,
        alt: words,
        text: words,
        url: fc.constantFrom('https://video.example/1', 'javascript:x', ''),
        raw: fc.oneof(fc.constant({ type: 'poll', content: [{ type: 'text', text: 'giữ' }] }), fc.anything()),
        articleId: fc.constantFrom('s1', ''),
        cite: words,
        suggestion: fc.constant(null),
      },
      { requiredKeys: [] },
    ),
    fc.anything(),
  ),
  { nil: undefined },
);
const leaf = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      { type: fc.constant('text'), text: words, marks },
      { requiredKeys: ['type', 'text'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { type: 'hardBreak' },
      { type: 'divider' },
      { type: 'relatedStory', attrs: { articleId: 's1' } },
    ),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('footnote'), attrs: fc.record({ text: words }) }) },
);
const tree = fc.letrec<{ node: Tree }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf as fc.Arbitrary<Tree>,
    fc.record(
      { type: typeName, attrs, content: fc.array(tie('node'), { maxLength: 5 }) },
      { requiredKeys: ['type'] },
    ) as fc.Arbitrary<Tree>,
  ),
})).node;

test('any tree becomes a valid body with all its letters in order, and repairing is idempotent', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 8 }), (content) => {
      const raw = doc(...content);
      const body = repairBody(raw);
      expect(bodySchema.safeParse(body).error?.issues).toBeUndefined();
      expect(lettersOf(body)).toBe(lettersOf(raw));
      expect(repairBody(body)).toEqual(body);
    }),
    { numRuns: 500 },
  );
});

test('text of a private note never becomes public, wherever the note is in the tree', () => {
  const secret = '§';
  const private_ = tree.map((inside) => ({
    type: 'privateNote',
    content: [text(secret), asSecret(inside, secret)],
  }));
  const place = fc.constantFrom(
    'paragraph',
    'heading',
    'listItem',
    'tableRow',
    'gallery',
    'factBox',
    'figure',
    'poll',
  );
  fc.assert(
    fc.property(private_, place, (note, type) => {
      const body = repairBody(
        doc({ type, attrs: { mediaId: 'm1' }, content: [text('công khai'), note, text('hết')] }),
      );
      expect(bodyText(body)).not.toContain(secret);
      expect(bodyHtml(body, page)).not.toContain(secret);
    }),
    { numRuns: 200 },
  );
});

/** The tree with every text and note replaced by the secret. */
function asSecret(node: unknown, secret: string): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) =>
      key === 'text' && typeof value === 'string' ? secret : value,
    ),
  );
}

test('a valid body keeps its node objects', () => {
  const raw = doc(...everyBlock.content);
  const body = repairBody(raw);
  expect(body).toEqual(everyBlock);
  for (const [index, block] of body.content.entries()) expect(block).toBe(everyBlock.content[index]);
  expect(repairBody(doc())).toEqual(emptyBody);
});

test('repairing a large body costs at most twice as much as parsing it', () => {
  const big = doc(...Array.from({ length: 30 }, () => everyBlock.content).flat());
  const parse = cpuMsOf(() => parseBody({ ...big, schema: bodySchemaNumber }));
  expect(cpuMsOf(() => repairBody(big))).toBeLessThan(2 * parse);
});

test.each<[string, unknown, unknown]>([
  ['loose text', text('Lạc'), [para('Lạc')]],
  [
    'an item without a paragraph',
    {
      type: 'bulletList',
      content: [{ type: 'listItem' }, { type: 'listItem', content: [{ type: 'divider' }] }],
    },
    [
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [para('')] },
          { type: 'listItem', content: [para(''), { type: 'divider' }] },
        ],
      },
    ],
  ],
  ['an empty list', { type: 'orderedList', attrs: { start: 1 }, content: [] }, emptyBody.content],
  [
    'a list in a list',
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [para('Một')] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [para('Hai')] }] },
      ],
    },
    [
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              para('Một'),
              { type: 'bulletList', content: [{ type: 'listItem', content: [para('Hai')] }] },
            ],
          },
        ],
      },
    ],
  ],
  [
    'a photo in a paragraph',
    {
      type: 'paragraph',
      content: [
        text('Trước'),
        { type: 'figure', attrs: { mediaId: 'm1', credit: '', alt: '' } },
        text('Sau'),
      ],
    },
    [para('Trước'), { type: 'figure', attrs: { mediaId: 'm1', credit: '', alt: '' } }, para('Sau')],
  ],
  [
    'a photo without a number',
    { type: 'figure', attrs: { mediaId: '', credit: 'AP', alt: '' }, content: [text('Chú thích.')] },
    [
      { type: 'unknown', attrs: { raw: { type: 'figure', attrs: { mediaId: '', credit: 'AP', alt: '' } } } },
      para('Chú thích.'),
    ],
  ],
  [
    'a seventh-level heading',
    { type: 'heading', attrs: { level: 7, suggestion: null }, content: [text('Mục')] },
    [{ type: 'heading', attrs: { level: 4 }, content: [text('Mục')] }],
  ],
  [
    'a link to a script',
    {
      type: 'paragraph',
      content: [text('bấm', [{ type: 'bold' }, { type: 'link', attrs: { href: 'javascript:x' } }])],
    },
    [{ type: 'paragraph', content: [text('bấm', [{ type: 'bold' }])] }],
  ],
  [
    'an embed with a bad address',
    { type: 'embed', attrs: { provider: '', url: 'javascript:x', title: 'Video' } },
    [
      {
        type: 'unknown',
        attrs: { raw: { type: 'embed', attrs: { provider: '', url: 'javascript:x', title: 'Video' } } },
      },
    ],
  ],
  [
    'a gallery with text in it',
    {
      type: 'gallery',
      content: [text('Lời'), { type: 'figure', attrs: { mediaId: 'm1', credit: '', alt: '' } }],
    },
    [
      para('Lời'),
      { type: 'gallery', content: [{ type: 'figure', attrs: { mediaId: 'm1', credit: '', alt: '' } }] },
    ],
  ],
  [
    'an unknown node inside a line',
    { type: 'paragraph', content: [text('a'), { type: 'mention', attrs: { id: 'p1' } }, text('b')] },
    [para('a'), { type: 'unknown', attrs: { raw: { type: 'mention', attrs: { id: 'p1' } } } }, para('b')],
  ],
])('%s is repaired', (_name, node, content) => {
  expect(repaired(node)).toEqual(content);
});

test('a ragged table becomes rectangular', () => {
  const cell = (words: string, attrs = {}) => ({
    type: 'tableCell',
    attrs: { colspan: 1, rowspan: 1, ...attrs },
    content: [para(words)],
  });
  const [table] = repaired({
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('a'), cell('b', { rowspan: 2 }), cell('c')] },
      { type: 'tableRow', content: [cell('d')] },
      { type: 'tableRow' },
    ],
  });
  expect(table).toMatchObject({
    content: [{ content: { length: 3 } }, { content: [cell('d'), cell('')] }, { content: { length: 3 } }],
  });
  expect(repaired({ type: 'table', content: [{ type: 'tableRow' }] })).toEqual(emptyBody.content);
});

test('a row covered entirely by row spans stays without cells', () => {
  const tall = { type: 'tableCell', attrs: { colspan: 1, rowspan: 2 }, content: [para('a')] };
  const body = doc({ type: 'table', content: [{ type: 'tableRow', content: [tall] }, { type: 'tableRow' }] });
  expect(repairBody(body).content).toEqual(body.content);
  expect(parseBody({ ...body, schema: bodySchemaNumber }).content).toEqual(body.content);
});

test('nesting beyond the limit keeps the text in order and private notes private', () => {
  let nest: unknown = {
    type: 'blockquote',
    content: [para('đáy'), { type: 'privateNote', content: [text('kín')] }, para('hết')],
  };
  for (let depth = 0; depth < 3 * bodyMaxDepth; depth += 1)
    nest = { type: 'blockquote', content: [para('x'), nest] };
  const body = repairBody(doc(nest));
  expect(bodySchema.safeParse(body).success).toBe(true);
  expect(lettersOf(body)).toMatch(/^x+đáykínhết$/);
  expect(bodyText(body)).not.toContain('kín');
  let poll: unknown = { type: 'text', text: 'sâu' };
  for (let depth = 0; depth < 60; depth += 1) poll = { type: 'poll', content: [poll] };
  const repaired = repairBody(doc(poll));
  expect(bodySchema.safeParse(repaired).success).toBe(true);
  expect(repaired.content).toEqual([{ type: 'privateNote', content: [text('sâu')] }]);
});

test('a footnote over the limit is split without losing a letter', () => {
  const [line] = repaired({
    type: 'paragraph',
    content: [{ type: 'footnote', attrs: { text: 'ă'.repeat(2500) } }],
  });
  expect(line).toMatchObject({ content: { length: 3 } });
  expect(lettersOf(line)).toHaveLength(2500);
});
