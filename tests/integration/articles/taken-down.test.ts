import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actInBulk } from '#usecases/articles/act-in-bulk.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { planArticle } from '#usecases/articles/plan-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { refileArticle } from '#usecases/articles/refile-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';

/*
 * A story taken down while an update was in progress. The update can be ended but not continued. A killed
 * story may return, so work on its update continues.
 */

const OVER = ['claim', 'approve', 'request_changes', 'force_unlock', 'publish', 'publish_update'] as const;

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const takeDown = (articleId: string) =>
  newsroom.act('phuc', articleId, 'take_down', {
    notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
  });

async function begun(): Promise<string> {
  return (await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) })).id;
}

/** A live story with a newer text in review. */
async function withUpdate(): Promise<string> {
  const { id } = await newsroom.published();
  await saveArticle(newsroom.as('lan'), {
    ...{ articleId: id, baseVersion: 1 },
    changes: { headline: 'Bản mới của bài' },
  });
  await newsroom.act('lan', id, 'submit');
  return id;
}

/** All rows that an action on the story could have written. */
async function written(id: string): Promise<unknown> {
  const { rows } = await database.db.execute(sql`
    select to_jsonb(a) as article, (select count(*)::int from article_versions where article_id = a.id) as versions,
      (select count(*)::int from approvals where article_id = a.id) as approvals,
      (select count(*)::int from audit where subject_id = a.id) as audit,
      (select count(*)::int from outbox where payload->>'articleId' = a.id::text) as outbox
    from articles a where a.id = ${id}`);
  return rows[0];
}

test('taking a story down leaves only the actions that end its update', async () => {
  const id = await withUpdate();
  await newsroom.act('thu', id, 'claim');
  await takeDown(id);
  const before = await written(id);
  for (const action of OVER) {
    const { abilities } = await readArticle(newsroom.as('tam'), { articleId: id });
    expect(abilities[action], action).toEqual({ ok: false, why: 'article.taken-down' });
    const input = { reason: 'Thiếu nguồn', updateKind: 'minor_fix' };
    await expect(newsroom.act('tam', id, action, input), action).rejects.toMatchObject({
      code: 'article.taken-down',
    });
  }
  expect(await written(id)).toEqual(before);
  expect((await newsroom.act('thu', id, 'release')).abilities.release).toMatchObject({ ok: false });
  expect((await newsroom.act('lan', id, 'withdraw_submission')).workState).toBe('draft');
  await expect(newsroom.act('lan', id, 'submit')).rejects.toMatchObject({ code: 'article.taken-down' });
});

test('a person without the right gets the usual refusal, not the news that the story was taken down', async () => {
  const { id } = await newsroom.published();
  await takeDown(id);
  await expect(newsroom.act('phuc', id, 'submit')).rejects.toMatchObject({ code: 'action.not-your-role' });
  await expect(newsroom.act('binh', id, 'submit')).rejects.toMatchObject({
    code: 'article.not-found',
  });
});

test('the update of a killed story can be approved, and is published once the story is restored', async () => {
  const id = await withUpdate();
  await newsroom.act('tam', id, 'kill', { publicNote: 'Bài viết đã được rút.' });
  await newsroom.act('thu', id, 'claim');
  expect((await newsroom.act('thu', id, 'approve')).workState).toBe('approved');
  await newsroom.act('tam', id, 'restore', { reason: 'Đã xác minh.' });
  await newsroom.act('phuc', id, 'restore', { reason: 'Đồng ý.' });
  const view = await newsroom.act('thu', id, 'publish_update', { updateKind: 'update', publicNote: '' });
  expect(view).toMatchObject({ publicState: 'live', version: 2, liveVersion: 2 });
});

test('a bulk action offers each selected story its remaining commands, and each refusal has its code', async () => {
  const [draft, waiting, held, out, killed, gone, moved] = [
    await begun(),
    await begun(),
    await begun(),
    (await newsroom.published()).id,
    await withUpdate(),
    await withUpdate(),
    await begun(),
  ];
  for (const id of [waiting, held, moved]) await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', held, 'hold');
  await newsroom.act('tam', killed, 'kill', { publicNote: 'Bài viết đã được rút.' });
  await takeDown(gone);
  await newsroom.act('tam', moved, 'claim');
  const { items } = await listQueue(newsroom.as('thu'), { view: 'all' });
  const deedsOf = (id: string) => items.find((item) => item.id === id)?.deeds;
  expect(deedsOf(killed)).toEqual(expect.arrayContaining(['claim', 'approve', 'request_changes']));
  expect(deedsOf(gone)).toEqual(['withdraw_submission', 'release', 'plan']);

  const chosen = [draft, waiting, held, out, killed, gone, moved];
  const verbs = { act: actOnArticle, refile: refileArticle, plan: planArticle };
  const bulk = (command: string) =>
    actInBulk(newsroom.as('thu'), verbs, {
      items: chosen.map((articleId) => ({ articleId })),
      deed: { kind: 'command', command },
    });
  expect(await bulk('claim')).toEqual({
    done: [waiting, killed],
    refused: [
      // Another person's draft counts as missing.
      { articleId: draft, code: 'article.not-found' },
      { articleId: held, code: 'action.wrong-work-state' },
      { articleId: out, code: 'action.wrong-work-state' },
      { articleId: gone, code: 'article.taken-down' },
      { articleId: moved, code: 'article.claimed-by-other' },
    ],
  });
  expect((await bulk('withdraw_submission')).done).toEqual([waiting, killed, gone, moved]);
});
