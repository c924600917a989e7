import { expect, test } from 'vitest';
import { createSemaphore } from '#platform/concurrency/priority-semaphore.ts';

test('two work at once, the others after them in order', async () => {
  const takeTurn = createSemaphore({ atOnce: 2, longestMs: 60_000 });
  const begun: number[] = [];
  const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const all = ends.map(({ promise }, index) =>
    takeTurn(() => {
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

test('what is pressing goes before what is not, in order among its like', async () => {
  const takeTurn = createSemaphore({ atOnce: 1, longestMs: 60_000 });
  const begun: string[] = [];
  const first = Promise.withResolvers<void>();
  const all = [
    takeTurn(() => first.promise),
    ...[
      ['a', false],
      ['b', true],
      ['c', false],
      ['d', true],
    ].map(([name, isPressing]) =>
      takeTurn(async () => {
        begun.push(String(name));
      }, isPressing === true),
    ),
  ];
  first.resolve();
  await Promise.all(all);
  expect(begun).toEqual(['b', 'd', 'a', 'c']);
});

test('work that fails, or waits for something else, keeps nobody', async () => {
  const takeTurn = createSemaphore({ atOnce: 1, longestMs: 20 });
  await expect(takeTurn(() => Promise.reject(new Error('hỏng')))).rejects.toThrow('hỏng');
  const never = takeTurn(() => new Promise(() => {}));
  expect(await takeTurn(async () => 'xong')).toBe('xong');
  expect(await Promise.race([never, takeTurn(async () => 'nữa')])).toBe('nữa');
});
