import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectedFailure } from '#app/_shell/expected-failure.ts';
import { GET } from '#app/media/[id]/[rendition]/route.ts';
import { tellingWhenAway } from '#platform/away-storage.ts';
import { folderStorage, type Storage } from '#platform/storage.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/newsroom.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-files-'));
const good = tellingWhenAway(folderStorage(folder));
/** A bucket without an answer, as the S3 storage tells it, or a disk without room. */
const away = (message: string): Storage => {
  const fail = () => Promise.reject(new Error(message));
  return tellingWhenAway({ put: fail, get: fail, sizeOf: fail });
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

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const upload = (storage: Storage) =>
  uploadMedia({ ...newsroom.as('lan'), storage }, { file: picture, filename: 'a.jpg', declaredType: '' });
const rows = async () => (await database.pool.query('select 1 from media')).rowCount;

test.each(['ENOSPC: no space left on device', 'The storage at s3.example cannot be reached'])(
  'a picture that can’t be kept (%s) is told as such, and leaves no row',
  async (why) => {
    const failure = await upload(away(why)).catch((error: unknown) => error);
    expect(expectedFailure(failure)).toMatchObject({ code: 'storage.unavailable' });
    expect(await rows()).toBe(0);
  },
);

test('a folder that is none any more is told as well, and with it back the same picture is taken', async () => {
  const file = path.join(folder, 'media');
  writeFileSync(file, 'a file where the folder should be');
  const failure = await upload(good).catch((error: unknown) => error);
  expect(expectedFailure(failure)).toMatchObject({ code: 'storage.unavailable' });
  rmSync(file);
  await upload(good);
  expect(await rows()).toBe(1);
});

test('whoever looks at a picture while files are away is told to come again, not that there is none', async () => {
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
  const answer = await look(away('The storage at s3.example cannot be reached'));
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '20']);
  const there = await look(good);
  expect([there.status, (await there.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
});
