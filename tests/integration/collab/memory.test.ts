import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { joinRoom, until } from '#tests/support/collab/collab.ts';
import type { CollabMemory } from '#tests/support/collab/collab-memory.ts';
import { type CollabProcess, startCollabProcess } from '#tests/support/collab/start-collab-process.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { seeded } from '#tests/support/seeded.ts';
import { askToEnter, frameFor, openRawConnection } from '#tests/support/site/raw-connection.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

/* The short form of `npm run bench soak`: opens, edits and leaves hundreds of rooms within seconds. */

const AT_ONCE = 12;
/** Rooms opened before and after the first measurement. */
const ROOMS_BEFORE = 30;
const ROOMS_AFTER = 100;
/** About 20 kB of text each. */
const PARAGRAPHS = 60;
/** A leaked room holds its text of 20 kB several times; V8's caches and the pool need much less in total. */
const MAX_HEAP_GROWTH_BYTES = 800_000;
/** Each idle connection of the pool may have a timer. */
const TIMERS_OF_POOL = 10;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let newsroom: Newsroom;
let server: CollabProcess;
/** The count of an object query without documents: their prototype. */
let noDocuments: number;
const random = seeded(3);

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  server = await startCollabProcess({ connectionString: database.applicationUrl });
  noDocuments = (await server.holdings()).documents;
});
afterAll(() => {
  server.process.kill('SIGKILL');
});

async function story(): Promise<string> {
  const body = bodyOf(
    ...Array.from({ length: PARAGRAPHS }, (_, index) => `Đoạn thứ ${index}. `.padEnd(300, 'nước lên ')),
  );
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { body }) });
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('lan', id, 'withdraw_submission');
  return id;
}

function enter(person: 'lan' | 'thu' | 'tam', articleId: string) {
  const cookie = `person=${newsroom.people[person].id}`;
  return joinRoom({ url: server.url, articleId, doc: new Y.Doc(), cookie });
}

/** Two or three people edit a story; some lose the connection, some leave before the room is open. */
async function visitStory(): Promise<void> {
  const articleId = await story();
  const rooms = [enter('lan', articleId), enter('thu', articleId)];
  const impatient = random() < 0.5 ? enter('tam', articleId) : null;
  if (impatient && random() < 0.5) impatient.leave();
  await Promise.all(rooms.map((room) => room.synced()));
  for (let word = 0; word < 6; word += 1) {
    for (const room of rooms) {
      bodyPart(room.doc).insert(Math.floor(random() * 1_000), 'một lời ');
      room.provider.setAwarenessField('cursor', { anchor: 'AAAA', head: 'AAAA' });
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (random() < 0.3) {
    rooms[0]?.disconnect();
    rooms[0]?.reconnect();
  }
  // One in five leaves with unacknowledged text.
  if (random() < 0.8) await Promise.all(rooms.map((room) => room.saved()));
  impatient?.leave();
  for (const room of rooms) room.leave();
}

async function visitStories(count: number): Promise<void> {
  let left = count;
  const visitors = Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) await visitStory();
  });
  await Promise.all(visitors);
}

/**
 * The documents and connections left after all clients have gone and all text is stored. The last task may
 * hold one for a moment.
 */
async function leftover(lines = 0): Promise<CollabMemory> {
  let found: Partial<CollabMemory> = {};
  await until(
    async () => {
      found = await server.stats();
      return (
        found.connections === lines && found.visits === lines && found.rooms === lines && found.tasks === 0
      );
    },
    () => `${lines} to be left: ${JSON.stringify(found)}`,
    100_000,
  );
  let held = await server.holdings();
  await until(
    async () => {
      held = await server.holdings();
      return held.documents === noDocuments + lines && held.visitors === lines;
    },
    () => `${lines} to be left in memory: ${JSON.stringify(held)}`,
  );
  return held;
}

