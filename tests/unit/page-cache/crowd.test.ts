import { expect, test } from 'vitest';
import { createCrowd, TooMany } from '#platform/page-cache/crowd.ts';

test('as many as may are let in, the others are told so at once, and who is done makes room', async () => {
  const { admit, refused } = createCrowd(2);
  const ends = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const inside = ends.map(({ promise }) => admit(() => promise));
  const begun: string[] = [];
  const third = () => admit(async () => begun.push('third'));
  await expect(third()).rejects.toThrow(TooMany);
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
