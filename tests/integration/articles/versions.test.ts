import { beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { countVersionWords } from '#usecases/articles/count-version-words.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { listForks } from '#usecases/articles/list-forks.ts';
import { listOpenForks } from '#usecases/articles/list-open-forks.ts';
import { listTimeline } from '#usecases/articles/list-timeline.ts';
import { nameReferences } from '#usecases/articles/name-references.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { readFork } from '#usecases/articles/read-fork.ts';
import { resolveFork } from '#usecases/articles/resolve-fork.ts';
import { restoreVersion } from '#usecases/articles/restore-version.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { takeOverFork } from '#usecases/articles/take-over-fork.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

/** A story by Lan with one version for each headline. */
async function written(...headlines: string[]): Promise<string> {
  const [first = '', ...others] = headlines;
  const { id } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline: first }),
  });
  for (const [index, headline] of others.entries()) await saved(id, index + 1, { headline });
  return id;
}

async function saved(articleId: string, baseVersion: number, changes: Record<string, unknown>) {
  return saveArticle(newsroom.as('lan'), { articleId, baseVersion, changes });
}

/** A stale text by Lan, kept as a fork. */
async function savedFork(articleId: string, changes: Record<string, unknown>): Promise<string> {
  const error = await saved(articleId, 1, changes).catch((failure) => failure);
  expect(error).toMatchObject({ code: 'article.stale-version' });
  return error.details.forkId;
}

describe('an older version is restored', () => {
  test('as a new version: all versions stay, and the audit names the source', async () => {
    const id = await written('Bản một', 'Bản hai', 'Bản ba');
    const restored = await restoreVersion(newsroom.as('lan'), { articleId: id, number: 1, baseVersion: 3 });
    expect(restored).toEqual({ version: 4 });
    const { content, version } = await readArticle(newsroom.as('lan'), { articleId: id });
    expect([version, content.headline]).toEqual([4, 'Bản một']);
    const { versions } = await listTimeline(newsroom.as('lan'), { articleId: id });
    expect(versions.map(({ number, headline }) => [number, headline])).toEqual([
      [4, 'Bản một'],
      [3, 'Bản ba'],
      [2, 'Bản hai'],
      [1, 'Bản một'],
    ]);
    expect(versions[0]).toMatchObject({ reason: 'restored', cause: { kind: 'restored', from: 1 } });
    const [row] = await listArticleAudit(newsroom.as('lan'), { articleId: id });
    expect(row).toMatchObject({ action: 'article.restore_version', detail: { version: 4, from: 1 } });
  });

  test('only from the current version: a stale base is refused', async () => {
    const id = await written('Bản một', 'Bản hai', 'Bản ba');
    await expect(
      restoreVersion(newsroom.as('lan'), { articleId: id, number: 1, baseVersion: 2 }),
    ).rejects.toMatchObject({ code: 'article.newer-version', details: { yours: 2, current: 3 } });
    const { content } = await readArticle(newsroom.as('lan'), { articleId: id });
    expect(content.headline).toBe('Bản ba');
  });

  test('only if it differs: otherwise it is refused without a new version', async () => {
    const id = await written('Bản một', 'Bản hai');
    await expect(
      restoreVersion(newsroom.as('lan'), { articleId: id, number: 2, baseVersion: 2 }),
    ).rejects.toMatchObject({ code: 'article.same-content' });
    const { currentNumber } = await listTimeline(newsroom.as('lan'), { articleId: id });
    expect(currentNumber).toBe(2);
  });

  test('only by a person who may edit', async () => {
    const id = await written('Bản một', 'Bản hai');
    const restore = (person: 'huy' | 'phuc') =>
      restoreVersion(newsroom.as(person), { articleId: id, number: 1, baseVersion: 2 });
    await expect(restore('huy')).rejects.toMatchObject({ code: 'article.not-found' });
    await newsroom.act('lan', id, 'submit');
    await expect(restore('phuc')).rejects.toMatchObject({ code: 'action.not-your-role' });
    const { canEdit } = await listTimeline(newsroom.as('phuc'), { articleId: id });
    expect(canEdit).toBe(false);
  });

  test('with its writer among the contributors, for the four-eyes check', async () => {
    const id = await written('Bản một', 'Bản hai');
    await newsroom.act('lan', id, 'submit');
    await restoreVersion(newsroom.as('thu'), { articleId: id, number: 1, baseVersion: 2 });
    const { versions } = await listTimeline(newsroom.as('thu'), { articleId: id });
    expect(versions[0]?.contributors.map(({ name }) => name)).toEqual(['thu', 'lan']);
  });

  test('and the approval of the replaced version is withdrawn', async () => {
    const id = await written('Bản một', 'Bản hai');
    await newsroom.act('lan', id, 'submit');
    await newsroom.act('thu', id, 'approve');
    await restoreVersion(newsroom.as('thu'), { articleId: id, number: 1, baseVersion: 2 });
    const { workState } = await readArticle(newsroom.as('thu'), { articleId: id });
    expect(workState).toBe('draft');
  });
});

