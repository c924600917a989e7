import { expect, test } from 'vitest';
import { createSemaphore } from '#platform/concurrency/priority-semaphore.ts';

test('two tasks run at once, and the others follow in order', async () => {
  const acquire = createSemaphore({ atOnce: 2, longestMs: 60_000 });
  const begun: number[] = [];
  const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const all = ends.map(({ promise }, index) =>
    acquire(() => {
      begun.push(index);
      return promise;
    }),
  );
  expect(begun).toEqual([0, 1]);
  ends[1]?.resolve();
  await all[1];
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2]);
  for (const { resolve } of ends) resolve();
  await Promise.all(all);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('urgent tasks go before others, in order among themselves', async () => {
  const acquire = createSemaphore({ atOnce: 1, longestMs: 60_000 });
  const begun: string[] = [];
  const first = Promise.withResolvers<void>();
  const all = [
    acquire(() => first.promise),
    ...[
      ['a', false],
      ['b', true],
      ['c', false],
      ['d', true],
    ].map(([name, isUrgent]) =>
      acquire(async () => {
        begun.push(String(name));
      }, isUrgent === true),
    ),
  ];
  first.resolve();
  await Promise.all(all);
  expect(begun).toEqual(['b', 'd', 'a', 'c']);
});

test('a task that fails or takes too long blocks no other task', async () => {
  const acquire = createSemaphore({ atOnce: 1, longestMs: 20 });
  await expect(acquire(() => Promise.reject(new Error('hỏng')))).rejects.toThrow('hỏng');
  const never = acquire(() => new Promise(() => {}));
  expect(await acquire(async () => 'xong')).toBe('xong');
  expect(await Promise.race([never, acquire(async () => 'nữa')])).toBe('nữa');
});
