import { describe, expect, test } from 'vitest';
import { bodyFormOf } from '#core/articles/body-form.ts';
import type { Format } from '#core/articles/states.ts';
import type { Body } from '#core/document/body.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { chaptersOf } from '#core/document/contents-list.ts';
import type { Inline } from '#core/document/node.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { labels } from './body-fixtures.ts';

const text = (words: string, ...marks: object[]) =>
  ({ type: 'text', text: words, ...(marks.length > 0 && { marks }) }) as Inline;
const bold = { type: 'bold' };
const paragraph = (...content: Inline[]) => ({ type: 'paragraph', content });
const heading = (words: string, level = 2) => ({ type: 'heading', attrs: { level }, content: [text(words)] });
const bodyOf = (...content: unknown[]) => ({ type: 'doc', schema: 2, content }) as unknown as Body;

function htmlIn(format: Format, body: Body, media: readonly MediaView[] = []) {
  const form = bodyFormOf({ format, body });
  const byId = new Map(media.map((each) => [each.id, each]));
  return bodyHtml(body, { mode: 'page', media: byId, stories: new Map(), labels: labels, form });
}

describe('a long read has a table of contents', () => {
  const body = bodyOf(
    heading('Một vụ lúa'),
    heading('Nhỏ hơn', 3),
    heading('Đêm & ngày'),
    heading('Một vụ lúa'),
  );

  test('with its headings of level 2, each with a unique id', () => {
    expect(chaptersOf(body).map(({ id, title }) => [id, title])).toEqual([
      ['phan-mot-vu-lua', 'Một vụ lúa'],
      ['phan-dem-ngay', 'Đêm & ngày'],
      ['phan-mot-vu-lua-2', 'Một vụ lúa'],
    ]);
    expect(htmlIn('long_read', body)).toContain('<h2 id="phan-dem-ngay">Đêm &amp; ngày</h2>');
    expect(htmlIn('long_read', body)).toContain('<h3>Nhỏ hơn</h3>');
  });

  test('if there are three or more, and other formats have none', () => {
    expect(chaptersOf(bodyOf(heading('Một'), heading('Hai')))).toEqual([]);
    expect(htmlIn('news', body)).not.toContain(' id=');
  });
});

describe('bold paragraphs in an interview are questions', () => {
  const isQuestion = (...content: Inline[]) =>
    htmlIn('interview', bodyOf(paragraph(...content))).includes('class="question"');

  test.each([
    ['all of it', [text('Vì sao chị ở lại?', bold)], true],
    [
      'in pieces',
      [text('Vì sao ', bold), text('chị', bold, { type: 'italic' }), text(' ở lại?', bold)],
      true,
    ],
    [
      'with the name of the person asking after it',
      [text('San hô là cây ạ?', bold), text(' (Bảo Ngọc, 10 tuổi)')],
      true,
    ],
    ['a bold word is no question', [text('Tôi '), text('không', bold), text(' đi.')], false],
    ['a bold name before an answer is no question', [text('Chị Vân:', bold), text(' Tôi ở lại.')], false],
    ['an answer is no question', [text('Tôi ở lại.')], false],
  ])('%s', (_, content, expected) => {
    expect(isQuestion(...content)).toBe(expected);
  });

  test('other formats have no questions', () => {
    expect(htmlIn('news', bodyOf(paragraph(text('Vì sao?', bold))))).toBe('<p><strong>Vì sao?</strong></p>');
  });
});

test('links of sponsored content have rel="sponsored", and links of other formats do not', () => {
  const link = { type: 'link', attrs: { href: 'https://vi-du.example/' } };
  const body = bodyOf(
    paragraph(text('Trang', link), text('ta', { type: 'link', attrs: { href: '/the-gioi' } })),
  );
  expect(htmlIn('sponsored', body)).toContain('rel="sponsored noopener noreferrer"');
  expect(htmlIn('sponsored', body)).toContain('<a href="/the-gioi">');
  expect(htmlIn('news', body)).toContain('rel="noopener noreferrer"');
});

test('photos of a photo story have sizes of their width, and portrait photos are marked', () => {
  const media = (id: string, width: number, height: number): MediaView => ({
    ...{ id, width, height, widths: [width], avifWidths: [], focalX: 0.5, focalY: 0.5, blurColor: '#888888' },
  });
  const figure = (mediaId: string) => ({ type: 'figure', attrs: { mediaId, credit: '', alt: 'Ảnh' } });
  const html = htmlIn('photo', bodyOf(figure('ngang'), figure('doc')), [
    media('ngang', 1200, 800),
    media('doc', 800, 1200),
  ]);
  expect(html).toMatch(/<figure data-media="ngang"><picture>.*sizes="\(min-width: 68rem\) 64rem, 100vw"/);
  expect(html).toContain('<figure data-media="doc" data-portrait>');
});
