import { parseHTML } from 'linkedom';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ArticleEnd } from '#components/site/article-end.tsx';
import { CorrectionsView } from '#components/site/corrections-view.tsx';
import { TagView } from '#components/site/tag-view.tsx';
import { blankTexts } from '#core/articles/blank-content.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { PublicTag } from '#core/taxonomy/public-tag.ts';

const style = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', now: new Date('2026-11-27T14:00:00Z') } as const;
const tag: PublicTag = {
  ...{ id: 't', type: 'series', name: 'Muối', slug: 'muoi', description: '', mediaTopic: null },
  ...{ aliases: [], picture: null },
};
const part: PublicStory = {
  ...blankTexts,
  ...{
    id: 'a',
    number: 7,
    url: '/the-gioi/salt-7',
    locale: 'en',
    headline: 'A grain of salt',
  },
  ...{ section: { name: 'Thế giới', nameEn: 'World', slug: 'the-gioi' }, sectionId: 's', format: 'news' },
  ...{ lead: null, publishedAt: style.now, modifiedAt: style.now },
} as unknown as PublicStory;

function page(over: object) {
  const whole = {
    ...{
      tag,
      above: [],
      children: [],
      neighbours: [],
      stories: [],
      order: 'oldest' as const,
      line: null,
      query: {},
    },
    ...{ series: { firstPart: 1, count: 1 }, inOtherLanguage: null, isFirstPage: true, nextCursor: null },
    ...over,
  };
  return parseHTML(renderToStaticMarkup(createElement(TagView, { page: whole, countedAtMost: 500, style })))
    .document;
}

test.each([
  ['corrections', 'Đính chính mới hơn', 'Đính chính cũ hơn'],
  ['notices', 'Thông báo mới hơn', 'Thông báo cũ hơn'],
] as const)('the pager of %s has the right link texts', (of, newer, older) => {
  const place = { isFirstPage: false, previousCursor: '2_b', nextCursor: '1_a' };
  const view = createElement(CorrectionsView, { page: { notes: [], ...place }, style, of });
  const { document } = parseHTML(renderToStaticMarkup(view));
  const words = [...document.querySelectorAll('.pager a')].map((link) => link.textContent);
  expect(words).toEqual(['Về trang mới nhất', newer, older]);
});

test('a series with more parts in the other language links to all of them', () => {
  const parts = { stories: [part], hasMore: true, query: { lang: 'en' } };
  const link = page({ inOtherLanguage: parts }).querySelector('a[href="/chu-de/muoi?lang=en"]');
  expect([link?.textContent, link?.getAttribute('lang')]).toEqual(['All parts', 'en']);
  expect(page({ inOtherLanguage: { ...parts, hasMore: false } }).querySelector('[href*="?lang"]')).toBeNull();
});

test('an event of one day names the day once', () => {
  const facts = (first: string) => {
    const line = { count: 2, first: new Date(first), last: style.now, moments: [] };
    return page({ line, series: null }).querySelector('.listing-facts')?.textContent;
  };
  // In the time zone of the site.
  expect(facts('2026-11-26T18:00:00Z')).toBe('2 bài, ngày 27/11/2026');
  expect(facts('2026-11-26T16:00:00Z')).toBe('2 bài, từ 26/11/2026 đến 27/11/2026');
});

test('many child tags are partly in a details element', () => {
  const children = Array.from({ length: 34 }, (_, index) => {
    return { id: `${index}`, type: 'place' as const, name: `Tỉnh ${index}`, slug: `tinh-${index}` };
  });
  const opened = page({ children }).querySelector('.tag-links details');
  expect(opened?.querySelector('summary')?.textContent).toBe('Và 10 thẻ nữa');
  expect(opened?.querySelectorAll('a')).toHaveLength(10);
  expect(page({ children: children.slice(0, 24) }).querySelector('.tag-links details')).toBeNull();
});

test('a part without other parts in its language has no series list, and its tag links to the series', () => {
  const series = { id: 't', type: 'series' as const, name: 'Muối', slug: 'muoi' };
  const end = (previous: PublicStory | null) => {
    const view = createElement(ArticleEnd, {
      page: {
        ...{ article: part, bylines: [], tags: [series], notes: [], hasHistory: false, sections: [] },
        ...{
          mostRead: null,
          sameSection: [],
          isSectionInColumn: false,
          latest: [],
          edition: null,
          isOriginalCorrected: false,
          related: [],
          newer: [],
          eventLine: [],
        },
        series: { series, previous, next: null },
      },
      ...{ style, shareUrl: null },
    });
    return parseHTML(renderToStaticMarkup(view)).document;
  };
  expect(end(null).querySelector('.series')).toBeNull();
  expect(end(null).querySelector('a[rel="tag"]')?.getAttribute('href')).toBe('/chu-de/muoi');
  expect(end(part).querySelectorAll('.series .story')).toHaveLength(1);
  // The list already names the series.
  const kicker = end({ ...part, format: 'long_read', kicker: 'Muối' }).querySelector('.series .kicker');
  expect(kicker?.textContent?.trim()).toBe('Long read');
});
