import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { Written } from '#app/_shell/written.tsx';
import { Masthead } from '#components/site/site-frame.tsx';
import { initialSettings } from '#core/settings/site-settings.ts';
import { markupOf, provideMarkup } from '#platform/markup.ts';
import { runPageScope } from '#platform/page-cache/page-scope.ts';

const settings = { ...initialSettings, siteName: 'Tin "Nhanh" & <Gọn>' };
const style = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', now: new Date('2026-11-27T14:00:00Z') } as const;
const masthead = createElement(Masthead, { sections: [], settings, style });
const whole = () => renderToStaticMarkup(createElement('header', { className: 'masthead' }, masthead));
const written = () =>
  renderToStaticMarkup(createElement(Written, { as: 'header', className: 'masthead' }, masthead));

beforeAll(() => provideMarkup(renderToStaticMarkup));

test('a part that is written is to the letter what React makes of it', () => {
  expect(whole()).toContain('Tin &quot;Nhanh&quot; &amp; &lt;Gọn&gt;');
  expect(written()).toBe(whole());
});

test('while a page is being made it is set aside, and is there in its place when the page is whole', async () => {
  const { result, putBack } = await runPageScope(async () => written());
  expect(result).not.toContain('Nhanh');
  expect(putBack(result)).toBe(whole());
});

test('several children of a part stand one behind the other, as in any element', () => {
  const children = [createElement('p', { key: 'a' }, 'một'), null, 'hai'];
  expect(markupOf(children)).toBe('<p>một</p>hai');
});

/** What it shows would be read and written for nothing, and what it names would be told of every page. */
test('nothing stands beside readers’ pages that Next makes with each of them', () => {
  const folder = path.join('app', '(site)');
  expect(existsSync(folder)).toBe(true);
  const made = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)(not-found|forbidden|unauthorized|loading|error|template|default)\.tsx$/.test(file),
  );
  expect(made).toEqual([]);
});
