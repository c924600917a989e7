import { parseHTML } from 'linkedom';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ArticlePage } from '#components/site/article-page.ts';
import { ArticleView } from '#components/site/article-view.tsx';
import { HomeView } from '#components/site/home-view.tsx';
import { Colophon, Masthead } from '#components/site/site-frame.tsx';
import { blankTexts } from '#core/articles/blank-content.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { initialSettings } from '#core/settings/site-settings.ts';

const style = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', now: new Date('2026-11-27T14:00:00Z') } as const;
const section = (slug: string, name: string) => ({
  ...{ id: slug, parentId: null, slug, name, nameEn: name, description: '' },
});
const sections = [
  { ...section('thoi-su', 'Thời sự'), children: [section('giao-thong', 'Giao thông')] },
  { ...section('y-kien', 'Ý kiến'), children: [] },
];
const frame = {
  ...{ sections, settings: initialSettings, style },
  topics: [{ id: 't', type: 'event', name: 'Bão Kim Giao', slug: 'bao-kim-giao' } as const],
};
const story: PublicStory = {
  ...blankTexts,
  ...{ id: 'a', number: 7, locale: 'vi', slug: 'lu', url: '/thoi-su/lu-7' },
  section: { id: 's', slug: 'thoi-su', name: 'Thời sự', nameEn: 'News' },
  ...{ format: 'live', headline: 'Nước rút', sapo: 'Chậm.' },
  ...{ publishedAt: style.now, modifiedAt: style.now, bylineNames: ['Lan'], lead: null },
};

const pageOf = (element: ReactElement) => parseHTML(`<main>${renderToStaticMarkup(element)}</main>`).document;

test('the menu opens without a script, and has the hot topics, all sections and their children', () => {
  const page = pageOf(createElement(Masthead, { ...frame, place: null }));
  const menu = page.querySelector('details.menu');
  expect(menu?.querySelector('summary')?.getAttribute('aria-label')).toBe('Danh mục');
  const links = [...(menu?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'));
  expect(links).toEqual(['/dong-su-kien/bao-kim-giao', '/thoi-su', '/giao-thong', '/y-kien']);
});

test('the footer has a plain link to the top of the page', () => {
  const page = pageOf(createElement(Colophon, frame));
  expect(page.querySelector('.to-top a')?.getAttribute('href')).toBe('#top');
});

test('the footer names the social networks of the paper', () => {
  const profiles = 'https://www.facebook.com/bao\nhttps://m.youtube.com/@bao\nhttps://bao.example/';
  const page = pageOf(createElement(Colophon, { ...frame, settings: { ...initialSettings, profiles } }));
  const links = [...page.querySelectorAll('.colophon-profiles a[rel="me noopener"]')];
  expect(links.map(({ textContent }) => textContent)).toEqual(['Facebook', 'YouTube', 'bao.example']);
  expect(pageOf(createElement(Colophon, frame)).querySelector('.colophon-profiles')).toBeNull();
});

test('the home page has a jump to each of its sections, below the top stories', () => {
  const page = pageOf(
    createElement(HomeView, {
      home: {
        ...{ breaking: [], lead: story, seconds: [], opinion: [], picks: [], latest: [], mostRead: null },
        strips: sections.map((each) => ({ section: each, children: each.children, stories: [story] })),
        ...{ inOtherLanguage: [], notices: [] },
      },
      ...{ name: 'Tòa Soạn', style },
    }),
  );
  const jumps = [...page.querySelectorAll('.home-jumps a')].map((link) => link.getAttribute('href') ?? '');
  expect(jumps).toEqual(['#muc-thoi-su', '#muc-y-kien']);
  // Not the pills of the masthead, which have the same names and lead to other pages.
  expect(page.querySelector('.home-jumps .chips')).toBeNull();
  expect(page.querySelector('.home-jumps')?.previousElementSibling?.className).toBe('front-top');
  for (const jump of jumps) expect(page.querySelector(jump)?.localName).toBe('h2');
});

test('live entries come after a short head and a fold with the sapo and the text', () => {
  const page: ArticlePage = {
    ...{ article: story, bylines: [], tags: [], notes: [], hasHistory: false, sections: [], mostRead: null },
    ...{
      sameSection: [],
      latest: [],
      edition: null,
      isOriginalCorrected: false,
      series: null,
      newer: [],
      eventLine: [],
      related: [],
    },
    isSectionInColumn: false,
  };
  const text = { html: '<p>Nền.</p>', chapters: [], minutes: 1, photoCount: 0, creditForm: '{credit}' };
  const of = (children?: string) =>
    pageOf(
      createElement(ArticleView, { page, text, style, shareUrl: null }, ...(children ? [children] : [])),
    );
  const fold = of('Mục mới').querySelector('details.background');
  expect(fold?.textContent).toBe('Bối cảnhChậm.Nền.');
  expect(fold?.hasAttribute('open')).toBe(false);
  expect(fold?.nextSibling?.textContent).toBe('Mục mới');
  expect(of().querySelector('details')).toBeNull();
  expect(of().querySelector('.article-head .article-sapo')?.textContent).toBe('Chậm.');
});
