import { expect, test } from 'vitest';
import type { Env } from '#platform/process/env.ts';
import { usesRenderThread } from '#server/rendering/open-rendering.ts';

const env = { hasRenderThread: true, pageCacheBytes: 1, traces: null } as Env;

test('the render thread is used with a page cache, if enabled, and outside of development', () => {
  expect(usesRenderThread(env, false)).toBe(true);
  expect(usesRenderThread({ ...env, pageCacheBytes: 0 }, false)).toBe(false);
  expect(usesRenderThread({ ...env, hasRenderThread: false }, false)).toBe(false);
  expect(usesRenderThread(env, true)).toBe(false);
});
