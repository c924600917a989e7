import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { theSite } from '#tests/support/site/the-site.ts';
import { tokensOf } from '#tests/support/site/token-of.ts';

type Answer = { status: number; json: any };

const tokens: Record<string, string> = {};

async function call(person: string | null, method: string, address: string, data?: unknown): Promise<Answer> {
  const response = await fetch(`${theSite().url}/api/v1${address}`, {
    method,
    headers: {
      ...(person === null ? {} : { authorization: `Bearer ${tokens[person]}` }),
      ...(data === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: data === undefined ? undefined : JSON.stringify(data),
  });
  return { status: response.status, json: await response.json() };
}

/** Fetches a page as a reader. */
async function read(address: string): Promise<string> {
  return (await fetch(new URL(address, theSite().url))).text();
}

const story = {
  headline: 'Một bài đi trọn đường bằng API',
  sapo: 'Từ bản nháp tới bạn đọc mà không mở màn hình nào của tòa soạn.',
  bodyHtml: '<p>Đoạn mở đầu của bài.</p><h2>Tít mục</h2><p>Đoạn kết.</p>',
  section: 'the-gioi',
  tags: [{ name: 'Biến đổi khí hậu' }],
};

/** Creates a token with the command beside the running site, as the page of the API describes. */
async function tokenFromCommand(person: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/newsroom.mjs', 'token', 'create', '--person', `${person}@toasoan.example`, '--json'],
    { env: { ...process.env, DATA_DIR: theSite().dataDir, DATABASE_URL: '' } },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '').token;
}

beforeAll(async () => {
  Object.assign(tokens, await tokensOf(['thu', 'tam', 'quan'], theSite()), {
    lan: await tokenFromCommand('lan'),
  });
});

test('a story goes from draft to every public page through the API alone', async () => {
  const created = await call('lan', 'POST', '/articles', story);
  expect(created).toMatchObject({
    status: 201,
    json: { version: 1, workState: 'draft', publicState: 'none', abilities: { submit: { ok: true } } },
  });
  const { id, number, url } = created.json;
  expect((await call('thu', 'GET', `/articles/${id}`)).status).toBe(404);
  expect((await call(null, 'GET', `/public/articles/${number}`)).status).toBe(404);
  expect((await call('lan', 'POST', `/articles/${id}/submit`, {})).json.workState).toBe('in_review');
  expect((await call('lan', 'POST', `/articles/${id}/approve`, {})).status).toBe(403);
  expect((await call('thu', 'POST', `/articles/${id}/claim`, {})).status).toBe(200);
  expect((await call('thu', 'POST', `/articles/${id}/approve`, { baseVersion: 1 })).json.workState).toBe(
    'approved',
  );
  expect(await read('/')).not.toContain(story.headline);
  expect((await call('quan', 'POST', `/articles/${id}/publish`, {})).status).toBe(404);
  const published = await call('thu', 'POST', `/articles/${id}/publish`, {});
  expect(published.json.publicState).toBe('live');
  // The sitemap index links one sitemap for each UTC day.
  const sitemap = `/sitemap/${String(published.json.publishedAt ?? new Date().toISOString()).slice(0, 10)}.xml`;
  await expect.poll(() => read('/sitemap.xml')).toContain(sitemap);
  for (const address of [url, '/', '/the-gioi', '/chu-de/bien-doi-khi-hau', '/rss.xml', sitemap]) {
    const wanted = address === sitemap ? url : story.headline;
    await expect.poll(() => read(address)).toContain(wanted);
  }
  expect((await call(null, 'GET', `/public/articles/${number}`)).json.headline).toBe(story.headline);
});

test('a killed story answers 410 with its public note and leaves the front', async () => {
  const { id, url } = (await call('lan', 'POST', '/articles', { ...story, headline: 'Một bài sẽ bị rút' }))
    .json;
  await call('lan', 'POST', `/articles/${id}/submit`, {});
  await call('thu', 'POST', `/articles/${id}/approve`, {});
  await call('thu', 'POST', `/articles/${id}/publish`, {});
  const address = new URL(url, theSite().url);
  await expect.poll(async () => (await fetch(address)).status).toBe(200);
  // An older copy of the front may still lack the story: wait until it appears.
  await expect.poll(() => read('/')).toContain('Một bài sẽ bị rút');
  const publicNote = 'Bài đã được rút vì số liệu chưa được xác minh.';
  expect((await call('tam', 'POST', `/articles/${id}/kill`, { publicNote })).json.publicState).toBe('killed');
  await expect.poll(async () => (await fetch(address)).status).toBe(410);
  expect(await read(url)).toContain(publicNote);
  await expect.poll(() => read('/')).not.toContain('Một bài sẽ bị rút');
});

test('bad input gets a field error and a stable code, and a stale save keeps its text', async () => {
  const empty = await call('lan', 'POST', '/articles', { ...story, headline: '' });
  expect(empty).toMatchObject({
    status: 422,
    json: { error: { fieldErrors: { headline: 'field.required' } } },
  });
  const huge = await call('lan', 'POST', '/articles', {
    ...story,
    bodyHtml: `<p>${'ă'.repeat(1_100_000)}</p>`,
  });
  expect(huge).toMatchObject({ status: 413, json: { error: { code: 'body.too-large' } } });
  const { id } = (await call('lan', 'POST', '/articles', story)).json;
  await call('lan', 'PATCH', `/articles/${id}`, { baseVersion: 1, sapo: 'Bản thứ hai.' });
  const stale = await call('lan', 'PATCH', `/articles/${id}`, { baseVersion: 1, sapo: 'Bản đến muộn.' });
  expect(stale).toMatchObject({ status: 409, json: { error: { code: 'article.stale-version' } } });
  expect(JSON.stringify((await call('lan', 'GET', `/articles/${id}/forks`)).json)).toContain('Bản đến muộn.');
  const twin = await call('thu', 'POST', '/tags', { name: 'biến  đổi KHÍ HẬU', type: 'topic' });
  expect(twin).toMatchObject({ status: 409, json: { error: { code: 'tag.exists' } } });
  expect((await call(null, 'GET', '/articles/1')).status).toBe(401);
  expect((await call('lan', 'GET', '/khong-co')).json.error.code).toBe('request.unknown-address');
});

test('an upload of 200 MB is cut off with a code, and the site keeps running', async () => {
  const outcome = await uploadMegabytes(200);
  expect(outcome).toMatchObject({ status: 413, json: { error: { code: 'media.too-large' } } });
  expect(outcome.sentMegabytes).toBeLessThan(100);
  expect((await fetch(`${theSite().url}/api/health`)).status).toBe(200);
});

test.each([
  ['declares', 'content-length: 90000000', (part: Buffer) => [part]],
  [
    'does not declare',
    'transfer-encoding: chunked',
    (part: Buffer) => [`${part.length.toString(16)}\r\n`, part, '\r\n'],
  ],
])(
  'a client that %s the length of an oversized upload and reads after sending gets the error',
  async (_, length, frame) => {
    const { hostname, port } = new URL(theSite().url);
    const socket = connect(Number(port), hostname);
    const head = [
      ...['POST /api/v1/media HTTP/1.1', `host: ${hostname}`, `authorization: Bearer ${tokens.lan}`],
      ...['content-type: multipart/form-data; boundary=ranh-gioi', length],
    ];
    const file = 'content-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg';
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    for (const part of [`--ranh-gioi\r\n${file}\r\n\r\n`, ...Array(80).fill('a'.repeat(1024 * 1024))])
      for (const piece of frame(Buffer.from(part))) socket.write(piece);
    // Long enough for the answer to arrive and for the server to close the connection.
    await sleep(1_000);
    expect(await text(socket)).toContain('media.too-large');
  },
);

/** Sends a file without a declared length, as fast as the server accepts it, until an answer arrives. */
function uploadMegabytes(megabytes: number): Promise<Answer & { sentMegabytes: number }> {
  const boundary = 'ranh-gioi';
  const upload = request(`${theSite().url}/api/v1/media`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokens.lan}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  });
  const part = Buffer.alloc(1024 * 1024);
  let sent = 0;
  let answered = false;
  const send = (): void => {
    while (sent < megabytes && !answered) {
      sent += 1;
      if (!upload.write(part)) {
        upload.once('drain', send);
        return;
      }
    }
    if (!answered) upload.end(`\r\n--${boundary}--\r\n`);
  };
  return new Promise((resolve, reject) => {
    upload.on('response', (response) => {
      answered = true;
      const { statusCode: status = 0 } = response;
      text(response)
        .then((body) => resolve({ status, json: JSON.parse(body), sentMegabytes: sent }), reject)
        .finally(() => upload.destroy());
    });
    // The server closes the connection of a client that keeps sending, but only after the answer was read.
    upload.on('error', reject);
    upload.write(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
    );
    send();
  });
}

