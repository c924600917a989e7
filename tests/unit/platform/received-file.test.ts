import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { forgetOldFiles, receiveFile } from '#platform/storage/received-file.ts';
import { sha256 } from '#platform/text/hash.ts';

const limit = { maxBytes: 11, code: 'media.too-large' };

test('a received file is readable only by its owner until it is removed', async () => {
  const file = await receiveFile([Buffer.from('bến'), Buffer.from(' sông')], limit);
  expect(file).toMatchObject({ size: 11, sha256: sha256('bến sông') });
  expect(readFileSync(file.path, 'utf8')).toBe('bến sông');
  if (process.platform !== 'win32')
    expect([statSync(file.folder).mode & 0o777, statSync(file.path).mode & 0o777]).toEqual([0o700, 0o600]);
  await file.forget();
  expect(existsSync(file.folder)).toBe(false);
});

test('a file over the limit is aborted at once and removed', async () => {
  let asked = 0;
  async function* endless() {
    for (;;) {
      asked += 1;
      yield Buffer.alloc(4);
    }
  }
  await expect(receiveFile(endless(), limit)).rejects.toMatchObject({
    code: 'media.too-large',
    details: { maxBytes: 11 },
  });
  expect(asked).toBeLessThan(10);
});

test('files of a killed process are removed a day later, and current ones are kept', async () => {
  const left = await receiveFile([Buffer.from('cũ')], limit);
  const present = await receiveFile([Buffer.from('mới')], limit);
  const now = Date.now();
  const before = new Date(now - 25 * 60 * 60 * 1_000);
  utimesSync(left.folder, before, before);
  await forgetOldFiles(now);
  expect([existsSync(left.folder), existsSync(present.folder)]).toEqual([false, true]);
  await present.forget();
});

test('buffers of received files do not accumulate in memory', async () => {
  const heldMiB = () => process.memoryUsage().arrayBuffers / 1024 / 1024;
  const before = heldMiB();
  // As network data arrives: a separate buffer for each chunk, and a copy of it. 37 MiB in all.
  async function* chunks() {
    for (let each = 0; each < 300; each += 1) yield new Uint8Array(Buffer.alloc(64 * 1024));
  }
  for (let each = 0; each < 6; each += 1) {
    const file = await receiveFile(chunks(), { maxBytes: 25 * 1024 * 1024, code: 'media.too-large' });
    await file.forget();
    // Memory is checked every 8 MiB. A V8 thread frees it when the machine has time.
    await expect.poll(() => heldMiB() - before).toBeLessThan(18);
  }
});
