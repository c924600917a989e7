import { expect, test } from 'vitest';
import { blankTexts } from '#core/articles/blank-content.ts';
import { bodyOfEntryText } from '#core/live/entry-text.ts';
import {
  closingHtml,
  entryHtml,
  keyEventsHtml,
  type LiveHtmlOptions,
  statusHtml,
} from '#core/live/live-html.ts';
import type { PublicCoverage, PublicEntry } from '#core/live/public-live.ts';
import { liveBlogFacts, liveBlogJsonLd } from '#core/seo/live-blog-json-ld.ts';
import { bodyOf } from '#tests/support/workflow/newsroom.ts';
import { labels } from '#tests/unit/document/body-fixtures.ts';

const words = {
  ...{
    permalink: 'Liên kết {time}',
    keyEvent: 'Mốc',
    pinned: 'Ghim',
    correction: 'Đính chính',
    update: 'Bổ sung',
  },
  ...{ modified: 'Sửa {time}', breakout: 'Đọc riêng', by: 'Tác giả', running: 'Đang', ended: 'Hết' },
  ...{ count: '{count} cập nhật', countOne: '1 cập nhật', newest: 'mới nhất {time}', nothingYet: 'Chưa có' },
  closing: 'Lời kết',
};
const zone = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi' as const };
const options: LiveHtmlOptions = {
  ...{ storyUrl: '/the-gioi/lu-1', words, labels, ...zone },
  media: new Map(),
};
const entry = (changes: Partial<PublicEntry> = {}): PublicEntry => ({
  ...{ id: 'e1', version: 1, headline: 'Nước <rút>', isKey: false, keyTitle: '', isPinned: false },
  ...{ publishedAt: new Date('2026-11-26T07:05:00Z'), modifiedAt: new Date('2026-11-26T07:05:00Z') },
  ...{
    authors: [{ name: 'Lan', slug: 'lan', kind: 'staff', hasPage: true }],
    body: bodyOf('Một "câu" & <b>.'),
    notes: [],
    breakout: null,
  },
  ...changes,
});
const coverage: PublicCoverage = {
  ...{
    articleId: 'a',
    number: 1,
    openedAt: new Date('2026-11-26T01:00:00Z'),
    endedAt: null,
    closingNote: '',
  },
  ...{ changes: 3, count: 2, newestAt: null, updatedAt: new Date('2026-11-26T07:05:00Z') },
};

test('an entry escapes its text and links to its own anchor on the page that begins with it', () => {
  const html = entryHtml(entry(), { ...options, showsDay: false });
  expect(html).toContain('Nước &lt;rút&gt;');
  expect(html).not.toContain('<b>');
  expect(html).toContain('href="/the-gioi/lu-1?cursor=e1#muc-e1"');
  expect(html).toContain('id="muc-e1"');
  expect(html).toContain('>14:05</time>');
});

test('an entry links to an author with a page, and only names other authors', () => {
  const of = (hasPage: boolean) =>
    entryHtml(entry({ authors: [{ name: 'Lan & Huy', slug: 'lan', kind: 'staff', hasPage }] }), {
      ...options,
      showsDay: false,
    });
  expect(of(true)).toContain('<a href="/tac-gia/lan">Lan &amp; Huy</a>');
  expect(of(false)).not.toContain('/tac-gia/');
  expect(of(false)).toContain('</span>Lan &amp; Huy</span>');
});

test('every entry contains its day, which is visible only when the day changes', () => {
  expect(entryHtml(entry(), { ...options, showsDay: true })).toContain(
    '<p class="live-day">Thứ Năm, 26/11/2026',
  );
  expect(entryHtml(entry(), { ...options, showsDay: false })).toContain('<p class="live-day" hidden>');
});

test('a pinned entry is a fold, which the page of its link opens', () => {
  const pinned = (isOpen: boolean) =>
    entryHtml(entry({ isPinned: true }), { ...options, showsDay: true, isOpen });
  expect(pinned(false)).toContain('<details><summary>');
  expect(pinned(true)).toContain('<details open><summary>');
});

test('a correction is shown on its entry', () => {
  const notes = [
    {
      id: 'n',
      kind: 'correction' as const,
      note: 'Đúng là hai.',
      publishedAt: new Date('2026-11-26T08:00:00Z'),
    },
  ];
  const html = entryHtml(entry({ notes, modifiedAt: new Date('2026-11-26T08:00:00Z') }), {
    ...options,
    showsDay: false,
  });
  expect(html).toMatch(/data-kind="correction".*Đính chính.*Đúng là hai\./);
  expect(html).toContain('Sửa <time');
});

test('a changed entry shows the time of the change, and the day if it differs', () => {
  const at = (modifiedAt: string) =>
    entryHtml(entry({ modifiedAt: new Date(modifiedAt) }), { ...options, showsDay: false });
  expect(at('2026-11-26T16:55:00Z')).toMatch(/Sửa <time [^>]*>23:55<\/time>/);
  // Ten minutes later: the next day in the site's time zone.
  expect(at('2026-11-26T17:05:00Z')).toMatch(/Sửa <time [^>]*>00:05 27\/11\/2026<\/time>/);
});

