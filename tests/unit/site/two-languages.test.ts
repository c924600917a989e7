import { parseHTML } from 'linkedom';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { StoryCard } from '#components/site/story-card.tsx';
import { blankTexts } from '#core/articles/blank-content.ts';
import type { PublicStory } from '#core/articles/public-story.ts';

const style = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', now: new Date('2026-11-27T14:00:00Z') } as const;
const story: PublicStory = {
  ...blankTexts,
  ...{ id: 'a', number: 7, locale: 'en', slug: 'salt', url: '/the-gioi/salt-7' },
  section: { id: 's', slug: 'the-gioi', name: 'Thế giới', nameEn: 'World' },
  ...{ format: 'analysis', headline: 'A grain of salt', sapo: 'It tastes.' },
  ...{ publishedAt: style.now, modifiedAt: style.now, bylineNames: ['Lan'], lead: null },
};

/** The language of each text of a card. */
function languages(card: PublicStory): Record<string, string | null> {
  const { document } = parseHTML(
    `<div lang="vi">${renderToStaticMarkup(createElement(StoryCard, { story: card, size: 'row', style, showSection: true, note: 'ghi chú' }))}</div>`,
  );
  const found = [
    ...document.querySelectorAll('.kicker span, .story-headline a, .story-sapo, time, .story-note'),
  ];
  return Object.fromEntries(
    found.map((element) => [element.textContent, element.closest('[lang]')?.getAttribute('lang') ?? null]),
  );
}

test("the text of a story in the other language has its lang, and texts of the page have the page's language", () => {
  const found = languages(story);
  expect(found).toMatchObject({
    'A grain of salt': 'en',
    'It tastes.': 'en',
    'Thế giới': 'vi',
    'ghi chú': 'vi',
  });
  expect(found.Analysis).toBe('en');
  expect(Object.keys(found)).toHaveLength(6);
  expect(languages({ ...story, kicker: 'Salt' }).Salt).toBe('en');
});

test('a story in the language of the page has no lang attribute', () => {
  expect(new Set(Object.values(languages({ ...story, locale: 'vi' })))).toEqual(new Set(['vi']));
  const html = renderToStaticMarkup(
    createElement(StoryCard, { story: { ...story, locale: 'vi' }, size: 'row', style }),
  );
  expect(html).not.toContain('lang=');
});
