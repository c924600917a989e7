import { parseHTML } from 'linkedom';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ArticlePage } from '#components/site/article-page.ts';
import { ArticleView } from '#components/site/article-view.tsx';
import { blankTexts } from '#core/articles/blank-content.ts';
import type { PublicStory } from '#core/articles/public-story.ts';

const style = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', now: new Date('2026-11-27T14:00:00Z') } as const;
const article: PublicStory = {
  ...blankTexts,
  ...{ id: 'a', number: 7, locale: 'vi', slug: 'lu', url: '/thoi-su/lu-7' },
  section: { id: 's', slug: 'thoi-su', name: 'Thời sự', nameEn: 'News' },
  ...{ format: 'news', headline: 'Nước rút', sapo: 'Chậm.' },
  ...{ publishedAt: style.now, modifiedAt: style.now, bylineNames: ['Lan'], lead: null },
};
const alone: ArticlePage = {
  ...{ article, bylines: [], tags: [], notes: [], hasHistory: false, sections: [], mostRead: null },
  ...{
    sameSection: [],
    isSectionInColumn: false,
    latest: [],
    edition: null,
    isOriginalCorrected: false,
    series: null,
    newer: [],
    eventLine: [],
    related: [],
  },
};
const event = { id: 't', type: 'event', name: 'Lũ', slug: 'lu' } as const;

function boxesAround(over: Partial<ArticlePage>): string[] {
  const text = { html: '<p>Nước.</p>', chapters: [], minutes: 1, photoCount: 0, creditForm: '{credit}' };
  const html = renderToStaticMarkup(
    createElement(ArticleView, { page: { ...alone, ...over }, text, style, shareUrl: 'https://x.example/7' }),
  );
  const { document } = parseHTML(`<main>${html}</main>`);
  return [...document.querySelectorAll('.article ~ .around aside')].map(({ textContent }) => textContent);
}

test('a story without related content has no box', () => {
  expect(boxesAround({})).toEqual([]);
  expect(boxesAround({ article: { ...article, format: 'sponsored' }, tags: [event] })).toEqual([]);
});

test('each kind of related content is in a box', () => {
  const other = { ...article, id: 'b', headline: 'Chợ họp' };
  for (const over of [{ tags: [event] }, { newer: [other] }, { sameSection: [other] }, { latest: [other] }]) {
    expect(boxesAround(over)).toEqual([expect.stringMatching(/Lũ|Chợ họp/)]);
  }
});

test('related stories come first, then the newest and the most read; the section is beside or below', () => {
  const story = (id: string) => ({ ...article, id, headline: `Bài ${id}` });
  const page = {
    related: [
      { story: story('r1'), reason: { kind: 'shared-tags', tag: 'Đê biển' } as const, score: 1 },
      { story: story('r2'), reason: { kind: 'near-text' } as const, score: 1 },
    ],
    ...{ latest: [story('n1')], sameSection: [story('s1')] },
    mostRead: { sectionId: null, stories: [story('m1')] },
  };
  expect(boxesAround(page)).toEqual([
    expect.stringMatching(
      /Tin liên quan.*r1.*Cùng viết về Đê biển.*r2.*Mới nhất.*n1.*Đọc nhiều.*m1.*Cùng chuyên mục.*s1/s,
    ),
  ]);
  expect(boxesAround({ ...page, isSectionInColumn: true })).toEqual([
    expect.stringMatching(/Mới nhất.*n1.*Cùng chuyên mục.*s1.*Đọc nhiều.*m1/s),
  ]);
});
