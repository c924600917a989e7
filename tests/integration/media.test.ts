import type { Readable } from 'node:stream';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET as getRendition } from '#app/media/[id]/[rendition]/route.ts';
import { renditionKey } from '#core/media/renditions.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let newsroom: Newsroom;
let lan = '';
let thu = '';

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  lan = (await createToken(newsroom.as(null), { personEmail: 'lan@toasoan.example' })).token;
  thu = (await createToken(newsroom.as(null), { personEmail: 'thu@toasoan.example' })).token;
});

async function picture(color: string, { width = 1280, height = 800 } = {}): Promise<Buffer<ArrayBuffer>> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: color } })
    .jpeg()
    .toBuffer();
  return Buffer.from(bytes);
}

function formWith(file: Blob, filename: string, words: Record<string, string> = {}): FormData {
  const form = new FormData();
  // The text fields after the file, as a browser may send them.
  form.set('file', file, filename);
  for (const [name, value] of Object.entries(words)) form.set(name, value);
  return form;
}

const jpeg = (bytes: Buffer<ArrayBuffer>, type = 'image/jpeg') => new Blob([bytes], { type });

test('an uploaded photo gets its texts and renditions', async () => {
  const words = { caption: 'Bến sông lúc bình minh', credit: 'Lan', alt: 'Thuyền trên sông' };
  const answer = await callApi('POST', '/media', {
    token: lan,
    body: formWith(jpeg(await picture('#c04020')), 'bến sông.jpg', words),
  });
  expect(answer.status).toBe(201);
  expect(answer.json).toMatchObject({
    ...words,
    width: 1280,
    height: 800,
    widths: [320, 480, 640, 960, 1280],
  });
  for (const format of ['webp', 'jpeg'] as const) {
    const stored = await newsroom
      .as(null)
      .storage.get(renditionKey({ mediaId: answer.json.id, width: 640, format }));
    const made = await sharp(await bytesOf(stored?.stream)).metadata();
    expect([made.width, made.height]).toEqual([640, Math.round((640 * 800) / 1280)]);
  }
});

test('uploading the same file again returns the existing picture', async () => {
  const bytes = await picture('#123456');
  const upload = () => callApi('POST', '/media', { token: lan, body: formWith(jpeg(bytes), 'a.jpg') });
  const [first, second] = [await upload(), await upload()];
  expect(second.json.id).toBe(first.json.id);
});

test('an upload of two hundred megabytes is cut off after the limit', async () => {
  let sent = 0;
  const megabyte = new Uint8Array(1024 * 1024);
  const head =
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n';
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(head)),
    pull(controller) {
      sent += 1;
      if (sent > 200) controller.close();
      else controller.enqueue(megabyte);
    },
  });
  const answer = await callApi('POST', '/media', {
    token: lan,
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
  expect([answer.status, answer.json.error.code]).toEqual([413, 'media.too-large']);
  expect(sent).toBeLessThan(40);
});

test('a large Content-Length is refused before the body is read', async () => {
  const answer = await callApi('POST', '/media', {
    token: lan,
    body: new ReadableStream(
      {
        pull: () => {
          throw new Error('read');
        },
      },
      { highWaterMark: 0 },
    ),
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '209715200' },
  });
  expect([answer.status, answer.json.error.code]).toEqual([413, 'media.too-large']);
});

describe('a file whose type does not match its content is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each([
    ['a script as a photo', new Blob(['<script>alert(1)</script>'], { type: 'image/jpeg' }), 'photo.jpg'],
    ['a drawing that can run scripts', new Blob([svg], { type: 'image/svg+xml' }), 'drawing.svg'],
    ['a drawing named as a photo', new Blob([svg], { type: 'image/png' }), 'photo.png'],
  ])('%s', async (_, file, filename) => {
    const answer = await callApi('POST', '/media', { token: lan, body: formWith(file, filename) });
    expect([answer.status, answer.json.error.code]).toEqual([415, 'media.unsupported-type']);
  });

  test('a JPEG declared as a PNG', async () => {
    const bytes = await picture('#010203');
    for (const [type, name] of [
      ['image/png', 'a.jpg'],
      ['image/jpeg', 'a.png'],
    ] as const) {
      const answer = await callApi('POST', '/media', { token: lan, body: formWith(jpeg(bytes, type), name) });
      expect([answer.status, answer.json.error.code]).toEqual([415, 'media.unsupported-type']);
    }
  });
});

test('a picture too tall for the output formats is refused, a shorter one is accepted', async () => {
  const strip = (height: number) =>
    sharp({ create: { width: 20, height, channels: 3, background: '#246' } })
      .jpeg()
      .toBuffer();
  const upload = async (height: number) =>
    callApi('POST', '/media', { token: lan, body: formWith(jpeg(await strip(height)), 'a.jpg') });
  const refused = await upload(20_000);
  expect([refused.status, refused.json.error.code]).toEqual([422, 'media.too-tall']);
  expect((await upload(12_000)).status).toBe(201);
});

