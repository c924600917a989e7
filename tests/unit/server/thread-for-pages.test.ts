import { expect, test } from 'vitest';
import type { Env } from '#platform/process/env.ts';
import { usesRenderThread } from '#server/rendering/open-rendering.ts';

const env = { hasPageThread: true, pageCacheBytes: 1, traces: null } as Env;

test('pages have a thread of their own where something asks it for them', () => {
  expect(usesRenderThread(env, false)).toBe(true);
  expect(usesRenderThread({ ...env, pageCacheBytes: 0 }, false)).toBe(false);
  expect(usesRenderThread({ ...env, hasPageThread: false }, false)).toBe(false);
  expect(usesRenderThread(env, true)).toBe(false);
});
