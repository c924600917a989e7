import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DomainError } from '#core/shared/domain-error.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { textPart } from '#core/working-copy/working-copy.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { joinArticle } from '#usecases/articles/join-article.ts';
import { keepText } from '#usecases/articles/keep-text.ts';
import { listForks } from '#usecases/articles/list-forks.ts';
import { logWritten } from '#usecases/articles/log-written.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { readFork } from '#usecases/articles/read-fork.ts';
import { readWorkingCopy } from '#usecases/articles/read-working-copy.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { takeOverFork } from '#usecases/articles/take-over-fork.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const begin = (id?: string, person: 'lan' | 'thu' = 'lan') =>
  createArticle(newsroom.as(person), { id, content: contentFor(newsroom) });

describe('a story created twice after a lost response', () => {
  test('exists once', async () => {
    const id = newId();
    const [first, second] = [await begin(id), await begin(id)];
    expect([first.id, second.id, second.number]).toEqual([id, id, first.number]);
  });

  test('is not found by another person who sends its id', async () => {
    const { id } = await begin();
    await expect(begin(id, 'thu')).rejects.toMatchObject({ code: 'article.not-found' });
  });
});

describe('a text sent again after a lost response', () => {
  const forksOf = async (articleId: string) =>
    (await listForks(newsroom.as('lan'), { articleId })).items.map(({ id }) => id);

  test('is kept as one fork, also from concurrent requests, and another text makes another fork', async () => {
    const { id: articleId } = await begin();
    const keep = (headline: string) =>
      keepText(newsroom.as('lan'), {
        ...{ articleId, baseVersion: 1, content: contentFor(newsroom, { headline }) },
      });
    const [first, second] = await Promise.all([keep('Chữ của Lan'), keep('Chữ của Lan')]);
    expect((await keep('Chữ của Lan')).forkId).toBe(first?.forkId);
    expect(second?.forkId).toBe(first?.forkId);
    const other = await keep('Chữ khác');
    expect((await forksOf(articleId)).sort()).toEqual([first?.forkId, other.forkId].sort());
  });

  test('makes one version, even after later versions', async () => {
    const { id: articleId } = await begin();
    const save = (baseVersion: number, sapo: string) =>
      saveArticle(newsroom.as('lan'), { articleId, baseVersion, changes: { sapo } });
    const saved = await save(1, 'Sapo của Lan.');
    expect(await save(1, 'Sapo của Lan.')).toEqual(saved);
    await save(2, 'Sapo về sau.');
    expect(await save(1, 'Sapo của Lan.')).toEqual(saved);
    expect(await forksOf(articleId)).toEqual([]);
    expect((await readArticle(newsroom.as('lan'), { articleId })).version).toBe(3);
  });

  test('that is stale is kept as one fork', async () => {
    const { id: articleId } = await begin();
    await saveArticle(newsroom.as('lan'), { articleId, baseVersion: 1, changes: { sapo: 'Sapo của Lan.' } });
    const late = async () => {
      const changes = { sapo: 'Sapo cũ, sửa dở.' };
      const failed = saveArticle(newsroom.as('lan'), { articleId, baseVersion: 1, changes });
      return failed.catch((error: DomainError) => error.details.forkId);
    };
    const forkId = await late();
    expect(await late()).toBe(forkId);
    expect(await forksOf(articleId)).toEqual([forkId]);
  });
});

describe('a text that cannot be saved', () => {
  test('is kept as a fork although it is too long for a version and has an unknown tag', async () => {
    const { id: articleId } = await begin();
    const content = contentFor(newsroom, { headline: 'Dài '.repeat(100), tagIds: [newId()] });
    const { forkId } = await keepText(newsroom.as('lan'), { articleId, baseVersion: 1, content });
    const fork = await readFork(newsroom.as('lan'), { articleId, forkId });
    expect(fork.content.headline).toBe('Dài '.repeat(100));
    const takeOver = takeOverFork(newsroom.as('lan'), { articleId, forkId, baseVersion: 1 });
    await expect(takeOver).rejects.toMatchObject({ code: 'request.invalid' });
  });

  test('is kept as a fork although its body is too large for a version', async () => {
    const { id: articleId } = await begin();
    const body = bodyOf(...Array.from({ length: 600 }, (_, at) => `${at} ${'nước mặn '.repeat(250)}`));
    const { forkId } = await keepText(newsroom.as('lan'), {
      ...{ articleId, baseVersion: 1, content: contentFor(newsroom, { body }) },
    });
    expect((await readFork(newsroom.as('lan'), { articleId, forkId })).content.body.content).toHaveLength(
      600,
    );
    await expect(
      takeOverFork(newsroom.as('lan'), { articleId, forkId, baseVersion: 1 }),
    ).rejects.toMatchObject({ details: { fieldErrors: { body: 'body.too-large' } } });
  });

  test('is kept as a fork, with the reason, when its writer has lost the right to edit', async () => {
    const { id: articleId } = await begin();
    await newsroom.act('lan', articleId, 'submit');
    await newsroom.act('lan', articleId, 'withdraw_submission');
    await newsroom.act('thu', articleId, 'force_unlock');
    const content = contentFor(newsroom, { headline: 'Chữ của Lan' });
    const { forkId } = await keepText(newsroom.as('lan'), { articleId, baseVersion: 1, content });
    expect(await readFork(newsroom.as('thu'), { articleId, forkId })).toMatchObject({
      savedByName: 'lan',
      reason: 'not-allowed',
      content: { headline: 'Chữ của Lan' },
    });
  });
});

describe('a person who returns with unsent text', () => {
  test('gets the current working copy and its last writer', async () => {
    const { id: articleId } = await begin();
    await newsroom.act('lan', articleId, 'submit');
    const opened = await openForWriting(newsroom.as('thu'), { articleId });
    const doc = new Y.Doc();
    for (const update of opened.updates) Y.applyUpdate(doc, update);
    const before = Y.encodeStateVector(doc);
    textPart(doc, 'headline').insert(0, 'Thu sửa: ');
    const joined = await joinArticle(newsroom.as('thu'), { articleId });
    await logWritten(newsroom.as('thu'), {
      articleId,
      update: Y.encodeStateAsUpdate(doc, before),
      ground: joined?.ground as never,
      right: 'all',
    });
    const found = await readWorkingCopy(newsroom.as('lan'), { articleId });
    const server = new Y.Doc();
    Y.applyUpdate(server, found.update);
    expect(contentOf(server)).toEqual(contentOf(doc));
    expect(found.byName).toBe('thu');
  });

  test('gets article.not-found for an unreadable story', async () => {
    const { id: articleId } = await begin();
    await expect(readWorkingCopy(newsroom.as('huy'), { articleId })).rejects.toMatchObject({
      code: 'article.not-found',
    });
  });
});
