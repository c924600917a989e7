import { beforeAll, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { listPart, plainParts, textPart } from '#core/working-copy/working-copy.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/newsroom.ts';
import { writeOverTheLine } from '#tests/support/write-over-the-line.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { cutWritten } from '#usecases/articles/cut-written.ts';
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

type Name = 'lan' | 'minh' | 'thu';

const write = (name: Name, articleId: string, change: (doc: Y.Doc) => void) =>
  writeOverTheLine(newsroom.as(name), articleId, change);

/** What the version says that is cut of what was written. */
async function cut(articleId: string) {
  const ctx = newsroom.as('tam');
  await cutWritten(ctx, { articleId, reason: 'session', leftBy: null });
  return (await readArticle(ctx, { articleId })).content;
}

const pin = (doc: Y.Doc) => listPart(doc, 'pinIds').insert(0, [published]);
const addWord = (doc: Y.Doc) => textPart(doc, 'headline').insert(0, 'Mới: ');
const moveTo = (sectionId: string) => (doc: Y.Doc) => {
  plainParts(doc).set('sectionId', sectionId);
};

async function pinInWorkingCopy(name: 'lan' | 'minh', articleId: string): Promise<readonly unknown[]> {
  await write(name, articleId, pin);
  await cutWritten(newsroom.as(name), { articleId, reason: 'session', leftBy: null });
  return (await readArticle(newsroom.as(name), { articleId })).content.pinIds;
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

/** A story of Minh's that an editor of its desk may write in as well. */
async function beginTogether(): Promise<string> {
  const { id } = await begin('minh');
  await actOnArticle(newsroom.as('minh'), { articleId: id, action: 'submit' });
  await actOnArticle(newsroom.as('thu'), {
    articleId: id,
    action: 'request_changes',
    reason: 'Thêm số liệu.',
  });
  return id;
}

test('what an editor pinned and where they moved the story stays so when a contributor writes after them', async () => {
  const id = await beginTogether();
  await write('thu', id, pin);
  await write('thu', id, moveTo(newsroom.business));
  await write('minh', id, addWord);
  expect(await cut(id)).toMatchObject({ pinIds: [published], sectionId: newsroom.business });
});

test('what a contributor pinned or moved does not become good because an editor writes after them', async () => {
  const id = await beginTogether();
  const { pinIds, sectionId } = (await readArticle(newsroom.as('thu'), { articleId: id })).content;
  await write('minh', id, pin);
  await write('minh', id, moveTo(newsroom.business));
  await write('thu', id, addWord);
  const content = await cut(id);
  expect(content.headline).toMatch(/^Mới: /);
  expect(content).toMatchObject({ pinIds, sectionId });
});