test('the status shows whether the coverage runs, the number of entries and the newest time', () => {
  expect(statusHtml(coverage, options)).toMatch(/data-state="running">Đang<.*2 cập nhật.*mới nhất <time/);
  expect(statusHtml({ ...coverage, endedAt: new Date(), count: 0, updatedAt: null }, options)).toMatch(
    /Hết<.*Chưa có/,
  );
});

test('the closing note is escaped, and shown only after the end', () => {
  const ended = { endedAt: new Date('2026-11-26T09:00:00Z'), closingNote: 'Nước <rút>.' };
  expect(closingHtml(ended, options)).toBe('<strong>Lời kết</strong> Nước &lt;rút&gt;.');
  expect(closingHtml({ ...ended, closingNote: '' }, options)).toBe('');
  expect(closingHtml({ ...ended, endedAt: null }, options)).toBe('');
});

test('a key event links to its entry', () => {
  const html = keyEventsHtml([{ id: 'e1', name: 'Đỉnh <lũ>', publishedAt: coverage.openedAt }], options);
  expect(html).toContain('href="/the-gioi/lu-1?cursor=e1#muc-e1"');
  expect(html).toContain('Đỉnh &lt;lũ&gt;');
});

test('key events of one day show the time, and those of several days also the day', () => {
  const event = (id: string, at: string) => ({ id, name: 'Mốc', publishedAt: new Date(at) });
  const evening = event('e1', '2026-11-26T16:55:00Z');
  // Ten minutes later: the next day in the site's time zone.
  const night = event('e2', '2026-11-26T17:05:00Z');
  expect(keyEventsHtml([evening], options)).toContain('>23:55</time>');
  const html = keyEventsHtml([night, evening], options);
  expect(html).toContain('>00:05 27/11/2026</time>');
  expect(html).toContain('>23:55 26/11/2026</time>');
});

test('an entry with only an embed has its time as headline for search engines', () => {
  const body = bodyOfEntryText({ text: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', photos: [] });
  const page = { coverage, pinned: null, entries: [entry({ headline: '', body })] };
  const [update] = liveBlogFacts(page, { url: 'https://bao.example/lu-1', ...zone }).updates;
  expect(update).toMatchObject({ headline: 'Thứ Năm, 26/11/2026, 14:05 (GMT+7)', text: '' });
});

test('the JSON-LD of a live blog has the properties that Google requires', () => {
  const facts = {
    ...blankTexts,
    ...{ url: 'https://bao.example/the-gioi/lu-1', headline: 'Lũ', sapo: 'Sapo', locale: 'vi' as const },
    ...{ publishedAt: coverage.openedAt, updatedAt: coverage.openedAt, authors: [], images: [], tags: [] },
    ...{
      corrections: [],
      format: 'live' as const,
      wordCount: 0,
      publisherId: 'https://bao.example/#publisher',
      section: 'Thế giới',
      datelinePlace: 'Huế',
      sections: [],
    },
  };
  const of = (endedAt: Date | null) => {
    const page = {
      coverage: { ...coverage, endedAt },
      pinned: entry({ id: 'e0', isPinned: true, headline: '' }),
      entries: [
        entry(),
        entry({
          id: 'e2',
          authors: [{ name: 'Hãng tin', slug: 'hang-tin', kind: 'agency', hasPage: false }],
        }),
      ],
    };
    return JSON.parse(JSON.stringify(liveBlogJsonLd(facts, liveBlogFacts(page, { ...facts, ...zone }))));
  };
  expect(of(null)).toMatchObject({
    '@type': 'LiveBlogPosting',
    coverageStartTime: '2026-11-26T01:00:00.000Z',
    liveBlogUpdate: [
      { '@type': 'BlogPosting', headline: 'Một "câu" & <b>.' },
      {
        ...{ '@type': 'BlogPosting', headline: 'Nước <rút>', articleBody: 'Một "câu" & <b>.' },
        ...{ datePublished: '2026-11-26T07:05:00.000Z', dateModified: '2026-11-26T07:05:00.000Z' },
        url: 'https://bao.example/the-gioi/lu-1?cursor=e1#muc-e1',
        author: [{ '@type': 'Person', name: 'Lan', url: 'https://bao.example/tac-gia/lan' }],
      },
      { author: [{ '@type': 'Organization', name: 'Hãng tin' }] },
    ],
  });
  expect(of(null).liveBlogUpdate[2].author[0]).not.toHaveProperty('url');
  expect(of(null)).not.toHaveProperty('coverageEndTime');
  // LiveBlogPosting is no NewsArticle.
  expect(of(null)).not.toHaveProperty('dateline');
  expect(of(new Date('2026-11-26T09:00:00Z'))).toMatchObject({ coverageEndTime: '2026-11-26T09:00:00.000Z' });
});
