import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { SIZES } from '#tests/sizes.ts';
import { type CollabForTest, openCollab, type RoomForTest, until } from '#tests/support/collab/collab.ts';
import {
  forgeBehindNext,
  forgeDeletion,
  forgeGap,
  forgeGarbage,
  forgeInsertion,
  forgeUnseen,
} from '#tests/support/collab/forge-update.ts';
import { playForgeries } from '#tests/support/collab/play-forgeries.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { joinArticle } from '#usecases/articles/join-article.ts';
import { logWritten } from '#usecases/articles/log-written.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';

/** Updates per story; the number of stories makes up the whole size. */
const IN_A_STORY = 250;
const STORIES = Math.ceil(SIZES.forgedUpdates / IN_A_STORY);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);

let database: Awaited<ReturnType<typeof freshDatabase>>;
let newsroom: Newsroom;
let collab: CollabForTest;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  collab = await openCollab({ newsroom, connectionString: database.connectionString });
});
afterAll(() => collab.stop());

/** A story by Lan that the desk may read and edit. */
async function story(): Promise<string> {
  const content = contentFor(newsroom, { body: bodyOf('Nước lên nhanh.') });
  const { id } = await createArticle(newsroom.as('lan'), { content });
  await newsroom.act('lan', id, 'submit');
  return id;
}

/** Sends an update as a foreign client does; resolves with the server's response. */
async function sendForged(room: RoomForTest, articleId: string, update: Uint8Array): Promise<string> {
  let reason: string | null = null;
  room.provider.on('close', ({ event }: { event: { reason: string } }) => {
    reason ??= event.reason;
  });
  const encoder = createEncoder();
  writeVarString(encoder, `article:${articleId}`);
  for (const kind of [0, 2]) writeVarUint(encoder, kind);
  writeVarUint8Array(encoder, update);
  room.provider.configuration.websocketProvider.webSocket?.send(toUint8Array(encoder));
  await until(() => reason !== null, 'the server to answer');
  return reason ?? '';
}

const textOf = (doc: Y.Doc) => bodyPart(doc).toString();

describe('over the connection, a person who may only suggest', () => {
  async function twoAtWork() {
    const articleId = await story();
    const [thu, phuc] = [collab.join('thu', articleId), collab.join('phuc', articleId)];
    await Promise.all([thu.synced(), phuc.synced()]);
    return { articleId, thu, phuc };
  }

  test('cannot delete text that another person is going to type', async () => {
    const { articleId, thu, phuc } = await twoAtWork();
    const ahead = { client: thu.doc.clientID, clock: 0, length: 500 };
    expect(await sendForged(phuc, articleId, forgeDeletion(ahead))).toBe('incomplete');
    bodyPart(thu.doc).insert(0, 'Chữ của Thu. ', {});
    await thu.saved();
    expect(textOf(thu.doc)).toContain('Chữ của Thu. ');
    expect(textOf(await asStored(articleId))).toContain('Chữ của Thu. ');
  });

  test('cannot attach text to the next letter of another person', async () => {
    const { articleId, thu, phuc } = await twoAtWork();
    const words = { client: phuc.doc.clientID, victim: thu.doc.clientID, words: 'Chữ lén. ' };
    expect(await sendForged(phuc, articleId, forgeBehindNext(phuc.doc, words))).toBe('incomplete');
    bodyPart(thu.doc).insert(0, 'Chữ của Thu. ', {});
    await thu.saved();
    expect(textOf(await asStored(articleId))).not.toContain('Chữ lén');
  });

  test('cannot put bytes into the text, which would shift the positions of everybody', async () => {
    const { articleId, thu, phuc } = await twoAtWork();
    const unseen = forgeUnseen(phuc.doc, phuc.doc.clientID);
    expect(await sendForged(phuc, articleId, unseen)).toBe('not-an-update');
    const stored = await asStored(articleId);
    expect(bodyPart(stored).length).toBe(textOf(stored).length);
    bodyPart(thu.doc).delete(0, 4);
    await thu.saved();
    expect(textOf(await asStored(articleId))).toBe(' lên nhanh.\n');
  });

  test('cannot use up the clocks of a person who writes offline', async () => {
    const { articleId, thu, phuc } = await twoAtWork();
    bodyPart(thu.doc).insert(0, 'Một. ', {});
    await thu.saved();
    thu.disconnect();
    bodyPart(thu.doc).insert(0, 'Viết khi mất mạng. ', {});
    const garbage = { client: thu.doc.clientID, clock: 5, length: 100_000 };
    expect(await sendForged(phuc, articleId, forgeGarbage(garbage))).toBe('foreign-client');
    thu.reconnect();
    await thu.saved();
    expect(textOf(await asStored(articleId))).toContain('Viết khi mất mạng. ');
  });
});

test('over the connection an editor cannot write under the client of another person', async () => {
  const articleId = await story();
  const [tam, thu] = [collab.join('tam', articleId), collab.join('thu', articleId)];
  await Promise.all([tam.synced(), thu.synced()]);
  bodyPart(tam.doc).insert(0, 'Chữ của Tâm. ', {});
  await tam.saved();
  await until(() => textOf(thu.doc).includes('Chữ của Tâm. '), 'the words of Tâm');
  const forged = forgeInsertion(thu.doc, { client: tam.doc.clientID, words: 'Chữ của Thu. ' });
  expect(await sendForged(thu, articleId, forged)).toBe('foreign-client');
  expect(textOf(await asStored(articleId))).not.toContain('Chữ của Thu. ');
});

