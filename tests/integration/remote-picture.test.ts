import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uploadMaxBytes } from '#core/media/upload-limits.ts';
import { codeOf } from '#tests/support/code-of.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { editMedia } from '#usecases/media/edit-media.ts';
import { takeRemotePicture } from '#usecases/media/take-remote-picture.ts';

let newsroom: Newsroom;
let site: Server;
let origin = '';
let asked: string[] = [];
let photo: Buffer;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  photo = await sharp({ create: { width: 800, height: 500, channels: 3, background: '#2060a0' } })
    .webp()
    .toBuffer();
  site = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (path === '/anh.jpg') response.end(photo);
    else if (path === '/chuyen.jpg') response.writeHead(302, { location: '/anh.jpg' }).end();
    else if (path === '/vong.jpg') response.writeHead(302, { location: '/vong.jpg' }).end();
    else if (path.startsWith('/toi?')) {
      response.writeHead(302, { location: decodeURIComponent(path.slice('/toi?'.length)) }).end();
    } else if (path === '/trang.jpg')
      response.setHeader('content-type', 'image/jpeg').end('<html>không phải ảnh');
    else if (path === '/rong.jpg') response.end();
    else if (path === '/khong-het.jpg') pour(response);
    else if (path === '/khai-lon.jpg')
      response.writeHead(200, { 'content-length': uploadMaxBytes + 1 }).end();
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

afterAll(() => {
  site.closeAllConnections();
  site.close();
});

/** Sends a file that never ends. */
function pour(response: import('node:http').ServerResponse): void {
  const chunk = Buffer.alloc(1024 * 1024);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

/** A person of the newsroom, on a site that serves pictures at the test's own address. */
const withLocalPictures = (name: Parameters<Newsroom['as']>[0] = 'lan') => ({
  ...newsroom.as(name),
  pictureHosts: new Set(['127.0.0.1']),
});

test('a remote picture is stored in the library with its texts, also over a redirect', async () => {
  const words = { caption: 'Bến  sông', credit: 'TTXVN', alt: 'Thuyền' };
  const picture = await takeRemotePicture(withLocalPictures(), { url: `${origin}/chuyen.jpg`, ...words });
  expect(picture).toMatchObject({
    caption: 'Bến sông',
    credit: 'TTXVN',
    alt: 'Thuyền',
    width: 800,
    mimeType: 'image/webp',
  });
  const again = await takeRemotePicture(withLocalPictures(), { url: `${origin}/anh.jpg` });
  expect(again.id).toBe(picture.id);
});

test('texts that are too long are truncated', async () => {
  const picture = await takeRemotePicture(withLocalPictures(), {
    url: `${origin}/anh.jpg`,
    caption: 'á'.repeat(2_000),
  });
  expect(picture.caption.length).toBeLessThanOrEqual(500);
});

test('truncation keeps grapheme clusters whole and fits the limits of the editor', async () => {
  const family = '👨‍👩‍👧‍👦';
  const caption = 'Nhà '.concat(family.repeat(60));
  photo = await sharp(photo).flop().webp().toBuffer();
  const picture = await takeRemotePicture(withLocalPictures(), { url: `${origin}/anh.jpg`, caption });
  expect(picture.caption).toBe('Nhà '.concat(family.repeat(45)));
  await expect(
    editMedia(withLocalPictures(), { id: picture.id, caption: picture.caption, credit: 'TTXVN', alt: '' }),
  ).resolves.toMatchObject({ caption: picture.caption });
});

test.each([
  ['localhost by address', () => `${origin}/anh.jpg`],
  ['localhost by name', () => 'http://localhost/anh.jpg'],
  ['localhost in another notation', () => 'http://0x7f.1/anh.jpg'],
  ['localhost in IPv6', () => 'http://[::1]/anh.jpg'],
  ['IPv4 inside IPv6', () => 'http://[::ffff:127.0.0.1]/anh.jpg'],
  ['a cloud metadata address', () => 'http://169.254.169.254/latest/meta-data/'],
  ['a private network', () => 'https://192.168.0.10/anh.jpg'],
  ['another port', () => 'http://93.184.216.34:8080/anh.jpg'],
  ['a name and password', () => 'https://a:b@93.184.216.34/anh.jpg'],
  ['a file URL', () => 'file:///etc/passwd'],
  ['another protocol', () => 'gopher://93.184.216.34/'],
  ['a relative URL', () => 'anh.jpg'],
])('%s is refused before any request', async (_, address) => {
  asked = [];
  expect(await codeOf(takeRemotePicture(newsroom.as('lan'), { url: address() }))).toBe('fetch.refused');
  expect(asked).toEqual([]);
});

test.each([
  'http://169.254.169.254/',
  'http://10.0.0.1/a.jpg',
  'file:///etc/passwd',
  'http://localhost/a.jpg',
])('a redirect to %s is not followed', async (target) => {
  const url = `${origin}/toi?${encodeURIComponent(target)}`;
  expect(await codeOf(takeRemotePicture(withLocalPictures(), { url }))).toBe('fetch.refused');
});

test.each([
  ['/vong.jpg', 'fetch.failed'],
  ['/khong-co.jpg', 'fetch.failed'],
  ['/trang.jpg', 'media.unsupported-type'],
  ['/rong.jpg', 'media.empty'],
  ['/khong-het.jpg', 'media.too-large'],
  ['/khai-lon.jpg', 'media.too-large'],
])('%s ends with %s', async (path, code) => {
  expect(await codeOf(takeRemotePicture(withLocalPictures(), { url: `${origin}${path}` }))).toBe(code);
});

test('people who may not upload are refused before any request', async () => {
  asked = [];
  expect(await codeOf(takeRemotePicture(withLocalPictures(null), { url: `${origin}/anh.jpg` }))).toBe(
    'auth.required',
  );
  expect(await codeOf(takeRemotePicture(withLocalPictures('phuc'), { url: `${origin}/anh.jpg` }))).toMatch(
    /^action\./,
  );
  expect(asked).toEqual([]);
});
