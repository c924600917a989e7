import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { permanentRedirect } from 'next/navigation';
import { expect, test } from 'vitest';
import { readerRoutes } from '#server/rendering/bundle/reader-routes.ts';
import { movedTo } from '#server/rendering/bundle/render-reader-page.tsx';

/** Routes that only Next serves, and routes that only the own renderer serves. */
const NEXTS_ALONE = ['/oembed'];
const OURS_ALONE = ['/favicon.ico'];

const patternOf = (file: string) => {
  const folder = path.dirname(file);
  return folder === '.' ? '/' : `/${folder}`;
};

test('the renderer has every reader page and route, and no other', () => {
  const files = globSync('{**/,}{page.tsx,route.ts}', { cwd: 'app/(site)' });
  // The name begins with a dot, which a glob star does not match.
  const patterns = [...files.map(patternOf), '/.well-known/security.txt'];
  expect(Object.keys(readerRoutes).sort()).toEqual(
    [...new Set(patterns), ...OURS_ALONE].filter((pattern) => !NEXTS_ALONE.includes(pattern)).sort(),
  );
});

test('each route has the module of its own folder', async () => {
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

test('no reader view is asynchronous or a client component', () => {
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

test('the target of a redirect is read from the thrown error', () => {
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
