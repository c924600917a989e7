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
  ...{ sameSection: [], latest: [], edition: null, series: null, newer: [], eventLine: [], related: [] },
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

test('too few related stories are followed by the newest of the section or the site, under their own titles', () => {
  const story = (id: string) => ({ ...article, id, headline: `Bài ${id}` });
  const related = ['r1', 'r2'].map((id) => {
    return { story: story(id), reason: { kind: 'shared-tags', tag: 'Đê biển' } as const, score: 1 };
  });
  const [both] = boxesAround({ related, sameSection: [story('s1')], latest: [story('n1')] });
  expect(both).toMatch(/Tin liên quan.*r1.*Cùng viết về Đê biển.*r2.*Cùng chuyên mục.*s1.*Mới nhất.*n1/s);
  expect(boxesAround({ related, latest: [story('n1')] })).toEqual([
    expect.stringMatching(/Tin liên quan.*r2.*Mới nhất.*n1/s),
  ]);
});
