import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderStorage } from '#platform/storage/storage.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-storage-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a stored file is complete and leaves no other file', async () => {
  await folderStorage(folder).put('media/a/800.webp', Buffer.from('ảnh'));
  expect(readFileSync(path.join(folder, 'media/a/800.webp'), 'utf8')).toBe('ảnh');
  expect(readdirSync(path.join(folder, 'media/a'))).toEqual(['800.webp']);
});

test('a failed write leaves no file', async () => {
  function* broken() {
    yield Buffer.from('nửa');
    throw new Error('the disk is full');
  }
  const half = folderStorage(folder).put('media/b/800.webp', broken() as never);
  await expect(half).rejects.toThrow('the disk is full');
  expect(readdirSync(path.join(folder, 'media/b'))).toEqual([]);
});
