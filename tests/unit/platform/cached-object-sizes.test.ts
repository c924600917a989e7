import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { folderStorage, withCachedSizes } from '#platform/storage/storage.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-sizes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the size of a key is read once, and again while the object is missing', async () => {
  const plain = folderStorage(folder);
  const asked: string[] = [];
  const storage = withCachedSizes({
    ...plain,
    sizeOf(key) {
      asked.push(key);
      return plain.sizeOf(key);
    },
  });
  expect(await storage.sizeOf('media/1/320.jpeg')).toBeNull();
  await plain.put('media/1/320.jpeg', new Uint8Array(7));
  for (let time = 0; time < 3; time += 1) expect(await storage.sizeOf('media/1/320.jpeg')).toBe(7);
  expect(asked).toEqual(['media/1/320.jpeg', 'media/1/320.jpeg']);
  await storage.put('media/1/320.jpeg', new Uint8Array(9));
  expect(await storage.sizeOf('media/1/320.jpeg')).toBe(9);
  expect(asked).toHaveLength(2);
});
