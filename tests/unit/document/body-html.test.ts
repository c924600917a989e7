import { expect, test } from 'vitest';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { stripHidden } from '#core/document/strip-hidden.ts';
import { blockOf, bodyOf, domOf, everyBlock, labels, page, para } from './body-fixtures.ts';

test('the HTML of a page parses back to the body without its hidden blocks', () => {
  expect(bodyFromDom(domOf(bodyHtml(everyBlock, page))).body).toEqual(stripHidden(everyBlock));
});

test('text is escaped, in the text and in attributes', () => {
  const html = bodyHtml(everyBlock, page);
  expect(html).toContain('dòng mới &lt;b&gt; &quot;ngoặc&quot;');
  expect(html).toContain('alt="Thuyền &quot;xanh&quot; ở cảng"');
  expect(html).toContain('Lũ &lt;rút&gt; &amp; nắng lên');
});

test('superscript and subscript are rendered on the page and in feeds, and a missing picture in neither', () => {
  const feed = { ...page, mode: 'feed', siteUrl: 'https://bao.example' } as const;
  for (const options of [page, feed]) {
    const html = bodyHtml(everyBlock, options);
    expect(html).toContain('5 m<sup>2</sup> và CO<strong><sub>2</sub></strong>');
    expect(html).not.toContain('Ghe chưa về');
    expect(html).not.toContain('bao.example/anh.jpg');
  }
});

test('a photo has three formats with size, caption and source', () => {
  const html = bodyHtml(bodyOf(everyBlock.content[5] ?? para('')), page);
  expect(html).toContain(
    '<source type="image/avif" srcset="/media/m1/320.avif 320w, /media/m1/960.avif 960w',
  );
  expect(html).toContain('type="image/webp"');
  expect(html).toContain('src="/media/m1/960.jpeg"');
  expect(html).toMatch(/width="1600" height="900"[^>]*loading="lazy"/);
  expect(html).toContain(
    '<figcaption>Cảng cá lúc <em>bình minh</em>. <span class="credit" data-credit="Reuters">(Nguồn: Reuters)</span>',
  );
});

test('a withdrawn story, a missing photo and an unknown block render nothing', () => {
  const body = bodyOf(
    { type: 'relatedStory', attrs: { articleId: 'gone' } },
    {
      type: 'figure',
      attrs: { mediaId: 'gone', credit: 'y', alt: 'z' },
      content: [{ type: 'text', text: 'x' }],
    },
    { type: 'unknown', attrs: { raw: { type: 'poll', text: '<script>' } } },
  );
  expect(bodyHtml(body, page).trim()).toBe('');
});

test('a feed has absolute addresses and no srcset', () => {
  const html = bodyHtml(everyBlock, { ...page, labels, mode: 'feed', siteUrl: 'https://bao.example/' });
  expect(html).toContain('href="https://bao.example/thoi-su/lu-rut-12"');
  expect(html).toContain('<img src="https://bao.example/media/m1/960.jpeg" width="960" height="540"');
  expect(html).not.toContain('srcset');
  expect(html).not.toMatch(/(?:src|href)="\//);
});

test('a link whose text is its address is marked as bare', () => {
  const isBare = (words: string, href: string) =>
    bodyHtml(
      bodyOf({
        type: 'paragraph',
        content: [
          { type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }, { type: 'bold' }] },
        ],
      }),
      page,
    ).includes(' data-bare=""');
  const inVietnamese = 'https://vi.wikipedia.org/wiki/S%C3%B4ng_H%E1%BA%ADu';
  for (const [words, href] of [
    ['https://nso.example/so-lieu?nam=2026', 'https://nso.example/so-lieu?nam=2026'],
    ['nso.example', 'https://www.nso.example/'],
    ['https://vi.wikipedia.org/wiki/Sông_Hậu', inVietnamese],
    ['https://nso.example/100%', 'https://nso.example/100%'],
  ] as const)
    expect(isBare(words, href), words).toBe(true);
  for (const [words, href] of [
    ['số liệu', 'https://nso.example/so-lieu'],
    ['nso.example', 'https://nso.example/so-lieu'],
    ['https://nso.example', 'https://khac.example'],
  ] as const)
    expect(isBare(words, href), words).toBe(false);
});

test('an embed is a link and loads nothing from other sites', () => {
  const html = bodyHtml(bodyOf(blockOf('embed')), page);
  expect(html).toContain('<a href="https://video.example/xem?id=7"');
  expect(html).not.toMatch(/<iframe|<script|src=/);
});