describe('hundreds of rooms that were opened, edited and left', () => {
  test('leave no open article, document, connection or timer, and no larger heap', async () => {
    await visitStories(ROOMS_BEFORE);
    const before = await leftover();
    await visitStories(ROOMS_AFTER);
    const after = await leftover();
    expect(after.timers).toBeLessThanOrEqual(before.timers + TIMERS_OF_POOL);
    expect(after.heapBytes - before.heapBytes).toBeLessThan(MAX_HEAP_GROWTH_BYTES);
  }, 300_000);

  test('leave nothing behind if opening a room fails repeatedly', async () => {
    const articleId = await story();
    const first = enter('lan', articleId);
    await first.synced();
    first.leave();
    const before = await leftover();
    await database.pool.query(`update working_copies set state = '\\x0102ff' where article_id = $1`, [
      articleId,
    ]);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const room = enter('lan', articleId);
      await until(() => room.ended() !== null, 'the room to be refused');
      room.leave();
    }
    const after = await leftover();
    expect(after.timers).toBeLessThanOrEqual(before.timers + TIMERS_OF_POOL);
  }, 300_000);
});

/** Messages of a hostile or broken client before and after it is admitted to a room. */
function nonsense(room: string): (Uint8Array | string)[][] {
  const enter = askToEnter(room);
  const bytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
  const tooLong = [255, 255, 255, 255, 255, 255, 255, 15];
  const empty = [1, 0];
  return [
    [new Uint8Array()],
    ['chữ thường'],
    [bytes(1), bytes(50), bytes(5_000)],
    [askToEnter('__proto__'), askToEnter('constructor')],
    [askToEnter('article:'), askToEnter(`${room}\0one`)],
    [askToEnter('article:00000000-0000-0000-0000-000000000000')],
    [frameFor(room, 2), frameFor(room, 2, 0), frameFor(room, 2, 0, ...tooLong)],
    // Updates before admission are queued; their number must be limited.
    Array.from({ length: 400 }, () => frameFor(room, 0, 2, ...bytes(1_000))),
    [enter, frameFor(room, 0, 2, ...tooLong)],
    [enter, frameFor(room, 0, 2, 100, ...bytes(100))],
    [enter, frameFor(room, 0, 1, 100, ...bytes(100))],
    [enter, frameFor(room, 0, 0, ...tooLong)],
    [enter, frameFor(room, 0, 77, ...empty)],
    [enter, frameFor(room, 0)],
    [enter, frameFor(room, 1, 100, ...bytes(100))],
    // An awareness state with a huge client id.
    [enter, frameFor(room, 1, 9, 255, 255, 255, 255, 15, 1, 1, 2, 123)],
    [enter, frameFor(room, 5, 1, 65), frameFor(room, 6, 1, 65)],
    [enter, frameFor(room, 99, 1)],
    [enter, enter, enter],
    [enter, frameFor(room, 7), enter, frameFor(room, 7)],
    Array.from({ length: 3_000 }, () => frameFor(room, 3)),
    [enter, new Uint8Array(9_000_000)],
  ];
}

describe('invalid protocol messages', () => {
  test('neither crash the server nor leak memory, and do not disturb others', async () => {
    const articleId = await story();
    const lan = enter('lan', articleId);
    await lan.synced();
    const reportAll = async () => {
      const person = newsroom.people.thu.id;
      for (const messages of nonsense(`article:${articleId}`)) {
        const line = await openRawConnection(server.url, person);
        for (const message of messages) {
          if (line.isOpen()) line.send(message);
          await new Promise((resolve) => setImmediate(resolve));
        }
        // Enough time for admission and a response.
        await Promise.race([line.ended, new Promise((resolve) => setTimeout(resolve, 150))]);
        line.leave();
        await line.ended;
      }
    };
    await reportAll();
    const before = await leftover(1);
    for (let round = 0; round < 2; round += 1) await reportAll();
    const after = await leftover(1);
    expect(after.timers).toBeLessThanOrEqual(before.timers + TIMERS_OF_POOL);
    expect(after.heapBytes - before.heapBytes).toBeLessThan(1_000_000);
    bodyPart(lan.doc).insert(0, 'Vẫn viết được. ');
    await lan.saved();
    expect(lan.ended()).toBeNull();
    expect(server.process.exitCode).toBeNull();
    lan.leave();
  }, 300_000);
});
