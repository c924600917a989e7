import { expect, test } from 'vitest';
import type { Block } from '#core/document/block-types.ts';
import { mediaIdsOf } from '#core/document/body-facts.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { bodySchema } from '#core/document/body-schema.ts';
import { bodyText } from '#core/document/body-text.ts';
import { readerBody } from '#core/document/public-body.ts';
import { stripHidden } from '#core/document/strip-hidden.ts';
import { bodyOf, everyBlock, page, para } from './body-fixtures.ts';

const secret: Block = {
  type: 'privateNote',
  content: [
    { type: 'text', text: 'KÍN' },
    { type: 'footnote', attrs: { text: 'KÍN trong chú thích' } },
  ],
};
const newer: Block = {
  type: 'unknown',
  attrs: { raw: { type: 'poll', content: [{ type: 'text', text: 'KÍN' }] } },
};
const hiding = bodyOf(
  para('Mở'),
  secret,
  { type: 'blockquote', content: [secret] },
  { type: 'bulletList', content: [{ type: 'listItem', content: [para('mục'), secret, newer] }] },
  { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [secret] }] }] },
  newer,
);

test('a private note and an unknown block are removed from a public body wherever they are', () => {
  const body = stripHidden(hiding);
  expect(JSON.stringify(body)).not.toContain('KÍN');
  expect(bodySchema.safeParse(body).data).toEqual(body);
  expect(body.content).toEqual([
    para('Mở'),
    { type: 'bulletList', content: [{ type: 'listItem', content: [para('mục')] }] },
    { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [para('')] }] }] },
  ]);
});

test('a body without hidden parts is returned without a copy', () => {
  const open = bodyOf(para('a'), { type: 'blockquote', content: [para('b')] });
  expect(stripHidden(open)).toBe(open);
});

test('rendering a body that was not cleaned still leaves out private text', () => {
  const media = new Map(page.media);
  for (const options of [page, { ...page, media, mode: 'feed' as const, siteUrl: 'https://bao.example' }]) {
    expect(bodyHtml(hiding, options)).not.toContain('KÍN');
  }
  expect(bodyText(hiding)).not.toContain('KÍN');
  expect(bodyHtml(hiding, page)).not.toContain('footnote');
});

test('a public body of the first schema is upgraded to the current one', () => {
  const stored = {
    type: 'doc' as const,
    schema: 1,
    content: [
      { type: 'figure', attrs: { mediaId: 'm1', caption: 'Cảng cá.', credit: 'AP', alt: '' } },
      secret,
    ],
  };
  expect(readerBody(stored).content).toEqual([
    {
      type: 'figure',
      attrs: { mediaId: 'm1', credit: 'AP', alt: '' },
      content: [{ type: 'text', text: 'Cảng cá.' }],
    },
  ]);
});

test('photos of a gallery count as photos of the story', () => {
  const photo = (mediaId: string) => ({ type: 'figure' as const, attrs: { mediaId, credit: '', alt: '' } });
  const body = bodyOf({ type: 'gallery', content: [photo('a'), photo('b')] }, photo('b'), {
    type: 'blockquote',
    content: [photo('c')],
  });
  expect(mediaIdsOf(body)).toEqual(['a', 'b', 'c']);
  expect(mediaIdsOf(everyBlock)).toEqual(['m1']);
});
