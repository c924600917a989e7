import { expect, test } from 'vitest';
import { createInFlightRenders } from '#platform/page-cache/single-flight.ts';

type Made = { readonly tags: ReadonlySet<string>; readonly endsAt: Date | null };

function making(make: () => Promise<Made>, now = () => Date.now()) {
  return createInFlightRenders<Made>({ make, finish: () => {}, now }).join('/');
}

const page: Made = { tags: new Set(), endsAt: null };

test('requests with the same timeout share one wait', async () => {
  const made = Promise.withResolvers<Made>();
  const { resultWithin: within } = making(() => made.promise);
  const waits = Array.from({ length: 1_000 }, () => within(60_000));
  expect(new Set(waits).size).toBe(1);
  expect(within(30_000)).not.toBe(waits[0]);
  made.resolve(page);
  expect(await waits[0]).toEqual({ made: page });
});

test('a request after the shared timeout does not wait', async () => {
  let now = 0;
  const { resultWithin: within } = making(
    () => new Promise(() => {}),
    () => now,
  );
  void within(60_000);
  now = 60_000;
  expect(await within(60_000)).toBeNull();
  expect(await within(60_010)).toBeNull();
});

test('a failed render gives its error to all waiting requests', async () => {
  const error = new Error('no database');
  const one = making(() => Promise.reject(error));
  expect(await Promise.all([one.resultWithin(1_000), one.resultWithin(2_000)])).toEqual([
    { error },
    { error },
  ]);
  await expect(one.result).rejects.toBe(error);
});

test('a page that expired during its render is rendered again', async () => {
  let now = 0;
  const made: number[] = [];
  const { result: input } = making(
    async () => {
      made.push(now);
      now += 10;
      return { tags: new Set(), endsAt: new Date(made.length < 3 ? now : now + 1_000) };
    },
    () => now,
  );
  expect((await input).endsAt).toEqual(new Date(1_030));
  expect(made).toEqual([0, 10, 20]);
});

test('a page that expired before its render began is not rendered again', async () => {
  let times = 0;
  const { result: made } = making(
    async () => {
      times += 1;
      return { tags: new Set(), endsAt: new Date(0) };
    },
    () => 5,
  );
  await made;
  expect(times).toBe(1);
});
