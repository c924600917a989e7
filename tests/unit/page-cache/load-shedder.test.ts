import { describe, expect, test } from 'vitest';
import { createLimiter, Overloaded } from '#platform/concurrency/load-shedder.ts';

test('as many as may are let in, the others are told so at once, and who is done makes room', async () => {
  const { admit, rejected: refused } = createLimiter(2);
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
  expect(refused()).toBe(1);
});

test('one network takes no more than its share, and others find places beside it', async () => {
  const { admit, rejected: refused } = createLimiter(3, { maxPerNetwork: 2 });
  const over = Promise.withResolvers<string>();
  const inside = [1, 2].map(() => admit(() => over.promise, '203.0.113.7'));
  await expect(admit(async () => 'third', '203.0.113.7')).rejects.toThrow(Overloaded);
  expect(await admit(async () => 'other', '203.0.113.8')).toBe('other');
  expect(await admit(async () => 'nobody knows from where')).toBe('nobody knows from where');
  over.resolve('done');
  await Promise.all(inside);
  expect(await admit(async () => 'again', '203.0.113.7')).toBe('again');
  expect(refused()).toBe(1);
});

describe('a crowd with a line', () => {
  const LINE = { maxWaiting: 2, timeoutMs: 30 };

  test('gives a place that is free to who waits longest, and not to who comes then', async () => {
    const {
      admit,
      admitQueued: admitInLine,
      rejected: refused,
    } = createLimiter(1, { queue: { ...LINE, timeoutMs: 60_000 } });
    const first = Promise.withResolvers<void>();
    const done: string[] = [];
    const inside = admit(() => first.promise);
    const inLine = ['one', 'two'].map((name) =>
      admitInLine(async () => {
        await Promise.resolve();
        done.push(name);
      }),
    );
    await expect(admitInLine(async () => done.push('no place in line'))).rejects.toThrow(Overloaded);
    first.resolve();
    await inside;
    await expect(admit(async () => done.push('past the line'))).rejects.toThrow(Overloaded);
    await Promise.all(inLine);
    expect(done).toEqual(['one', 'two']);
    expect(await admit(async () => 'free')).toBe('free');
    expect(refused()).toBe(2);
  });

  test('keeps nobody waiting for longer than its bound, and gives nobody a place who has left it', async () => {
    const { admit, admitQueued: admitInLine, rejected: refused } = createLimiter(1, { queue: LINE });
    const first = Promise.withResolvers<void>();
    const inside = admit(() => first.promise);
    await expect(admitInLine(async () => 'late')).rejects.toThrow(Overloaded);
    first.resolve();
    await inside;
    expect(await admit(async () => 'free')).toBe('free');
    expect(refused()).toBe(1);
  });

  test('goes on where the work of one fails', async () => {
    const { admit, admitQueued: admitInLine } = createLimiter(1, { queue: LINE });
    const first = Promise.withResolvers<void>();
    const inside = admit(() => first.promise);
    const next = admitInLine(async () => 'next');
    first.reject(new Error('hỏng'));
    await expect(inside).rejects.toThrow('hỏng');
    expect(await next).toBe('next');
  });
});
