import { describe, expect, test } from 'vitest';
import { createLimiter, Overloaded } from '#platform/concurrency/load-shedder.ts';

test('work over the limit is rejected at once, and finished work frees a place', async () => {
  const { admit, rejected } = createLimiter(2);
  const ends = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const inside = ends.map(({ promise }) => admit(() => promise));
  const begun: string[] = [];
  const third = () => admit(async () => begun.push('third'));
  await expect(third()).rejects.toThrow(Overloaded);
  expect(begun).toEqual([]);
  ends[0]?.resolve('xong');
  expect(await inside[0]).toBe('xong');
  await third();
  ends[1]?.reject(new Error('hỏng'));
  await expect(inside[1]).rejects.toThrow('hỏng');
  await Promise.all([third(), third()]);
  expect(begun).toHaveLength(3);
  expect(rejected()).toBe(1);
});

test('one network gets at most its share, and other networks get the remaining places', async () => {
  const { admit, rejected } = createLimiter(3, { maxPerNetwork: 2 });
  const over = Promise.withResolvers<string>();
  const inside = [1, 2].map(() => admit(() => over.promise, '203.0.113.7'));
  await expect(admit(async () => 'third', '203.0.113.7')).rejects.toThrow(Overloaded);
  expect(await admit(async () => 'other', '203.0.113.8')).toBe('other');
  expect(await admit(async () => 'unknown network')).toBe('unknown network');
  over.resolve('done');
  await Promise.all(inside);
  expect(await admit(async () => 'again', '203.0.113.7')).toBe('again');
  expect(rejected()).toBe(1);
});

describe('a limiter with a queue', () => {
  const LINE = { maxWaiting: 2, timeoutMs: 30 };

  test('gives a free place to the first in the queue before new work', async () => {
    const { admit, admitQueued, rejected } = createLimiter(1, { queue: { ...LINE, timeoutMs: 60_000 } });
    const first = Promise.withResolvers<void>();
    const done: string[] = [];
    const inside = admit(() => first.promise);
    const queued = ['one', 'two'].map((name) =>
      admitQueued(async () => {
        await Promise.resolve();
        done.push(name);
      }),
    );
    await expect(admitQueued(async () => done.push('queue is full'))).rejects.toThrow(Overloaded);
    first.resolve();
    await inside;
    await expect(admit(async () => done.push('past the queue'))).rejects.toThrow(Overloaded);
    await Promise.all(queued);
    expect(done).toEqual(['one', 'two']);
    expect(await admit(async () => 'free')).toBe('free');
    expect(rejected()).toBe(2);
  });

  test('rejects queued work after its timeout, and gives it no place later', async () => {
    const { admit, admitQueued, rejected } = createLimiter(1, { queue: LINE });
    const first = Promise.withResolvers<void>();
    const inside = admit(() => first.promise);
    await expect(admitQueued(async () => 'late')).rejects.toThrow(Overloaded);
    first.resolve();
    await inside;
    expect(await admit(async () => 'free')).toBe('free');
    expect(rejected()).toBe(1);
  });

  test('continues after work fails', async () => {
    const { admit, admitQueued } = createLimiter(1, { queue: LINE });
    const first = Promise.withResolvers<void>();
    const inside = admit(() => first.promise);
    const next = admitQueued(async () => 'next');
    first.reject(new Error('hỏng'));
    await expect(inside).rejects.toThrow('hỏng');
    expect(await next).toBe('next');
  });
});