test('half a photo is refused as unreadable, an empty file as empty, and a missing file as required', async () => {
  const bytes = await picture('#445566');
  const half = Buffer.from(bytes.subarray(0, bytes.length / 2));
  const broken = await callApi('POST', '/media', { token: lan, body: formWith(jpeg(half), 'a.jpg') });
  expect([broken.status, broken.json.error.code]).toEqual([422, 'media.unreadable']);
  const empty = await callApi('POST', '/media', { token: lan, body: formWith(new Blob([]), 'a.jpg') });
  expect([empty.status, empty.json.error.code]).toEqual([422, 'media.empty']);
  const form = new FormData();
  form.set('caption', 'Chỉ có lời');
  const none = await callApi('POST', '/media', { token: lan, body: form });
  expect(none.json.error.fieldErrors).toEqual({ file: 'field.required' });
  const torn = await callApi('POST', '/media', {
    token: lan,
    body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
  expect([torn.status, torn.json.error.code]).toEqual([400, 'request.invalid-multipart']);
});

test('a picture is served publicly only while a public story shows it', async () => {
  const uploaded = await callApi('POST', '/media', {
    token: lan,
    body: formWith(jpeg(await picture('#0a7a4a')), 'a.jpg', {
      credit: 'Lan',
      alt: 'Ruộng lúa',
      caption: 'Ruộng',
    }),
  });
  const mediaId = uploaded.json.id;
  const look = (headers: Record<string, string> = {}, file = '640.webp') =>
    getRendition(new Request(`http://localhost/media/${mediaId}/${file}`, { headers }), {
      params: Promise.resolve({ id: mediaId, rendition: file }),
    });
  expect((await look()).status).toBe(404);
  const own = await look({ authorization: `Bearer ${lan}` });
  expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, max-age=300']);

  const story = await callApi('POST', '/articles', {
    token: lan,
    json: {
      headline: 'Lúa chín sớm',
      sapo: 'Nông dân gặt trước bão.',
      bodyHtml: '<p>Đồng đã vàng.</p>',
      section: 'the-gioi',
      tags: ['Lúa gạo'],
      leadMediaId: mediaId,
    },
  });
  for (const [token, action] of [
    [lan, 'submit'],
    [thu, 'approve'],
    [thu, 'publish'],
  ] as const) {
    expect((await look()).status).toBe(404);
    const done = await callApi('POST', `/articles/${story.json.id}/${action}`, { token });
    expect([action, done.status]).toEqual([action, 200]);
  }
  const seen = await look();
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(seen.headers.get('cache-control')).toContain('immutable');
  expect((await bytesOf(seen.body)).length).toBe(Number(seen.headers.get('x-body-length')));
  expect((await look({ 'if-none-match': seen.headers.get('etag') ?? '' })).status).toBe(304);
  for (const file of ['641.webp', '640.svg', '640.webp.bak', '..%2f..%2fsecret']) {
    expect([file, (await look({}, file)).status]).toEqual([file, 404]);
  }
  await callApi('POST', `/articles/${story.json.id}/withhold`, {
    token: thu,
    json: { reason: 'Kiểm tra ảnh' },
  });
  expect((await look()).status).toBe(404);
});

test('a picture is found by its text, and only its owner or an editor edits it', async () => {
  const { id } = await uploadMedia(newsroom.as('minh'), {
    file: await picture('#777000'),
    inLibrary: true,
    caption: 'Chợ nổi Cái Răng',
  });
  const found = await callApi('GET', `/media?q=${encodeURIComponent('chợ nổi')}`, { token: lan });
  expect(found.json.items.map((item) => item.id)).toEqual([id]);
  const edited = await callApi('PATCH', `/media/${id}`, {
    token: thu,
    json: { alt: 'Ghe trên sông', focalX: 0.2 },
  });
  expect(edited.json).toMatchObject({
    alt: 'Ghe trên sông',
    caption: 'Chợ nổi Cái Răng',
    focalX: 0.2,
    focalY: 0.5,
  });
  const other = await uploadMedia(newsroom.as('lan'), {
    file: await picture('#777111'),
    inLibrary: true,
  });
  const minh = (await createToken(newsroom.as(null), { personEmail: 'minh@toasoan.example' })).token;
  const refused = await callApi('PATCH', `/media/${other.id}`, { token: minh, json: { alt: 'x' } });
  expect([refused.status, refused.json.error.code]).toEqual([403, 'media.not-yours']);
});

async function bytesOf(stream: Readable | ReadableStream | null | undefined): Promise<Buffer> {
  if (!stream) throw new Error('There is no stream.');
  return Buffer.from(await new Response(stream as ReadableStream).arrayBuffer());
}
