import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { media } from '#db/schema/media.ts';
import { isLong } from '#tests/sizes.ts';
import { inTime } from '#tests/support/in-time.ts';
import { canReadMemory, peakOfTree } from '#tests/support/memory-of-tree.ts';
import { newDataFolder } from '#tests/support/site/data-folder.ts';
import {
  type HostilePicture,
  hasUploads,
  ownPictures,
  picturesOfOthers,
  SECRETS,
} from '#tests/support/site/hostile-pictures.ts';
import { otherParts } from '#tests/support/site/picture-parts.ts';
import { sessionCookie } from '#tests/support/site/session-of.ts';
import { startBeside, startWebProcess } from '#tests/support/site/start-web-process.ts';
import { tokensOf } from '#tests/support/site/token-of.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';

/** The memory that uploads may add to a site that renders pages, in MiB, over all its processes. */
const mostMiB = 256;
const PASSWORD = 'mật khẩu để thử';

let dataDir = '';
let server: Awaited<ReturnType<typeof startWebProcess>>;
let tokens: Record<'lan' | 'thu', string>;
let cookie = '';
let own: HostilePicture[] = [];
const others = picturesOfOthers();

if (!hasUploads)
  console.warn('SKIPPED: the corpus of hostile files is not on this machine; our own are tried.');

/**
 * Only the long run checks the memory bound: it decodes the heaviest pictures at once and samples every
 * process.
 */
const measuresMemory = isLong && canReadMemory;
if (isLong && !canReadMemory)
  console.warn(
    'SKIPPED: this machine does not report the memory of its processes; the bound is not checked.',
  );

beforeAll(async () => {
  own = await ownPictures({ everyHeavy: isLong });
  dataDir = newDataFolder('toasoan-uploads-');
  // Start on an existing newsroom: seeding takes memory that a site at rest does not hold.
  if (measuresMemory) await (await start()).stop();
  server = await start();
  tokens = await tokensOf(['lan', 'thu'], { dataDir });
  cookie = await sessionCookie('lan', { url: server.url, password: PASSWORD });
}, 600_000);

afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/**
 * Connections are kept alive as behind a proxy: the test reads files for longer than the usual keep-alive. A
 * small semi-space makes Node collect garbage early. On a large machine it may otherwise keep 50 to 120 MiB,
 * independent of pictures (bench/README.md).
 */
const start = () =>
  startWebProcess(dataDir, {
    roles: 'web,collab,worker',
    password: PASSWORD,
    settings: { KEEP_ALIVE_S: '65', NODE_OPTIONS: '--max-semi-space-size=8' },
  });

type Outcome = { readonly status: number; readonly code?: string; readonly id?: string };

async function overApi({ name, type, bytes }: HostilePicture): Promise<Outcome> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name);
  const answer = await fetch(`${server.url}/api/v1/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.lan}` },
    body: form,
  });
  const json = (await answer.json()) as { id?: string; error?: { code: string } };
  return {
    status: answer.status,
    ...(json.error && { code: json.error.code }),
    ...(json.id && { id: json.id }),
  };
}

