import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SearchView } from '#components/site/search-view.tsx';
import { blankTexts } from '#core/articles/blank-content.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { lastDayBefore } from '#core/search/search-filters.ts';

const zone = 'Asia/Ho_Chi_Minh';
const style = { locale: 'vi', timeZone: zone, now: new Date('2026-12-01T03:00:00Z') } as const;
const facet = (count: number) => ({ slug: 'the-gioi', name: 'Thế giới', nameEn: 'World', count });

function html({
  results = [],
  text = '"và của"',
  ...facets
}: {
  text?: string;
  results?: readonly { story: PublicStory; headline: readonly never[]; passage: readonly never[] }[];
  total: number;
  isMore: boolean;
  readBack?: { since: string; olderUntil: string | null };
}) {
  const answer = {
    ...{ kind: 'results', text, filters: { names: {}, section: 'kinh-te' }, sort: 'best' },
    ...{
      results,
      meant: null,
      corrected: null,
      pages: [],
      instead: null,
      isFirstPage: true,
      nextCursor: null,
    },
    facets: {
      ...{ sections: [], tags: [facet(600)], authors: [], since: [], readBack: null },
      ...facets,
    },
  } as const;
  return renderToStaticMarkup(createElement(SearchView, { answer, countedAtMost: 1000, style } as never));
}

const story: PublicStory = {
  ...blankTexts,
  ...{ id: 'a', number: 7, locale: 'vi', slug: 'muoi', url: '/kinh-te/muoi-7' },
  section: { id: 's', slug: 'kinh-te', name: 'Kinh tế', nameEn: 'Business' },
  ...{ format: 'news', headline: 'Hạt muối', sapo: 'Mặn.' },
  ...{ publishedAt: style.now, modifiedAt: style.now, bylineNames: ['Lan'], lead: null },
};
const results = [{ story, headline: [], passage: [] }];

test('a count that reached its limit is shown with a plus sign', () => {
  const common = html({ results, total: 990, isMore: true });
  expect(common).toContain('990+ kết quả');
  expect(common).toContain('<span class="facet-count">600+</span>');
  const exact = html({ results, total: 990, isMore: false });
  expect(exact).toContain('990 kết quả');
  expect(exact).toContain('<span class="facet-count">600</span>');
});

test('an empty result says how far back the search went, and links to older results', () => {
  const found = html({ total: 0, isMore: true, readBack: { since: '2026-09-14', olderUntil: '2026-09-14' } });
  expect(found).toMatch(/ngược đến ngày 14/);
  expect(found).toContain('?q=%22v%C3%A0+c%E1%BB%A7a%22&amp;section=kinh-te&amp;to=2026-09-14');
  const first = html({ total: 0, isMore: true, readBack: { since: '2026-09-14', olderUntil: null } });
  expect(first).toMatch(/ngược đến ngày 14/);
  expect(first).not.toContain('to=');
  expect(html({ total: 0, isMore: false })).not.toContain('ngược đến');
});

test('quotation marks are not doubled, and a suggestion of fewer words has none', () => {
  const found = html({ total: 0, isMore: false, text: '"sông Trà Vệ lũ"' });
  expect(found).toContain('Không có bài nào cho “sông Trà Vệ lũ”.');
  expect(found).toContain('Tìm ít từ hơn: “sông Trà”');
  expect(found).toContain('?q=s%C3%B4ng+Tr%C3%A0&amp;section=kinh-te"');
  expect(html({ results, total: 1, isMore: false })).toContain('1 kết quả cho “và của”');
});

test('a continued search starts before the last searched day, and not before its span', () => {
  const moment = new Date('2026-09-13T18:00:00Z');
  expect(lastDayBefore(moment, {}, zone)).toBe('2026-09-14');
  expect(lastDayBefore(moment, { to: '2026-10-01' }, zone)).toBe('2026-09-14');
  expect(lastDayBefore(moment, { to: '2026-09-14' }, zone)).toBe('2026-09-13');
  expect(lastDayBefore(moment, { from: '2026-09-14', to: '2026-09-14' }, zone)).toBeNull();
});
