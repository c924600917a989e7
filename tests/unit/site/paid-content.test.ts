import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SearchView } from '#components/site/search-view.tsx';
import { type CardSize, StoryCard } from '#components/site/story-card.tsx';
import { blankTexts } from '#core/articles/blank-content.ts';
import type { PublicStory } from '#core/articles/public-story.ts';

const style = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', now: new Date('2026-11-27T14:00:00Z') } as const;
const paid: PublicStory = {
  ...blankTexts,
  ...{ id: 'a', number: 7, locale: 'vi', slug: 'muoi', url: '/kinh-te/muoi-7' },
  section: { id: 's', slug: 'kinh-te', name: 'Kinh tế', nameEn: 'Business' },
  ...{ format: 'sponsored', sponsor: 'Công ty Muối', headline: 'Hạt muối', sapo: 'Mặn.' },
  ...{ publishedAt: style.now, modifiedAt: style.now, bylineNames: ['Lan'], lead: null },
};
const label = '<span class="kicker-format">Nội dung tài trợ</span>';

test.each<CardSize>([
  ...(['lead', 'feature', 'tall', 'card', 'row', 'brief', 'line', 'ranked', 'signed', 'flash'] as const),
])('a card of the size %s labels a sponsored story', (size) => {
  expect(renderToStaticMarkup(createElement(StoryCard, { story: paid, size, style }))).toContain(label);
});

test('no style sheet hides the kicker of a sponsored story', () => {
  const hiding = ['front', 'stories', 'lists', 'article', 'print'].flatMap((name) =>
    [
      ...readFileSync(`components/site/${name}.css`, 'utf8').matchAll(/([^{}]*\.kicker[^{}]*)\{([^{}]*)\}/g),
    ].flatMap(([, selector = '', rules = '']) => (/display:\s*none/.test(rules) ? [selector] : [])),
  );
  expect(hiding.length).toBeGreaterThan(0);
  for (const selector of hiding) expect(selector).toContain('.story:not([data-paid])');
});

test('a search result labels a sponsored story before its section', () => {
  const answer = {
    kind: 'results',
    text: 'muối',
    filters: { names: {} },
    sort: 'best',
    results: [{ story: paid, headline: [{ text: 'Hạt muối', marked: false }], passage: [] }],
    meant: null,
    facets: null,
    ...{ corrected: null, pages: [], instead: null },
    isFirstPage: true,
    nextCursor: null,
  } as const;
  const html = renderToStaticMarkup(createElement(SearchView, { answer, countedAtMost: 1000, style }));
  expect(html).toContain(`${label} <span>Kinh tế</span>`);
});
