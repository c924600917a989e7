import { parseHTML } from 'linkedom';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CorrectionsView } from '#components/site/corrections-view.tsx';
import { HomeView } from '#components/site/home-view.tsx';
import type { PublicNote } from '#core/articles/public-note.ts';

const style = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', now: new Date('2026-11-27T14:00:00Z') } as const;
const note: PublicNote = {
  ...{ id: 'n', kind: 'correction', locale: 'en', headline: 'A grain of salt', articleId: 'a' },
  ...{ note: 'A number was wrong.', wrongInformation: 'Twelve', correctedInformation: 'Twenty' },
  ...{ apology: 'We are sorry.', publishedAt: style.now, workPublishedAt: style.now },
  ...{ section: { name: 'Thế giới', nameEn: 'World' }, url: '/the-gioi/salt-7' },
};
const WORDS = ['A grain of salt', 'A number was wrong.', 'Twelve', 'Twenty', 'We are sorry.'];

/** The language of each text of a page. */
function languages(page: ReactElement): Map<string, string | null | undefined> {
  const { document } = parseHTML(`<div lang="vi">${renderToStaticMarkup(page)}</div>`);
  const elements = [...document.querySelectorAll('a, p, h3, dt, dd, strong, time')];
  return new Map(
    elements.map((element) => [element.textContent ?? '', element.closest('[lang]')?.getAttribute('lang')]),
  );
}

const corrections = (of: PublicNote) =>
  createElement(CorrectionsView, { page: { notes: [of], isFirstPage: true, nextCursor: null }, style });

test("a note in the other language has its lang, and the page around it has the page's language", () => {
  const found = languages(corrections(note));
  for (const words of WORDS) expect([words, found.get(words)]).toEqual([words, 'en']);
  expect([...found.values()].filter((lang) => lang === 'vi').length).toBeGreaterThan(4);
});

test('the work named by a notice and the notice on the front page have their lang as well', () => {
  const notice: PublicNote = { ...note, kind: 'take_down', url: null };
  const found = languages(corrections(notice));
  expect([found.get('A grain of salt'), found.get('Thế giới')]).toEqual(['en', 'vi']);
  const { document } = parseHTML(renderToStaticMarkup(corrections(notice)));
  expect(document.querySelector('dd')?.getAttribute('lang')).toBe('en');
  const home = createElement(HomeView, {
    home: {
      ...{ breaking: [], lead: null, seconds: [], opinion: [], picks: [], latest: [], mostRead: null },
      ...{ strips: [], inOtherLanguage: [], notices: [notice] },
    },
    ...{ name: 'Tòa Soạn', style },
  });
  expect(languages(home).get('A grain of salt')).toBe('en');
});

test('a note in the language of the page has no lang attribute', () => {
  expect(renderToStaticMarkup(corrections({ ...note, locale: 'vi' }))).not.toContain('lang=');
});
