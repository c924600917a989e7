import { createElement } from 'react';
import { expect, test } from 'vitest';
import { StaticHtml } from '#app/_shell/reader/static-html.tsx';
import {
  cachedForRender,
  renderPath,
  setResponseStatus,
  withCurrentRender,
} from '#platform/rendering/current-render.ts';

const inRender = <T>(work: () => T, url = '/') =>
  withCurrentRender({ url, response: { statusCode: 200 }, renderMarkup: null }, work);

test('concurrent renders each set the status of their own response, also after waiting', async () => {
  const gone = { statusCode: 200 };
  const fine = { statusCode: 200 };
  await Promise.all([
    withCurrentRender({ url: '/', response: gone, renderMarkup: null }, async () => {
      await Promise.resolve();
      setResponseStatus(410);
    }),
    withCurrentRender({ url: '/', response: fine, renderMarkup: null }, async () => {
      await Promise.resolve();
    }),
  ]);
  expect([gone.statusCode, fine.statusCode]).toEqual([410, 200]);
});

test('a render knows the path of its page without the query', () => {
  expect(inRender(renderPath, '/tim-kiem?q=a')).toBe('/tim-kiem');
  expect(renderPath()).toBe('');
});

test('head and page share a read in one render, and the next render reads again', async () => {
  let reads = 0;
  const read = cachedForRender(async (slug: string, cursor: string | undefined) => {
    reads += 1;
    return `${slug} ${cursor}`;
  });
  const render = () =>
    inRender(() => Promise.all([read('a', undefined), read('a', undefined), read('a', '2')]));
  expect(await render()).toEqual(['a undefined', 'a undefined', 'a 2']);
  expect(reads).toBe(2);
  await render();
  expect(reads).toBe(4);
});

test('a static part is an element in the production renderer and finished HTML in a page of Next', () => {
  const part = () => StaticHtml({ as: 'main', className: 'a', children: createElement('p') }).props;
  expect(inRender(part)).toEqual({ className: 'a', children: createElement('p') });
  const next = { url: '/', response: { statusCode: 200 }, renderMarkup: () => '<p></p>' };
  expect(withCurrentRender(next, part)).toEqual({
    ...{ className: 'a', suppressHydrationWarning: true },
    dangerouslySetInnerHTML: { __html: '<p></p>' },
  });
});