test('the OpenAPI document is served and names the article routes', async () => {
  const document = (await (await fetch(`${theSite().url}/api/openapi.json`)).json()) as {
    openapi: string;
    paths: Record<string, unknown>;
  };
  expect(document.openapi).toMatch(/^3\.1/);
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/articles', '/articles/{id}/{action}']),
  );
});

test('metrics are served to the local machine and refused for proxied requests', async () => {
  const address = `${theSite().url}/api/metrics`;
  const here = await fetch(address);
  expect(here.status).toBe(200);
  expect(await here.text()).toContain('toasoan_open_articles');
  const proxied = await fetch(address, { headers: { 'x-forwarded-for': '203.0.113.7' } });
  expect(proxied.status).toBe(403);
});

test('a picture and a part of it carry their length', async () => {
  const address = /\/media\/[^" ]+\.webp/.exec(await read('/'))?.[0] ?? '';
  const whole = await fetch(theSite().url + address);
  const bytes = (await whole.arrayBuffer()).byteLength;
  expect([whole.status, whole.headers.get('content-length')]).toEqual([200, String(bytes)]);
  const part = await fetch(theSite().url + address, { headers: { range: 'bytes=10-109' } });
  expect([part.status, part.headers.get('content-length')]).toEqual([206, '100']);
  expect([part.headers.get('content-range'), (await part.arrayBuffer()).byteLength]).toEqual([
    `bytes 10-109/${bytes}`,
    100,
  ]);
  for (const answer of [whole, part]) expect(answer.headers.get('x-body-length')).toBeNull();
});
