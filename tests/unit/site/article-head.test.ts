import { parseHTML } from 'linkedom';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ArticleHead } from '#components/site/article-head.tsx';
import type { ArticlePage } from '#components/site/article-page.ts';
import { blankTexts } from '#core/articles/blank-content.ts';
import { FORMATS } from '#core/articles/states.ts';

const style = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', now: new Date('2026-11-27T14:00:00Z') } as const;

/** The dateline of a story with these fields. */
function dateline(fields: object): string {
  const article = {
    ...{ ...blankTexts, id: 'a', url: '/thoi-su/lu-7', locale: 'vi', section: { name: 'Thời sự' } },
    ...{ headline: 'Nước rút', publishedAt: style.now, modifiedAt: style.now, ...fields },
  };
  const page = { article, bylines: [], notes: [], sections: [], edition: null } as unknown as ArticlePage;
  const text = { html: '', chapters: [], minutes: 1, photoCount: 0, creditForm: '{credit}' };
  const html = renderToStaticMarkup(
    createElement(ArticleHead, { page, text, style, hasTools: false, hasSapo: true }),
  );
  return parseHTML(html).document.querySelector('.dateline')?.textContent ?? '';
}

test.each(FORMATS)('a story of the format %s shows its place before its time', (format) => {
  expect(dateline({ format, datelinePlace: 'Hà Nội' })).toMatch(/^Hà Nội, Thứ Sáu, 27\/11\/2026/);
  expect(dateline({ format })).toMatch(/^Thứ Sáu, 27\/11\/2026/);
});
