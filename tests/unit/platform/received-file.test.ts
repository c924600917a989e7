import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { forgetOldFiles, receiveFile } from '#platform/storage/received-file.ts';
import { sha256 } from '#platform/text/hash.ts';

const limit = { maxBytes: 11, code: 'media.too-large' };

test('what is received lies in a file that nobody else reads, until it is forgotten', async () => {
  const file = await receiveFile([Buffer.from('bến'), Buffer.from(' sông')], limit);
  expect(file).toMatchObject({ size: 11, sha256: sha256('bến sông') });
  expect(readFileSync(file.path, 'utf8')).toBe('bến sông');
  if (process.platform !== 'win32')
    expect([statSync(file.folder).mode & 0o777, statSync(file.path).mode & 0o777]).toEqual([0o700, 0o600]);
  await file.forget();
  expect(existsSync(file.folder)).toBe(false);
});

test('the first byte too many ends it, and nothing is kept', async () => {
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

test('what a process that was killed left behind is thrown away a day later; what is being received is not', async () => {
  const left = await receiveFile([Buffer.from('cũ')], limit);
  const present = await receiveFile([Buffer.from('mới')], limit);
  const now = Date.now();
  const before = new Date(now - 25 * 60 * 60 * 1_000);
  utimesSync(left.folder, before, before);
  await forgetOldFiles(now);
  expect([existsSync(left.folder), existsSync(present.folder)]).toEqual([false, true]);
  await present.forget();
});

test('what many files brought does not stand in memory until somebody looks for it', async () => {
  const heldMiB = () => process.memoryUsage().arrayBuffers / 1024 / 1024;
  const before = heldMiB();
  // As lines of the network come: a buffer of its own for each, and a copy of it. 37 MiB in all.
  async function* chunks() {
    for (let each = 0; each < 300; each += 1) yield new Uint8Array(Buffer.alloc(64 * 1024));
  }
  for (let each = 0; each < 6; each += 1) {
    const file = await receiveFile(chunks(), { maxBytes: 25 * 1024 * 1024, code: 'media.too-large' });
    await file.forget();
    // It is looked for every 8 MiB, and given back by a thread of V8's own, which has its turn when the machine has one for it.
    await expect.poll(() => heldMiB() - before).toBeLessThan(18);
  }
});
