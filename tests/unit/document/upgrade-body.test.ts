import { expect, test } from 'vitest';
import { bodySchemaNumber } from '#core/document/body.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { currentBody } from '#core/document/upgrade-body.ts';
import { bodyOf, everyBlock, para } from './body-fixtures.ts';

const poll = {
  type: 'poll',
  attrs: { caption: 'giữ' },
  content: [{ type: 'figure', attrs: { caption: 'giữ' } }],
};
const first = {
  type: 'doc' as const,
  schema: 1,
  content: [
    para('Mở'),
    { type: 'figure', attrs: { mediaId: 'm1', caption: 'Cảng <cá> lúc "sớm".', credit: 'AP', alt: 'Cảng' } },
    { type: 'figure', attrs: { mediaId: 'm2', caption: '', credit: '', alt: '' } },
    {
      type: 'blockquote',
      content: [
        { type: 'figure', attrs: { mediaId: 'm3', caption: 'Trong trích dẫn', credit: '', alt: '' } },
      ],
    },
    { type: 'pullQuote', attrs: { cite: 'Bà Tư' }, content: [{ type: 'text', text: 'Biển.' }] },
    { type: 'unknown', attrs: { raw: poll } },
  ],
};

test('a body of the first schema keeps every word: captions become text, and quotes get an empty role', () => {
  const now = bodyOf(
    para('Mở'),
    {
      type: 'figure',
      attrs: { mediaId: 'm1', credit: 'AP', alt: 'Cảng' },
      content: [{ type: 'text', text: 'Cảng <cá> lúc "sớm".' }],
    },
    { type: 'figure', attrs: { mediaId: 'm2', credit: '', alt: '' } },
    {
      type: 'blockquote',
      content: [
        {
          type: 'figure',
          attrs: { mediaId: 'm3', credit: '', alt: '' },
          content: [{ type: 'text', text: 'Trong trích dẫn' }],
        },
      ],
    },
    { type: 'pullQuote', attrs: { cite: 'Bà Tư', role: '' }, content: [{ type: 'text', text: 'Biển.' }] },
    { type: 'unknown', attrs: { raw: poll } },
  );
  expect(parseBody(first)).toEqual(now);
  expect(currentBody(first)).toEqual(now);
});

test('a block that the first schema did not have is kept as an unknown block', () => {
  const body = parseBody({ type: 'doc', schema: 1, content: [poll] });
  expect(body.content).toEqual([{ type: 'unknown', attrs: { raw: poll } }]);
});

test('an error in an old body has its path', () => {
  const bad = {
    type: 'doc',
    schema: 1,
    content: [{ type: 'figure', attrs: { caption: 'x', credit: '', alt: '' } }],
  };
  expect(() => parseBody(bad)).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ path: 'content.0.attrs.mediaId' }) }),
  );
});

test('a current body needs no upgrade', () => {
  expect(parseBody(everyBlock)).toEqual(everyBlock);
  expect(currentBody(everyBlock)).toBe(everyBlock);
});

test('a body of a newer schema is refused', () => {
  const newer = { ...everyBlock, schema: bodySchemaNumber + 1 };
  expect(() => currentBody(newer)).toThrow('body.newer-schema');
  expect(() => parseBody(null)).toThrow('body.invalid');
});
