import { expect, test } from 'vitest';
import { createPageMakings } from '#platform/page-cache/page-makings.ts';

type Made = { readonly tags: ReadonlySet<string> };

function making(make: () => Promise<Made>, now = () => Date.now()) {
  return createPageMakings<Made>({ make, finish: () => {}, now }).of('/');
}

const page: Made = { tags: new Set() };

test('all who wait for a page with the same patience share one wait', async () => {
  const made = Promise.withResolvers<Made>();
  const { within } = making(() => made.promise);
  const waits = Array.from({ length: 1_000 }, () => within(60_000));
  expect(new Set(waits).size).toBe(1);
  expect(within(30_000)).not.toBe(waits[0]);
  made.resolve(page);
  expect(await waits[0]).toEqual({ made: page });
});

test('whoever comes when the patience of all is over does not wait', async () => {
  let now = 0;
  const { within } = making(
    () => new Promise(() => {}),
    () => now,
  );
  void within(60_000);
  now = 60_000;
  expect(await within(60_000)).toBeNull();
  expect(await within(60_010)).toBeNull();
});

test('why nothing was made is told to all who wait, and to nobody who does not', async () => {
  const error = new Error('no database');
  const one = making(() => Promise.reject(error));
  expect(await Promise.all([one.within(1_000), one.within(2_000)])).toEqual([{ error }, { error }]);
  await expect(one.made).rejects.toBe(error);
});
