import { expect, test } from 'vitest';
import { queueDecoding } from '#platform/pictures/decoding-queue.ts';

/** Decodings by picture name that run until the test ends them. */
function decoder() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const decode = (personId: string, picture: string) =>
    queueDecoding(personId, () => {
      begun.push(picture);
      return new Promise<void>((resolve) => ends.set(picture, resolve));
    });
  const end = async (picture: string) => {
    ends.get(picture)?.();
    await new Promise(setImmediate);
  };
  return { begun, decode, end };
}

test('a large picture of one person does not delay other people', async () => {
  const { begun, decode, end } = decoder();
  const all = [decode('lan', 'large'), decode('lan', 'second'), decode('huy', 'small')];
  await end('none');
  expect(begun).toEqual(['large', 'small']);
  await end('small');
  expect(begun).toEqual(['large', 'small']);
  await end('large');
  await end('second');
  await Promise.all(all);
});

test('two pictures are decoded at once, and waiting people take turns', async () => {
  const { begun, decode, end } = decoder();
  const all = [
    ...['a1', 'a2', 'a3'].map((picture) => decode('a', picture)),
    ...['b1', 'b2'].map((picture) => decode('b', picture)),
    decode('c', 'c1'),
  ];
  await end('none');
  expect(begun).toEqual(['a1', 'b1']);
  for (const picture of ['a1', 'b1', 'c1', 'a2', 'b2', 'a3']) await end(picture);
  await Promise.all(all);
  expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});

test('failed work frees its place', async () => {
  await expect(queueDecoding('lan', () => Promise.reject(new Error('hỏng')))).rejects.toThrow('hỏng');
  expect(await queueDecoding('lan', async () => 'next')).toBe('next');
});
