import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { listPart } from '#core/working-copy/working-copy.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { cutWritten } from '#usecases/articles/cut-written.ts';
import { joinArticle } from '#usecases/articles/join-article.ts';
import { logWritten } from '#usecases/articles/log-written.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import { readArticle } from '#usecases/articles/read-article.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let published: string;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  published = (await begin('lan')).id;
  await actOnArticle(newsroom.as('lan'), { articleId: published, action: 'submit' });
  await actOnArticle(newsroom.as('thu'), { articleId: published, action: 'approve' });
  await actOnArticle(newsroom.as('thu'), { articleId: published, action: 'publish' });
});

function begin(name: 'lan' | 'minh', changes: Record<string, unknown> = {}) {
  return createArticle(newsroom.as(name), { content: contentFor(newsroom, changes) });
}

/** Writes a pin into the working copy, as any program may that has a line to it, and leaves. */
async function pinInWorkingCopy(name: 'lan' | 'minh', articleId: string): Promise<readonly unknown[]> {
  const ctx = newsroom.as(name);
  const doc = new Y.Doc();
  for (const update of (await openForWriting(ctx, { articleId })).updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  listPart(doc, 'pinIds').insert(0, [published]);
  const update = Y.encodeStateAsUpdate(doc, before);
  const joined = await joinArticle(ctx, { articleId });
  expect(await logWritten(ctx, { articleId, update, ground: joined?.ground as never })).not.toBeNull();
  await cutWritten(ctx, { articleId, reason: 'session', leftBy: null });
  return (await readArticle(ctx, { articleId })).content.pinIds;
}

test('a contributor pins no story to their own, neither at its beginning nor in its working copy', async () => {
  await expect(begin('minh', { pinIds: [published] })).rejects.toMatchObject({
    code: 'action.not-your-role',
  });
  const { id } = await begin('minh');
  expect(await pinInWorkingCopy('minh', id)).toEqual([]);
});

test('a journalist pins stories to their own', async () => {
  const { id } = await begin('lan');
  expect(await pinInWorkingCopy('lan', id)).toEqual([published]);
});
