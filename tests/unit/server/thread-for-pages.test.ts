import { expect, test } from 'vitest';
import type { Env } from '#platform/env.ts';
import { hasThreadForPages } from '#server/pages/open-pages.ts';

const env = { hasPageThread: true, pageCacheBytes: 1, traces: null } as Env;

test('pages have a thread of their own where something asks it for them', () => {
  expect(hasThreadForPages(env, false)).toBe(true);
  expect(hasThreadForPages({ ...env, pageCacheBytes: 0 }, false)).toBe(false);
  expect(hasThreadForPages({ ...env, hasPageThread: false }, false)).toBe(false);
  expect(hasThreadForPages(env, true)).toBe(false);
});