describe('a fork', () => {
  test('is in the timeline with its author, base and reason, and can be read', async () => {
    const id = await written('Bản một', 'Bản hai');
    const forkId = await savedFork(id, { headline: 'Bản lỡ' });
    const { forks } = await listTimeline(newsroom.as('lan'), { articleId: id });
    expect(forks).toMatchObject([
      { id: forkId, baseNumber: 1, savedByName: 'lan', reason: 'stale-version', resolvedAt: null },
    ]);
    expect(forks[0]).not.toHaveProperty('content');
    const fork = await readFork(newsroom.as('lan'), { articleId: id, forkId });
    expect(fork.content.headline).toBe('Bản lỡ');
  });

  test('is taken over as a new version and is then resolved', async () => {
    const id = await written('Bản một', 'Bản hai');
    const forkId = await savedFork(id, { headline: 'Bản lỡ' });
    await takeOverFork(newsroom.as('lan'), { articleId: id, forkId, baseVersion: 2 });
    const { versions, forks } = await listTimeline(newsroom.as('lan'), { articleId: id });
    expect(versions[0]).toMatchObject({ headline: 'Bản lỡ', cause: { kind: 'fork', baseNumber: 1 } });
    expect(forks[0]?.resolvedAt).not.toBeNull();
  });

  test('of another story cannot be read through this one', async () => {
    const [id, other] = [await written('Bản một', 'Bản hai'), await written('Khác một', 'Khác hai')];
    const forkId = await savedFork(other, { headline: 'Bản lỡ' });
    await expect(readFork(newsroom.as('lan'), { articleId: id, forkId })).rejects.toMatchObject({
      code: 'fork.not-found',
    });
  });
});

test('versions and forks are paged by time without gaps or repeats', async () => {
  const id = await written(...Array.from({ length: 35 }, (_, index) => `Bản ${index + 1}`));
  for (let count = 1; count <= 55; count += 1) await savedFork(id, { headline: `Bản lỡ ${count}` });
  const pages = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listTimeline(newsroom.as('lan'), { articleId: id, cursor });
    pages.push(page);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(pages.flatMap(({ versions }) => versions.map(({ number }) => number))).toEqual(
    Array.from({ length: 35 }, (_, index) => 35 - index),
  );
  expect(new Set(pages.flatMap(({ forks }) => forks.map((fork) => fork.id))).size).toBe(55);
  expect(pages.map(({ versions, forks }) => versions.length + forks.length)).toEqual([30, 30, 30]);
});

describe('the forks of a story', () => {
  test('are all listed, page by page, newest first', async () => {
    const id = await written('Bản một', 'Bản hai');
    for (let count = 1; count <= 55; count += 1) await savedFork(id, { headline: `Bản lỡ ${count}` });
    const headlines = await everyPage(async (cursor) => {
      const page = await listForks(newsroom.as('lan'), { articleId: id, cursor });
      return { ...page, items: page.items.map(({ content }) => content.headline) };
    });
    expect(headlines).toEqual(Array.from({ length: 55 }, (_, index) => `Bản lỡ ${55 - index}`));
  });

  test('have a separate list of unresolved ones', async () => {
    const id = await written('Bản một', 'Bản hai');
    const ids: string[] = [];
    for (let count = 1; count <= 23; count += 1)
      ids.push(await savedFork(id, { headline: `Bản lỡ ${count}` }));
    await resolveFork(newsroom.as('lan'), { articleId: id, forkId: ids[20] });
    const open = await everyPage((cursor) => listOpenForks(newsroom.as('lan'), { articleId: id, cursor }));
    expect(open.map((fork) => fork.id)).toEqual(ids.filter((_, index) => index !== 20).reverse());
    expect(open[0]).not.toHaveProperty('content');
  });

  test('are refused with an invalid cursor', async () => {
    const id = await written('Bản một');
    const refused = { code: 'request.invalid' };
    await expect(listForks(newsroom.as('lan'), { articleId: id, cursor: 'x' })).rejects.toMatchObject(
      refused,
    );
    await expect(listOpenForks(newsroom.as('lan'), { articleId: id, cursor: 'x' })).rejects.toMatchObject(
      refused,
    );
  });
});

async function everyPage<T>(
  pageAt: (cursor?: string) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await pageAt(cursor);
    all.push(...items);
    if (nextCursor === null) return all;
    cursor = nextCursor;
  }
}

test('the timeline marks live, approved and scheduled versions', async () => {
  const id = await written('Bản một', 'Bản hai');
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  await newsroom.act('thu', id, 'publish');
  const { versions } = await listTimeline(newsroom.as('lan'), { articleId: id });
  expect(versions).toMatchObject([
    { number: 2, isLive: true, isApproved: true, isScheduled: false },
    { number: 1, isLive: false, isApproved: false, isScheduled: false },
  ]);
});

test('each version counts the words added and removed since the one before', async () => {
  const id = await written('Nước mặn về sớm', 'Nước mặn về muộn hơn');
  await saved(id, 2, { body: bodyOf('Chỉ còn bốn chữ.') });
  const words = await countVersionWords(newsroom.as('lan'), { articleId: id, numbers: [3, 2] });
  expect(words[2]).toEqual({ came: 2, went: 1 });
  expect(words[3]?.came).toBe(4);
});

test('a comparison names people, sections and tags, but no story that the person may not read', async () => {
  const hidden = await written('Nháp của riêng Lan');
  const references = {
    people: [newsroom.people.lan.id],
    tags: [newsroom.tagId],
    sections: [newsroom.world],
    stories: [hidden, 'no-id'],
    media: [],
  };
  expect(await nameReferences(newsroom.as('huy'), references)).toEqual({
    people: { [newsroom.people.lan.id]: 'lan' },
    tags: { [newsroom.tagId]: 'Biến đổi khí hậu' },
    sections: { [newsroom.world]: { name: 'Thế giới', nameEn: 'World' } },
    stories: {},
    media: {},
  });
  const own = await nameReferences(newsroom.as('lan'), references);
  expect(own.stories).toEqual({ [hidden]: 'Nháp của riêng Lan' });
});
