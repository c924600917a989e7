import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import * as Y from 'yjs';
import { beginStory, type Journalist } from '../../../bench/support/soak-newsroom.ts';
import { insertWord, type SoakStory } from '../../../bench/support/soak-story.ts';
import { joinRoom } from '../collab/collab.ts';
import type { Ledger } from './ledger.ts';

/**
 * The users of the load: tokens of a writer and an editor of one desk, and a person who types at the desk.
 */
export type LoadUsers = {
  readonly url: string;
  readonly writer: string;
  readonly editor: string;
  readonly typist: Journalist;
};

type Answer = { readonly status: number; readonly json: Record<string, unknown> };

/**
 * The site does not answer, or says that the database or the files are unavailable. The request may have
 * taken effect or not.
 */
class Away extends Error {}

const STORY = {
  sapo: 'Một câu tóm tắt để thử xem điều gì còn lại sau khi mất điện.',
  bodyHtml: '<p>Đoạn mở đầu của bài.</p><p>Đoạn kết của bài.</p>',
  section: 'the-gioi',
  tags: [{ name: 'Biến đổi khí hậu' }],
};
/** A story is saved until it has this many versions; then a new one begins. */
const VERSIONS_OF_A_STORY = 40;
const WORDS_OF_A_STORY = 120;

/**
 * API saves, typing, publications, uploads and readers, all at once, until `isOver`. Acknowledged writes go
 * into the ledger; requests that fail because of an outage are tried again.
 */
export async function mixedLoad(
  users: LoadUsers,
  ledger: Ledger,
  { random, isOver }: { random: () => number; isOver: () => boolean },
): Promise<void> {
  const until = async (work: () => Promise<void>) => {
    while (!isOver()) {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Away)) ledger.faults.push((error as Error).message);
        await sleep(50);
      }
    }
  };
  await Promise.all([
    until(() => saveOneStory(users, ledger, isOver)),
    until(() => saveOneStory(users, ledger, isOver)),
    until(() => publishOne(users, ledger, random)),
    until(() => uploadOne(users, ledger, random)),
    until(() => typeInOneStory(users, ledger, isOver)),
    until(() => readAround(users, ledger, random)),
  ]);
}

async function saveOneStory(
  { url, writer }: LoadUsers,
  ledger: Ledger,
  isOver: () => boolean,
): Promise<void> {
  const begun = await call(url, writer, 'POST', '/articles', { ...STORY, headline: 'Bài lưu liên tục' });
  const articleId = String(requireAllowed(begun, 201).id);
  for (let version = 1; version < VERSIONS_OF_A_STORY && !isOver(); version += 1) {
    const headline = `Bản thứ ${version + 1} của ${articleId}`;
    const saved = await call(url, writer, 'PATCH', `/articles/${articleId}`, {
      baseVersion: version,
      headline,
    });
    ledger.saves.push({ articleId, version: Number(requireAllowed(saved, 200).version), headline });
    await sleep(5);
  }
}

async function publishOne(users: LoadUsers, ledger: Ledger, random: () => number): Promise<void> {
  const { url, writer, editor } = users;
  const headline = `Bài ra mắt số ${Math.floor(random() * 1e12)}`;
  const begun = requireAllowed(await call(url, writer, 'POST', '/articles', { ...STORY, headline }), 201);
  const address = `/articles/${begun.id}`;
  requireAllowed(await call(url, writer, 'POST', `${address}/submit`, {}), 200);
  requireAllowed(await call(url, editor, 'POST', `${address}/approve`, { baseVersion: 1 }), 200);
  const published = requireAllowed(await call(url, editor, 'POST', `${address}/publish`, {}), 200);
  ledger.publications.push({ articleId: String(begun.id), url: String(published.url), headline });
}

async function uploadOne({ url, writer }: LoadUsers, ledger: Ledger, random: () => number): Promise<void> {
  const background = { r: random() * 255, g: random() * 255, b: random() * 255 };
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 };
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background, noise } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'anh.jpg');
  form.set('alt', 'Nhiễu để thử');
  const answer = await ask(`${url}/api/v1/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${writer}` },
    body: form,
  });
  ledger.pictures.push(String(requireAllowed(answer, 201, 200).id));
  await sleep(100);
}

/** Each visit is a new browser: unacknowledged words are lost with it when the site is killed. */
async function typeInOneStory(
  { url, typist }: LoadUsers,
  ledger: Ledger,
  isOver: () => boolean,
): Promise<void> {
  const articleId = await beginStory({ url }, [typist], WORDS_OF_A_STORY).catch(() => {
    throw new Away('no story could be created');
  });
  const story: SoakStory = { articleId, expected: new Set() };
  ledger.stories.add(story);
  const line = { url: `${url.replace('http', 'ws')}/collab`, cookie: typist.cookie };
  const room = joinRoom({ ...line, articleId, doc: new Y.Doc() });
  try {
    for (let count = 0; count < 200 && !isOver(); count += 1) {
      const isSafe = () => room.provider.synced && !room.provider.hasUnsyncedChanges;
      const word = `từ${count}x${articleId.slice(-6)}`;
      if (room.provider.synced) insertWord(room.doc, word, 0.5);
      else {
        await sleep(20);
        continue;
      }
      for (let waits = 0; !isSafe() && waits < 100 && !isOver(); waits += 1) await sleep(10);
      if (!isSafe()) return;
      story.expected.add(word);
    }
  } finally {
    room.leave();
  }
}

async function readAround({ url }: LoadUsers, ledger: Ledger, random: () => number): Promise<void> {
  const published = ledger.publications[Math.floor(random() * ledger.publications.length)];
  const address = random() < 0.5 || published === undefined ? '/' : published.url;
  const status = await fetch(new URL(address, url), { signal: AbortSignal.timeout(20_000) })
    .then(async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    })
    .catch(() => 0);
  ledger.reads.set(status, (ledger.reads.get(status) ?? 0) + 1);
  if (status === 0) throw new Away('no page could be read');
  if (status >= 400 && status !== 503) ledger.faults.push(`${address} answered ${status}`);
  await sleep(20);
}

function call(url: string, token: string, method: string, address: string, body: unknown): Promise<Answer> {
  return ask(`${url}/api/v1${address}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function ask(address: string, request: RequestInit): Promise<Answer> {
  try {
    const answer = await fetch(address, { ...request, signal: AbortSignal.timeout(30_000) });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  } catch {
    throw new Away('no answer');
  }
}

function requireAllowed({ status, json }: Answer, ...wanted: number[]): Record<string, unknown> {
  if (wanted.includes(status)) return json;
  const code = (json.error as { code?: string } | undefined)?.code;
  const isAway = code === undefined || code === 'server.unavailable' || code === 'storage.unavailable';
  if (status === 503 && isAway) throw new Away('away');
  throw new Error(`${status} ${code} instead of ${wanted.join(' or ')}`);
}
