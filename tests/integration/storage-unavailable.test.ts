import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { expectedFailure } from '#app/_shell/actions/expected-failure.ts';
import { GET } from '#app/media/[id]/[rendition]/route.ts';
import { s3Storage } from '#platform/storage/s3-storage.ts';
import { folderStorage, type Storage } from '#platform/storage/storage.ts';
import { withUnavailableErrors } from '#platform/storage/unavailable.ts';
import { mountSmallDisk } from '#tests/support/crash/small-disk.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { freePort } from '#tests/support/site/free-port.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-files-'));
const good = withUnavailableErrors(folderStorage(folder));
/** A storage that fails like an S3 bucket without a response or a full disk. */
const unavailable = (message: string): Storage => {
  const fail = () => Promise.reject(new Error(message));
  return withUnavailableErrors({ put: fail, get: fail, sizeOf: fail });
};
let database: FreshDatabase;
let newsroom: Newsroom;
let picture: Uint8Array;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  const create = { width: 320, height: 200, channels: 3 as const, background: '#884422' };
  picture = await sharp({ create }).jpeg().toBuffer();
});

const disk = mountSmallDisk(1);
afterEach(() => vi.unstubAllEnvs());
afterAll(() => {
  disk?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const upload = (storage: Storage) =>
  uploadMedia({ ...newsroom.as('lan'), storage }, { file: picture, filename: 'a.jpg', declaredType: '' });
const rows = async () => (await database.pool.query('select 1 from media')).rowCount;

test('an S3 service that refuses connections is reported as a storage error, not a database error', async () => {
  const bucket = s3Storage({
    ...{ origin: `http://127.0.0.1:${await freePort()}`, bucket: 'newsroom', region: 'us-east-1' },
    ...{ accessKeyId: 'key', secretAccessKey: 'secret' },
  });
  const failure = await upload(withUnavailableErrors(bucket)).catch((error: unknown) => error);
  expect(expectedFailure(failure)).toMatchObject({ code: 'storage.unavailable' });
  expect(await rows()).toBe(0);
});

test.each(['ENOSPC: no space left on device', 'The storage at s3.example cannot be reached'])(
  'a picture that cannot be stored (%s) gets storage.unavailable and leaves no row',
  async (why) => {
    const failure = await upload(unavailable(why)).catch((error: unknown) => error);
    expect(expectedFailure(failure)).toMatchObject({ code: 'storage.unavailable' });
    expect(await rows()).toBe(0);
  },
);

test('a file in place of the folder gets storage.unavailable, and without it the upload succeeds', async () => {
  const file = path.join(folder, 'media');
  writeFileSync(file, 'a file where the folder should be');
  const failure = await upload(good).catch((error: unknown) => error);
  expect(expectedFailure(failure)).toMatchObject({ code: 'storage.unavailable' });
  rmSync(file);
  await upload(good);
  expect(await rows()).toBe(1);
});

test('an upload without a temporary folder gets storage.unavailable', async () => {
  vi.stubEnv('TMPDIR', path.join(folder, 'gone'));
  const failure = await upload(good).catch((error: unknown) => error);
  expect(expectedFailure(failure)).toMatchObject({ code: 'storage.unavailable' });
});

test.runIf(disk)(
  'a full temporary disk gets storage.unavailable, not an unreadable picture, and leaves no file',
  async () => {
    vi.stubEnv('TMPDIR', disk?.folder);
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
    const create = { width: 1_600, height: 1_000, channels: 3 as const, background: '#000000', noise };
    const file = await sharp({ create }).jpeg({ quality: 30 }).toBuffer();
    // The upload fits, but not its decoded form.
    expect(file.byteLength).toBeLessThan(1_000_000);
    const failure = await uploadMedia(
      { ...newsroom.as('lan'), storage: good },
      { file, filename: 'a.jpg', declaredType: '' },
    ).catch((error: unknown) => error);
    expect(expectedFailure(failure)).toMatchObject({ code: 'storage.unavailable' });
    expect(readdirSync(disk?.folder ?? '')).toEqual([]);
  },
);

test('reading a picture during a storage outage gets 503 with Retry-After', async () => {
  const { rows: found } = await database.pool.query<{ id: string }>('select id from media');
  const id = found[0]?.id ?? '';
  const { token } = await createToken(newsroom.as(null), { personEmail: 'lan@toasoan.example' });
  const look = async (storage: Storage) => {
    provideServices({ ...newsroom.as(null), storage });
    const request = new Request(`http://localhost:3000/media/${id}/320.jpeg`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return GET(request, { params: Promise.resolve({ id, rendition: '320.jpeg' }) });
  };
  const answer = await look(unavailable('The storage at s3.example cannot be reached'));
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '20']);
  const there = await look(good);
  expect([there.status, (await there.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
});
