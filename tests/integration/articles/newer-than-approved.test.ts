import { beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { cutVersion } from '#app/api/v1/_operations/cut-version.ts';
import { textPart } from '#core/working-copy/working-copy.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { joinArticle } from '#usecases/articles/join-article.ts';
import { logWritten } from '#usecases/articles/log-written.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let id: string;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

beforeEach(async () => {
  ({ id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) }));
  await act('lan', 'submit');
  await act('thu', 'approve');
});

type Name = 'lan' | 'thu' | 'tam';
const act = (name: Name, action: string, more = {}) => newsroom.act(name, id, action, more);
const view = (name: Name = 'thu') => readArticle(newsroom.as(name), { articleId: id });

/** Types before the headline without cutting a version. */
async function type(name: Name, words: string): Promise<void> {
  const { updates } = await openForWriting(newsroom.as(name), { articleId: id });
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  textPart(doc, 'headline').insert(0, words);
  const joined = await joinArticle(newsroom.as(name), { articleId: id });
  const update = Y.encodeStateAsUpdate(doc, before);
  await logWritten(newsroom.as(name), {
    articleId: id,
    update,
    ground: joined?.ground as never,
    right: 'all',
  });
}

const NEWER = 'article.newer-than-approved';

test('text typed after an approval blocks publication, and the story names its writer', async () => {
  expect((await view()).abilities.publish).toEqual({ ok: true });
  await type('lan', 'Mới: ');
  const story = await view();
  expect(story.abilities.publish).toEqual({ ok: false, why: NEWER });
  expect(story.abilities.schedule).toEqual({ ok: false, why: NEWER });
  expect(story.newerText).toEqual({
    approvedVersion: 1,
    by: [expect.objectContaining({ id: newsroom.people.lan.id, name: 'lan' })],
  });
});

test('an action gets the answer that the abilities gave', async () => {
  await type('lan', 'Mới: ');
  await type('tam', 'Rất ');
  const { abilities } = await view();
  for (const action of ['publish', 'publish_update', 'approve', 'submit', 'request_changes'] as const) {
    const answer = await act('thu', action, { updateKind: 'update', reason: 'Có lý do.' }).then(
      () => ({ ok: true }),
      ({ code }: { code: string }) => ({ ok: false, why: code }),
    );
    expect(answer, action).toEqual(abilities[action]);
    if (answer.ok) break;
  }
});

test('the refusal names the approved version, the current one and the later writers', async () => {
  await type('lan', 'Mới: ');
  await type('tam', 'Rất ');
  await expect(act('thu', 'publish')).rejects.toMatchObject({
    code: NEWER,
    details: {
      approvedVersion: 1,
      currentVersion: 2,
      by: expect.arrayContaining([
        expect.objectContaining({ name: 'lan' }),
        expect.objectContaining({ name: 'tam' }),
      ]),
      // The later writers are in no particular order.
      names: expect.stringMatching(/^(lan, tam|tam, lan)$/),
    },
  });
});

test('an API client cuts the current version, submits it and continues', async () => {
  await type('lan', 'Mới: ');
  const cut = await cutVersion.run(newsroom.as('thu'), { params: { id }, body: {} } as never);
  expect(cut).toMatchObject({ version: 2, workState: 'draft', newerText: { approvedVersion: 1 } });
  expect(cut).toMatchObject({ headline: expect.stringMatching(/^Mới: /) });
  // A second call creates no new version.
  expect(await cutVersion.run(newsroom.as('thu'), { params: { id }, body: {} } as never)).toMatchObject({
    version: 2,
  });
  await expect(act('thu', 'publish', { baseVersion: 2 })).rejects.toMatchObject({ code: NEWER });
  await act('lan', 'submit', { baseVersion: 2 });
  await act('thu', 'approve', { baseVersion: 2 });
  expect(await act('thu', 'publish', { baseVersion: 2 })).toMatchObject({ liveVersion: 2, newerText: null });
});

test('an edit without a change leaves the story approved', async () => {
  await type('lan', '');
  expect((await view()).abilities.publish).toEqual({ ok: true });
});

test('after requested changes the text no longer counts as newer than an approval', async () => {
  await act('thu', 'request_changes', { reason: 'Thiếu nguồn.' });
  await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes: { headline: 'Bản sửa' } });
  const story = await view();
  expect(story.newerText).toBeNull();
  expect(story.abilities.publish).toEqual({ ok: false, why: 'action.wrong-work-state' });
});

test('an edited live story does not count as newer than an approval', async () => {
  await act('thu', 'publish');
  await type('lan', 'Mới: ');
  const story = await view();
  expect(story.newerText).toBeNull();
  expect(story.abilities.publish_update).toEqual({ ok: false, why: 'action.wrong-work-state' });
});