async function overDesk({ name, type, bytes }: HostilePicture): Promise<Outcome> {
  const answer = await fetch(`${server.url}/desk/media/upload?filename=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie, origin: server.url, 'content-type': type || 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  const { ok, data, error } = (await answer.json()) as {
    ok: boolean;
    data?: { id: string };
    error?: { code: string };
  };
  return { status: answer.status, ...(ok ? { id: data?.id } : { code: error?.code }) };
}

/** Three hundred searches that are not in the page cache. */
async function makePages(): Promise<void> {
  for (let each = 0; each < 300; each += 1) {
    const answer = await fetch(`${server.url}/tim-kiem?q=${encodeURIComponent(`nước ${each}`)}`);
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
  }
}

const refusal = /^media\.(empty|too-heavy|too-many-pixels|too-tall|unreadable|unsupported-type)$/;
const taken = new Map<string, string>();

/** Sends the picture by each way in turn; all ways must give the same answer. */
async function send(picture: HostilePicture, ways: readonly (typeof overApi)[]): Promise<string> {
  const outcomes: Outcome[] = [];
  for (const way of ways) outcomes.push(await way(picture));
  const [{ status, code, id } = { status: 0 }] = outcomes;
  for (const each of outcomes) expect([picture.name, each.code, each.id]).toEqual([picture.name, code, id]);
  if (id !== undefined) {
    expect([picture.name, status]).toEqual([picture.name, 201]);
    taken.set(picture.name, id);
    return 'taken';
  }
  expect(code, picture.name).toMatch(refusal);
  expect(status, picture.name).toBeLessThan(500);
  return code as string;
}

test(`every hostile file is refused with a code or made safe, by API and desk${isLong ? ', within 256 MiB' : ''}`, async () => {
  await send(own.find(({ name }) => name === 'position.png') as HostilePicture, [overApi, overDesk]);
  // Right after a start or a garbage collection a process uses half of its usual memory.
  const usualMiB = measuresMemory ? await peakOfTree(server.pid, makePages) : 0;
  const codes = new Map<string, string>();
  const one = async () => {
    // The desk answers as the API does: the short run asks it for every third of our own files.
    for (const [at, picture] of own.entries())
      codes.set(picture.name, await send(picture, isLong || at % 3 === 0 ? [overApi, overDesk] : [overApi]));
    for (const picture of others)
      codes.set(picture.name, await send(picture, isLong ? [overApi, overDesk] : [overApi]));
  };
  const heavy = own.filter(({ name }) => name.startsWith('heavy'));
  const heaviest = heavy.filter(({ name }) => /bytes|progressive|interlaced|avif|tall/.test(name));
  const atOnce = async () => {
    // A different file each time: a known file is not decoded again.
    const again = heaviest.map(({ bytes, ...said }) => ({
      ...said,
      bytes: Buffer.concat([bytes, Buffer.from('x')]),
    }));
    const outcomes = await Promise.all(again.map((picture, at) => (at % 2 ? overApi : overDesk)(picture)));
    expect(outcomes.filter(({ id }) => id !== undefined).length).toBeGreaterThan(3);
    for (const { code = 'media.unreadable' } of outcomes) expect(code).toMatch(refusal);
  };
  const peaks: number[] = [];
  for (const work of isLong ? [one, atOnce] : [one]) {
    if (measuresMemory) peaks.push(Math.round((await peakOfTree(server.pid, work)) - usualMiB));
    else await work();
  }
  console.info(
    `${own.length + others.length} files: ${JSON.stringify(timesEach(codes.values()))}; while pages are made ${Math.round(usualMiB)} MiB; one after another and all at once at most ${peaks.join(' and ')} MiB more`,
  );
  for (const { name } of heavy) expect([name, taken.has(name)]).toEqual([name, true]);
  expect(new Set(codes.values()).size).toBeGreaterThan(5);
  if (hasUploads) {
    const ofFolder = (name: string) =>
      timesEach([...codes].filter(([file]) => file.startsWith(name)).map(([, code]) => code));
    expect(ofFolder('bombs/')['media.too-many-pixels']).toBeGreaterThanOrEqual(4);
    expect(ofFolder('hostile/')['media.unsupported-type']).toBeGreaterThanOrEqual(5);
  }
  for (const peak of peaks) expect(peak).toBeLessThanOrEqual(mostMiB);
}, 1_200_000);

function timesEach(codes: Iterable<string>): Record<string, number> {
  const times: Record<string, number> = {};
  for (const code of codes) times[code] = (times[code] ?? 0) + 1;
  return times;
}

const tellingParts = (bytes: Buffer) => [
  ...otherParts(bytes),
  ...[...SECRETS, '<script', '<?php'].filter((secret) => bytes.includes(secret)),
];

test('stored files hold only pixels and colour, and originals are not stored', () => {
  const files = readdirSync(path.join(dataDir, 'files'), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(dataDir, 'files', name))
    // The file that the server writes to check write access.
    .filter((file) => statSync(file).isFile() && path.basename(file) !== 'start-check');
  for (const file of files) expect([file, tellingParts(readFileSync(file))]).toEqual([file, []]);
  for (const id of taken.values())
    expect(files.filter((file) => file.includes(id)).length).toBeGreaterThanOrEqual(2);
});

test('pictures served to readers hold no location and no other metadata', async () => {
  const mediaId = taken.get('position.jpg') as string;
  // Only published pictures get AVIF; a page that is cached by then offers it a minute later.
  await publishWith(mediaId, 'Ảnh chụp ở một nơi');
  await encodeAvifOf(mediaId);
  const story = await publishWith(mediaId, 'Ảnh chụp ở nơi ấy, lần thứ hai');
  const pages = [story, '/', '/rss.xml', '/atom.xml', '/feed.json', '/news-sitemap.xml'];
  const named = new Set<string>();
  for (const page of pages) {
    const text = await (await fetch(`${server.url}${page}`)).text();
    const addresses =
      text.replaceAll('\\/', '/').match(/\/(?:media|social)\/[\w./-]+\.(?:avif|webp|jpe?g|png)/g) ?? [];
    for (const address of addresses)
      if (address.includes(mediaId) || address.startsWith('/social/')) named.add(address);
  }
  const kinds = new Set<string>();
  for (const address of named) {
    const answer = await fetch(`${server.url}${address}`);
    expect([address, answer.status]).toEqual([address, 200]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([address, tellingParts(bytes)]).toEqual([address, []]);
    kinds.add(`${address.split('/')[1]} ${answer.headers.get('content-type')}`);
  }
  expect([...kinds].sort()).toEqual([
    'media image/avif',
    'media image/jpeg',
    'media image/webp',
    'social image/jpeg',
  ]);
  expect(named.size).toBeGreaterThan(10);
});

/** Runs a worker that encodes AVIF beside the server until it has stored some of this picture. */
async function encodeAvifOf(mediaId: string): Promise<void> {
  const worker = await startBeside(
    { dataDir, password: PASSWORD },
    { roles: 'worker', settings: { AVIF: 'on' } },
  );
  const { db, close } = await openNewsroom(dataDir).then(({ ctx, close }) => ({ db: ctx.db, close }));
  await inTime(
    async () => {
      const [picture] = await db.select().from(media).where(eq(media.id, mediaId));
      expect(picture?.avifDueAt).toBeNull();
    },
    250,
    120_000,
  ).finally(() => Promise.all([worker.stop(), close()]));
}

async function publishWith(mediaId: string, headline: string): Promise<string> {
  const call = async (person: 'lan' | 'thu', address: string, json: unknown) => {
    const answer = await fetch(`${server.url}/api/v1${address}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokens[person]}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(json),
    });
    const story = (await answer.json()) as { id: string; url: string };
    if (!answer.ok) throw new Error(JSON.stringify(story));
    return story;
  };
  const { id } = await call('lan', '/articles', {
    ...{
      section: 'the-gioi',
      headline,
      sapo: 'Một câu sapo đủ dài để bài được gửi đi.',
    },
    ...{ tags: ['Biến đổi khí hậu'], bodyHtml: '<p>Thân bài.</p>' },
    lead: { mediaId, caption: 'Chú thích', credit: 'Lan', alt: 'Ảnh' },
  });
  await call('lan', `/articles/${id}/submit`, {});
  await call('thu', `/articles/${id}/approve`, {});
  return new URL((await call('thu', `/articles/${id}/publish`, {})).url, server.url).pathname;
}

test('the metadata check finds metadata in camera photos of each format', () => {
  for (const name of [
    'position.jpg',
    'position.png',
    'position.webp',
    'position.avif',
    'page-in-comment.jpg',
    'page-behind-photo.jpg',
  ]) {
    const bytes = Buffer.from(own.find((picture) => picture.name === name)?.bytes ?? []);
    expect([name, otherParts(bytes).length]).toEqual([name, expect.any(Number)]);
    expect(otherParts(bytes), name).not.toEqual([]);
  }
});
