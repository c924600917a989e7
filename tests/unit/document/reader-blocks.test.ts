import { expect, test } from 'vitest';
import type { Block } from '#core/document/block-types.ts';
import { hasTk } from '#core/document/body-facts.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { bodyText } from '#core/document/body-text.ts';
import { blockOf, bodyOf, labels, page, para } from './body-fixtures.ts';

const feed = { ...page, mode: 'feed', siteUrl: 'https://bao.example' } as const;
const related = bodyOf({ type: 'relatedStory', attrs: { articleId: 's1' } });
const noted = (text: string, note: string): Block => ({
  type: 'paragraph',
  content: [
    { type: 'text', text },
    { type: 'footnote', attrs: { text: note } },
  ],
});

test('footnotes are numbered over the whole body and link to the notes and back', () => {
  const html = bodyHtml(
    bodyOf(noted('Một', 'Nguồn <A>'), {
      type: 'blockquote',
      content: [noted('Hai', ' '), noted('Ba', 'Nguồn B')],
    }),
    page,
  );
  expect(html).toContain(
    '<a id="note-mark-1" href="#note-1" role="doc-noteref" aria-label="Chú thích 1">1</a>',
  );
  expect(html).toContain(
    '<li id="note-2">Nguồn B&nbsp;<a class="footnote-back" href="#note-mark-2" role="doc-backlink"',
  );
  expect(html).toContain('Nguồn &lt;A&gt;&nbsp;<a');
  expect(html).not.toContain('note-3');
  expect(html).toMatch(/<section class="footnotes"[^>]*role="doc-endnotes" aria-label="Chú thích">/);
});

test('a feed has plain numbers and the notes as paragraphs, and plain text has whole phrases', () => {
  const body = bodyOf({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Xuất khẩu' },
      { type: 'footnote', attrs: { text: 'Tính đến tháng 6.' } },
      { type: 'text', text: ' gạo tăng' },
    ],
  });
  const html = bodyHtml(body, feed);
  expect(html).toContain('<p>Xuất khẩu<sup>[1]</sup> gạo tăng</p>');
  expect(html).toContain('<p>[1] Tính đến tháng 6.</p>');
  expect(html).not.toMatch(/ id=|href="#/);
  expect(bodyText(body)).toBe('Xuất khẩu gạo tăng\n\nTính đến tháng 6.');
});

test('a body without footnotes has no list of notes', () => {
  expect(bodyHtml(bodyOf(para('a'), { type: 'privateNote', content: [] }), page)).not.toContain('footnotes');
});

test('placeholders are found in a footnote, a credit and a fact box, and not in a private note', () => {
  expect(hasTk(bodyOf(noted('Giá', '[TK nguồn]')))).toBe(true);
  expect(hasTk(bodyOf({ type: 'figure', attrs: { mediaId: 'm1', credit: 'TKTK', alt: '' } }))).toBe(true);
  const box = {
    type: 'factBox' as const,
    attrs: { sourceId: '', title: '[TK]', updatedAt: '' },
    content: [],
  };
  expect(hasTk(bodyOf({ ...box, content: [{ type: 'paragraph' }] }))).toBe(true);
  expect(hasTk(bodyOf({ type: 'privateNote', content: [{ type: 'text', text: '[TK] hỏi lại' }] }))).toBe(
    false,
  );
});

test('a gallery is a labelled group of the available photos, each with caption and credit', () => {
  const photos = blockOf('gallery');
  const html = bodyHtml(bodyOf(photos), page);
  expect(html).toMatch(
    /^<div class="gallery" data-node="gallery" role="group" aria-label="Chùm ảnh, 2 ảnh">/,
  );
  expect(html.match(/<figure /g)).toHaveLength(2);
  expect(html).toContain('Vá lưới. <span class="credit" data-credit="TTXVN">(Nguồn: TTXVN)</span>');
  expect(bodyHtml(bodyOf(photos), { ...page, media: new Map() })).toBe('');
  expect(bodyHtml(bodyOf(photos), feed)).toMatch(/^<figure .*<\/figure><figure .*<\/figure>$/);
});

test('a fact box is an aside with its title, and a blockquote in a feed', () => {
  const body = bodyOf(blockOf('factBox'));
  expect(bodyHtml(body, page)).toMatch(
    /^<aside class="fact-box" data-node="factBox" aria-label="Đội tàu"><p class="fact-box-title">Đội tàu<\/p>/,
  );
  expect(bodyHtml(body, feed)).toMatch(/^<blockquote><p><strong>Đội tàu<\/strong><\/p><p>Ba mươi/);
});

test('pull quotes and credits follow the form of the house', () => {
  const customPage = {
    ...page,
    labels: { ...labels, quoteForm: '{role} {cite}', creditForm: 'Ảnh: {credit}' },
  };
  expect(bodyHtml(bodyOf(blockOf('pullQuote')), customPage)).toContain(
    '<cite>xã Bình Minh Một ngư dân</cite>',
  );
  expect(bodyHtml(bodyOf(blockOf('figure')), customPage)).toContain('>Ảnh: Reuters</span>');
  const quote = blockOf('pullQuote');
  const alone = bodyOf({ ...quote, attrs: { cite: 'Bà Tư', role: '' } });
  expect(bodyHtml(alone, customPage)).toContain('<cite>Bà Tư</cite>');
});

test('a credit that looks like a form placeholder is not replaced', () => {
  const figure = blockOf('figure');
  const body = bodyOf({ ...figure, attrs: { ...figure.attrs, credit: '$& {credit}' } });
  expect(bodyHtml(body, page)).toContain('(Nguồn: $&amp; {credit})');
});

test('an embed of a known service has a frame address on a page, and is only a link in a feed', () => {
  const video = { provider: '', url: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'Phóng "sự"' };
  const body = bodyOf({ type: 'embed', attrs: video });
  const html = bodyHtml(body, page);
  expect(html).toContain(' data-frame="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"');
  expect(html).toContain(' data-load="Xem tại đây, YouTube sẽ biết" data-label="Phóng &quot;sự&quot;"');
  expect(html).toContain('<span>Xem trên YouTube</span>');
  expect(html).not.toMatch(/<iframe| src=/);
  expect(bodyHtml(body, feed)).not.toContain('data-frame');
});

test('a related story in a feed is a paragraph with line breaks between its parts', () => {
  const card = { id: 's1', number: 12, headline: 'Lũ <rút>', sapo: 'Sông & đê.', url: '/thoi-su/lu-rut-12' };
  const paid = 'Nội dung tài trợ, do X trả tiền';
  const written = (story: typeof card & { paid?: string }) =>
    bodyHtml(related, { ...feed, stories: new Map([['s1', story]]) });
  const link = '<a href="https://bao.example/thoi-su/lu-rut-12">Lũ &lt;rút&gt;</a>';
  expect(written(card)).toBe(`<p><strong>Tin liên quan:</strong> ${link}<br>Sông &amp; đê.</p>`);
  expect(written({ ...card, paid })).toBe(
    `<p><strong>Tin liên quan:</strong> ${link}<br>${paid}<br>Sông &amp; đê.</p>`,
  );
  expect(written({ ...card, sapo: '' })).toBe(`<p><strong>Tin liên quan:</strong> ${link}</p>`);
});
