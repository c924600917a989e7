import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { permanentRedirect } from 'next/navigation';
import { expect, test } from 'vitest';
import { movedTo } from '#app/_shell/reader/moved-to.ts';
import { readerRoutes } from '#app/_shell/reader/reader-routes.ts';
import { cachedForRender, withRenderCache } from '#app/_shell/reader/render-cache.ts';

/** What only Next answers; and what only we do. */
const NEXTS_ALONE = ['/oembed'];
const OURS_ALONE = ['/favicon.ico'];

const patternOf = (file: string) => {
  const folder = path.dirname(file);
  return folder === '.' ? '/' : `/${folder}`;
};

test('every page and route of readers is made by us, and nothing else', () => {
  const files = globSync('{**/,}{page.tsx,route.ts}', { cwd: 'app/(site)' });
  // Its name begins with a dot, which a star does not stand for.
  const patterns = [...files.map(patternOf), '/.well-known/security.txt'];
  expect(Object.keys(readerRoutes).sort()).toEqual(
    [...new Set(patterns), ...OURS_ALONE].filter((pattern) => !NEXTS_ALONE.includes(pattern)).sort(),
  );
});

test('each stands under the pattern of its own folder', async () => {
  for (const [pattern, module] of Object.entries(readerRoutes)) {
    if (OURS_ALONE.includes(pattern)) continue;
    const file = 'GET' in module ? 'route.ts' : 'page.tsx';
    const own = await import(path.resolve(`app/(site)${pattern === '/' ? '' : pattern}`, file));
    expect([pattern, 'GET' in module ? own.GET : own.default]).toEqual([
      pattern,
      'GET' in module ? module.GET : module.default,
    ]);
  }
});

test('no view of readers waits for anything, or is for a browser to finish: they are written at once', () => {
  const views = globSync('**/*.tsx', { cwd: 'components/site' });
  expect(views.length).toBeGreaterThan(30);
  for (const view of views) {
    const source = readFileSync(path.join('components/site', view), 'utf8');
    expect([
      view,
      /['"]use client['"]|\basync\s*(?:function\b|\()|\bawait\b|\bSuspense\b/.exec(source)?.[0],
    ]).toEqual([view, undefined]);
  }
});

test('where a page leads is told from what it throws', () => {
  const thrown = (work: () => never): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };
  expect(movedTo(thrown(() => permanentRedirect('/the-gioi/song;lu-1000?a=1')))).toBe(
    '/the-gioi/song;lu-1000?a=1',
  );
  expect(movedTo(new Error('NEXT_REDIRECT;replace;/x;308;'))).toBeNull();
  expect(movedTo(null)).toBeNull();
});

test('head and page read once what both ask for; the next page reads it again', async () => {
  let reads = 0;
  const read = cachedForRender(async (slug: string, cursor: string | undefined) => {
    reads += 1;
    return `${slug} ${cursor}`;
  });
  const make = () =>
    withRenderCache(() => Promise.all([read('a', undefined), read('a', undefined), read('a', '2')]));
  expect(await make()).toEqual(['a undefined', 'a undefined', 'a 2']);
  expect(reads).toBe(2);
  await make();
  expect(reads).toBe(4);
});
