import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { textPart } from '#core/working-copy/working-copy.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { lockRows, THE_AUDIT_HEAD, untilWaiting } from '#tests/support/database/races.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { cutWritten } from '#usecases/articles/cut-written.ts';
import { joinArticle } from '#usecases/articles/join-article.ts';
import { logWritten } from '#usecases/articles/log-written.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import { readArticle } from '#usecases/articles/read-article.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

/** Opens the story as Thu; her later keys build on the state that she saw then. */
async function opened(articleId: string) {
  const { updates } = await openForWriting(newsroom.as('thu'), { articleId });
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const ground = (await joinArticle(newsroom.as('thu'), { articleId }))?.ground;
  if (ground === undefined) throw new Error('Thu may not be in the room.');
  return {
    type(words: string): Promise<number | null> {
      const before = Y.encodeStateVector(doc);
      textPart(doc, 'headline').insert(0, words);
      const update = Y.encodeStateAsUpdate(doc, before);
      return logWritten(newsroom.as('thu'), { articleId, update, ground, right: 'all' });
    },
  };
}

async function submitted(): Promise<string> {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await newsroom.act('lan', id, 'submit');
  return id;
}

async function scheduled(): Promise<string> {
  const id = await submitted();
  await newsroom.act('thu', id, 'approve');
  const publishAt = new Date(Date.now() + 3_600_000);
  await newsroom.act('thu', id, 'schedule', { publishAt });
  return id;
}

test.each([
  ['hold', 'hold', scheduled],
  ['spike', 'spiked', submitted],
])('a key in flight while the story gets its %s is not written', async (action, state, begun) => {
  const articleId = await begun();
  const thu = await opened(articleId);
  const letGo = await lockRows(database.connectionString, THE_AUDIT_HEAD);
  const acting = newsroom.act('thu', articleId, action);
  await untilWaiting(database.db, 1);
  const typing = thu.type('Muộn: ');
  await untilWaiting(database.db, 2);
  await letGo();
  await acting;
  expect(await typing).toBeNull();
  await cutWritten(newsroom.as(null), { articleId, reason: 'session', leftBy: null });
  expect(await readArticle(newsroom.as('tam'), { articleId })).toMatchObject({
    workState: state,
    version: 1,
  });
});

test('typing and acting concurrently both succeed, a hundred times', async () => {
  const articleId = await submitted();
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, async (_, round) => {
      if (round % 4 === 0) {
        await newsroom.act('thu', articleId, 'claim');
        return 'acted';
      }
      return (await (await opened(articleId)).type(`${round} `)) === null ? 'late' : 'written';
    }),
  );
  expect(new Set(outcomes)).toEqual(new Set(['acted', 'written']));
});

test('a new version keeps the hold of a story, and resuming makes the story a draft', async () => {
  const articleId = await scheduled();
  await newsroom.act('thu', articleId, 'hold');
  const thu = await opened(articleId);
  expect(await thu.type('Giữ: ')).toBe(1);
  await cutWritten(newsroom.as(null), { articleId, reason: 'session', leftBy: null });
  const held = await readArticle(newsroom.as('tam'), { articleId });
  expect(held).toMatchObject({ workState: 'hold', version: 2 });
  const resumed = await newsroom.act('thu', articleId, 'resume');
  expect(resumed).toMatchObject({ workState: 'draft' });
});

test('leaving a story releases a takeover, even if its overlong headline prevents a version', async () => {
  const articleId = await submitted();
  await newsroom.act('thu', articleId, 'force_unlock');
  const thu = await opened(articleId);
  const mayTamWrite = async () => (await joinArticle(newsroom.as('tam'), { articleId }))?.right;
  await thu.type('Dài quá. '.repeat(20));
  expect(await mayTamWrite()).toBe('nothing');
  const leaving = cutWritten(newsroom.as(null), {
    articleId,
    reason: 'session',
    leftBy: newsroom.people.thu.id,
  });
  await expect(leaving).rejects.toMatchObject({ code: 'request.invalid' });
  expect(await mayTamWrite()).toBe('all');
});
