import { beforeAll, describe, expect, test } from 'vitest';
import type { Body } from '#core/document/body.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { listPart } from '#core/working-copy/working-copy.ts';
import { writeContent } from '#core/working-copy/write-content.ts';
import { newId } from '#platform/time/new-id.ts';
import { writeAsClient } from '#tests/support/collab/write-as-client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { cutWritten } from '#usecases/articles/cut-written.ts';
import { keepText } from '#usecases/articles/keep-text.ts';
import { linkEdition } from '#usecases/articles/link-edition.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { resolveFork } from '#usecases/articles/resolve-fork.ts';
import { restoreVersion } from '#usecases/articles/restore-version.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { takeOverFork } from '#usecases/articles/take-over-fork.ts';
import type { Context } from '#usecases/context.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

type Name = Parameters<Newsroom['as']>[0];

function begin(name: Name, changes: Record<string, unknown> = {}, locale: 'vi' | 'en' = 'vi') {
  return createArticle(newsroom.as(name), { locale, content: contentFor(newsroom, changes) });
}

const takeDown = (articleId: string) =>
  newsroom.act('tam', articleId, 'take_down', {
    notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
  });

async function takenDown(locale: 'vi' | 'en' = 'vi'): Promise<string> {
  const { id } = await newsroom.published({}, { locale });
  await takeDown(id);
  return id;
}

/** A person who may read taken-down stories. */
const archivist = (): Context => ({
  ...newsroom.as('tam'),
  actor: { ...newsroom.people.tam, grants: ['archive_read'] as const },
});

function bodyWith(articleId: string): Body {
  const body = bodyOf('Một đoạn đủ dài để bài đứng được trên trang của người đọc.');
  return { ...body, content: [...body.content, { type: 'relatedStory', attrs: { articleId } }] };
}

const unknownReference = (field: string) => ({
  code: 'request.invalid',
  details: { fieldErrors: { [field]: 'field.unknown-reference' } },
});

describe('a taken-down story', () => {
  test('can be neither pinned nor referenced without the right to read it', async () => {
    const sealed = await takenDown();
    for (const id of [sealed, newId()]) {
      await expect(begin('tam', { pinIds: [id] })).rejects.toMatchObject(unknownReference('pinIds'));
      await expect(begin('tam', { body: bodyWith(id) })).rejects.toMatchObject(unknownReference('body'));
    }
    const { pins } = await createArticle(archivist(), {
      content: contentFor(newsroom, { pinIds: [sealed] }),
    });
    expect(pins.map(({ id }) => id)).toEqual([sealed]);
  });

  test('cannot become an edition without the right to read it, but an existing link can be changed and removed', async () => {
    const { id: english } = await newsroom.published({}, { locale: 'en' });
    const sealed = await takenDown();
    for (const editionId of [sealed, newId()])
      await expect(linkEdition(newsroom.as('tam'), { articleId: english, editionId })).rejects.toMatchObject(
        unknownReference('editionId'),
      );
    const [story, other] = [
      (await newsroom.published({}, { locale: 'en' })).id,
      (await newsroom.published()).id,
    ];
    await linkEdition(newsroom.as('tam'), { articleId: story, editionId: other });
    await takeDown(other);
    const turned = { articleId: story, editionId: other, role: 'translation' };
    expect(await linkEdition(newsroom.as('tam'), turned)).toMatchObject({
      role: 'translation',
      headline: null,
    });
    expect(await linkEdition(newsroom.as('tam'), { articleId: story, editionId: null })).toBeNull();
  });

  test('stays pinned, and the rest of the text can be saved and restored', async () => {
    const { id: gone } = await newsroom.published();
    const { id } = await begin('lan', { pinIds: [gone], body: bodyWith(gone) });
    await takeDown(gone);
    await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes: { sapo: 'Sapo mới.' } });
    const saved = (await readArticle(newsroom.as('lan'), { articleId: id })).content;
    expect([saved.sapo, saved.pinIds]).toEqual(['Sapo mới.', [gone]]);
    await restoreVersion(newsroom.as('lan'), { articleId: id, number: 1, baseVersion: 2 });
    expect((await readArticle(newsroom.as('lan'), { articleId: id })).content.pinIds).toEqual([gone]);
  });

  test('has forks that only people with the right to read it can resolve', async () => {
    const { id } = await newsroom.published();
    const { forkId } = await keepText(newsroom.as('lan'), {
      ...{ articleId: id, baseVersion: 1, content: contentFor(newsroom, { headline: 'Bản giữ riêng' }) },
    });
    await takeDown(id);
    await expect(resolveFork(newsroom.as('tam'), { articleId: id, forkId })).rejects.toMatchObject({
      code: 'article.sealed',
    });
    await resolveFork(archivist(), { articleId: id, forkId });
  });
});

describe('a story that a person may not read', () => {
  const pin = (name: Name, articleId: string, pinned: readonly string[]) =>
    writeAsClient(newsroom.as(name), articleId, (doc) => listPart(doc, 'pinIds').insert(0, [...pinned]));

  async function cut(articleId: string) {
    await cutWritten(newsroom.as('lan'), { articleId, reason: 'session', leftBy: null });
    return (await readArticle(newsroom.as('lan'), { articleId })).content.pinIds;
  }

  /** A story that only Huy and his superiors may read until its embargo ends. */
  async function embargoed(): Promise<string> {
    const { id } = await begin('huy', { sectionId: newsroom.business });
    await newsroom.act('huy', id, 'submit');
    const embargoUntil = new Date(Date.now() + 3_600_000).toISOString();
    await newsroom.act('binh', id, 'set_embargo', { embargoUntil });
    return id;
  }

  test('cannot be pinned through the working copy', async () => {
    const [hidden, sealed, open] = [await embargoed(), await takenDown(), (await newsroom.published()).id];
    const { id } = await begin('lan');
    await pin('lan', id, [hidden, newId(), sealed, 'no id', open]);
    expect(await cut(id)).toEqual([open]);
  });

  test('stays pinned for a person who may read it, also after another person’s pins', async () => {
    const [hidden, open] = [await embargoed(), (await newsroom.published()).id];
    const { id } = await begin('lan');
    await newsroom.act('lan', id, 'submit');
    await pin('tam', id, [hidden]);
    await pin('thu', id, [open]);
    expect(await cut(id)).toEqual([open, hidden]);
    await pin('thu', id, [await embargoed()]);
    expect(await cut(id)).toEqual([open, hidden]);
  });

  test('in the body of the working copy does not block a later save', async () => {
    for (const other of [await embargoed(), newId()]) {
      const { id } = await begin('lan');
      await writeAsClient(newsroom.as('lan'), id, (doc) =>
        writeContent(doc, { ...contentOf(doc), body: bodyWith(other) }),
      );
      await cut(id);
      const changes = { headline: 'Tít mới sau khi thử' };
      await expect(
        saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 2, changes }),
      ).resolves.toMatchObject({ version: 3 });
    }
  });

  test('cannot be pinned through a fork that another person takes over', async () => {
    for (const other of [await embargoed(), newId()]) {
      const { id } = await begin('lan');
      await newsroom.act('lan', id, 'submit');
      const content = { ...contentFor(newsroom, { headline: 'Bản giữ riêng' }), pinIds: [other] };
      const { forkId } = await keepText(newsroom.as('lan'), { articleId: id, baseVersion: 1, content });
      await expect(
        takeOverFork(newsroom.as('tam'), { articleId: id, forkId, baseVersion: 1 }),
      ).rejects.toMatchObject(unknownReference('pinIds'));
    }
  });
});