/** The text as another process reads it from the database. */
async function asStored(articleId: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const { updates } = await openForWriting(newsroom.as('tam'), { articleId });
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

describe('the log', () => {
  const write = async (who: 'lan' | 'thu', articleId: string, update: Uint8Array) => {
    const { ground } = (await joinArticle(newsroom.as('thu'), { articleId })) ?? {};
    if (ground === undefined) throw new Error('Thu may not be in the room.');
    return logWritten(newsroom.as(who), { articleId, update, ground, right: 'all' });
  };

  test('binds a client to one person, also when two processes bind it concurrently', async () => {
    for (let round = 0; round < 10; round += 1) {
      const articleId = await story();
      const server = await asStored(articleId);
      const client = 4_000 + round;
      const outcomes = await Promise.allSettled([
        write('lan', articleId, forgeInsertion(server, { client, words: 'Của Lan. ' })),
        write('thu', articleId, forgeInsertion(server, { client, words: 'Của Thu. ' })),
      ]);
      const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
      // Both wrote the same clocks, so the second update is already known and changes nothing.
      expect(refused).toEqual([]);
      const next = forgeInsertion(await asStored(articleId), { client, words: 'Nữa. ' });
      const more = await Promise.allSettled([write('lan', articleId, next), write('thu', articleId, next)]);
      expect(more.map(({ status }) => status)).toContain('fulfilled');
      const { rows } = await database.pool.query(
        `select person_id from working_copy_clients where article_id = $1 and client_id = $2`,
        [articleId, client],
      );
      expect(rows).toHaveLength(1);
    }
  });

  test('refuses an update with a gap or after one', async () => {
    const articleId = await story();
    const server = await asStored(articleId);
    const gap = write('thu', articleId, forgeGap({ client: 77, clock: 0, length: 10 }));
    await expect(gap).rejects.toMatchObject({ code: 'working-copy.incomplete' });
    const ahead = write('thu', articleId, forgeInsertion(server, { client: 77, words: 'Chữ. ', ahead: 9 }));
    await expect(ahead).rejects.toMatchObject({ code: 'working-copy.incomplete' });
    const nonsense = write('thu', articleId, Uint8Array.of(1, 2, 3));
    await expect(nonsense).rejects.toMatchObject({ code: 'working-copy.not-an-update' });
  });

  test('limits the clients that a person may bind', async () => {
    const articleId = await story();
    await asStored(articleId);
    const claim = (from: number, count: number) =>
      Y.mergeUpdates(
        Array.from({ length: count }, (_, index) =>
          forgeGarbage({ client: from + index, clock: 0, length: 1 }),
        ),
      );
    expect(await write('thu', articleId, claim(5_000, 200))).toBe(1);
    const more = write('thu', articleId, claim(6_000, 201));
    await expect(more).rejects.toMatchObject({ code: 'working-copy.foreign-client' });
  });

  test('accepts a whole document sent again with the text of others in it', async () => {
    const articleId = await story();
    const lan = await asStored(articleId);
    bodyPart(lan).insert(0, 'Chữ của Lan. ', {});
    await write('lan', articleId, Y.encodeStateAsUpdate(lan));
    const thu = await asStored(articleId);
    bodyPart(thu).insert(0, 'Chữ của Thu. ', {});
    expect(await write('thu', articleId, Y.encodeStateAsUpdate(thu))).toBe(2);
    expect(textOf(await asStored(articleId))).toBe('Chữ của Thu. Chữ của Lan. Nước lên nhanh.\n');
  });

  test('from before clients were bound is cleared of pending updates before other text builds on it', async () => {
    const articleId = await story();
    const server = await asStored(articleId);
    const ahead = forgeDeletion({ client: 99, clock: 0, length: 500 });
    const behind = forgeBehindNext(server, { client: 55, victim: 99, words: 'Chữ lén. ' });
    const pool = database.pool;
    await pool.query(`update working_copies set clients_known = false, last_seq = 2 where article_id = $1`, [
      articleId,
    ]);
    await pool.query(`delete from working_copy_clients where article_id = $1`, [articleId]);
    for (const [index, update] of [ahead, behind].entries()) {
      await pool.query(
        `insert into working_copy_updates (article_id, seq, update, person_id, at) values ($1, $2, $3, $4, now())`,
        [articleId, index + 1, Buffer.from(update), newsroom.people.phuc.id],
      );
    }
    const words = forgeInsertion(await asStored(articleId), { client: 99, words: 'Chữ của Thu. ' });
    await write('thu', articleId, words);
    expect(textOf(await asStored(articleId))).toBe('Chữ của Thu. Nước lên nhanh.\n');
  });
});

test.each(Array.from({ length: STORIES }, (_, index) => FIRST_SEED + index))(
  'seed %i: updates of 4 hostile and 3 honest clients lose no acknowledged letter and change no author',
  async (seed) => {
    const played = await playForgeries({ newsroom, articleId: await story(), seed, updates: IN_A_STORY });
    if (STORIES > 1) console.info(JSON.stringify({ seed, ...played }));
    expect(played).toMatchObject({ lost: [], doubled: [], misattributed: [], stolen: [], honestRefused: 0 });
    expect(played.acknowledged).toBeGreaterThan(IN_A_STORY / 8);
    expect(played.refused).toBeGreaterThan(IN_A_STORY / 5);
  },
  300_000,
);
