import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { lockRows, untilWaiting } from '#tests/support/database/races.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';

/** No worker runs here: the next action publishes a due story. */
let database: Awaited<ReturnType<typeof freshDatabase>>;
let newsroom: Newsroom;
const START = new Date('2026-05-04T03:00:00Z');
const minutes = (count: number) => new Date(START.getTime() + count * 60_000);

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  newsroom.setNow(START);
});

async function scheduled(): Promise<string> {
  const { id } = await newsroom.approved();
  await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) });
  return id;
}

test.each(['unschedule', 'block', 'hold', 'spike', 'publish'])(
  'without a worker, "%s" treats a due story as published',
  async (action) => {
    const id = await scheduled();
    newsroom.setNow(minutes(11));
    expect((await readArticle(newsroom.as('tam'), { articleId: id })).abilities[action as 'hold'].ok).toBe(
      false,
    );
    await expect(newsroom.act('tam', id, action)).rejects.toMatchObject({
      code: expect.stringMatching(/^a/),
    });
    expect((await newsroom.act('tam', id, 'withhold')).publicState).toBe('withheld');
  },
);

test.each(['withhold', 'kill'])(
  'a story whose publication falls due while "%s" waits for a lock is published before the action',
  async (action) => {
    newsroom.setNow(null);
    const { id } = await newsroom.approved();
    await newsroom.act('thu', id, 'schedule', { publishAt: new Date(Date.now() + 3_600_000) });
    const letGo = await lockRows(
      database.connectionString,
      `select from articles where id = '${id}' for update`,
    );
    const done = newsroom.act('tam', id, action, { publicNote: 'Rút.' });
    await untilWaiting(database.db, 1);
    // After the waiting transaction has begun.
    await asOwner(`update schedules set publish_at = clock_timestamp() where article_id = '${id}'`);
    await letGo();
    expect(await done).toMatchObject({ liveVersion: 1, schedule: null });
    const acts = await listArticleAudit(newsroom.as('tam'), { articleId: id });
    expect(acts.map((row) => row.action).slice(0, 2)).toEqual([
      `article.${action}`,
      'article.publish_scheduled',
    ]);
  },
);

test('an action decided before the publication time is recorded before the publication', async () => {
  const id = await scheduled();
  let asked = 0;
  const now = () => {
    asked += 1;
    // The first reading of the clock decides which schedules are due.
    return asked === 1 ? minutes(9) : minutes(11);
  };
  const withhold = actOnArticle(
    { ...newsroom.as('phuc'), now },
    { articleId: id, action: 'withhold', reason: 'Có lý do.' },
  );
  await expect(withhold).rejects.toMatchObject({ code: 'action.wrong-public-state' });
  newsroom.setNow(minutes(11));
  expect(await newsroom.act('phuc', id, 'withhold')).toMatchObject({
    publicState: 'withheld',
    liveVersion: 1,
  });
});

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

test('the due time of a scheduled update does not make a withheld story live', async () => {
  const { id } = await newsroom.published();
  await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes: { headline: 'Bản mới' } });
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10), updateKind: 'update' });
  await newsroom.act('phuc', id, 'withhold');
  newsroom.setNow(minutes(11));
  expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
  const after = await newsroom.act('tam', id, 'release_withheld');
  expect(after).toMatchObject({ publicState: 'live', liveVersion: 1, schedule: null });
});

test('unblocking by legal does not publish: a missed schedule is dropped', async () => {
  const id = await scheduled();
  await newsroom.act('phuc', id, 'block');
  newsroom.setNow(minutes(11));
  expect(await newsroom.act('phuc', id, 'unblock')).toMatchObject({ publicState: 'none', schedule: null });
});

test('a story killed before its publication cannot be taken down, and is restored to the desk', async () => {
  const id = await scheduled();
  const killed = await newsroom.act('tam', id, 'kill', { publicNote: 'Rút.' });
  expect(killed.abilities.take_down).toEqual({ ok: false, why: 'article.never-live' });
  await newsroom.act('tam', id, 'restore');
  expect(await newsroom.act('phuc', id, 'restore')).toMatchObject({ publicState: 'none', publishedAt: null });
});

test('a story killed before its publication is restored to the desk that it was moved to', async () => {
  const id = await scheduled();
  const changes = { headline: 'Chuyện của ban khác', sectionId: newsroom.business };
  await saveArticle(newsroom.as('tam'), { articleId: id, baseVersion: 1, changes });
  await newsroom.act('tam', id, 'kill', { publicNote: 'Rút.' });
  await newsroom.act('tam', id, 'restore');
  const { url } = await newsroom.act('phuc', id, 'restore');
  expect(url).toMatch(/^\/kinh-te\/chuyen-cua-ban-khac-/);
  const forDesk = await readArticle(newsroom.as('binh'), { articleId: id });
  expect(forDesk.abilities.plan).toEqual({ ok: true });
  await expect(readArticle(newsroom.as('thu'), { articleId: id })).rejects.toMatchObject({
    code: 'article.not-found',
  });
});

test('the audit records the resulting state of an action, even if it differs from the usual one', async () => {
  const led = async (id: string) => {
    const rows = await listArticleAudit(newsroom.as('tam'), { articleId: id });
    return rows.map(({ action, detail }) => [action, (detail.to as { public?: string } | undefined)?.public]);
  };
  const missed = await scheduled();
  await newsroom.act('phuc', missed, 'block');
  newsroom.setNow(minutes(11));
  await newsroom.act('phuc', missed, 'unblock');
  expect((await led(missed))[0]).toEqual(['article.unblock', 'none']);

  newsroom.setNow(minutes(0));
  const { id } = await newsroom.published();
  await newsroom.act('tam', id, 'kill', { publicNote: 'Rút.' });
  await newsroom.act('tam', id, 'restore');
  expect((await led(id))[0]).toEqual(['article.restore', 'killed']);
  await newsroom.act('phuc', id, 'restore');
  expect((await led(id))[0]).toEqual(['article.restore', 'live']);
});

test('the sole author of the live text cannot clear the debt that another person opened', async () => {
  const { id } = await createArticle(newsroom.as('thu'), { content: contentFor(newsroom) });
  await newsroom.act('thu', id, 'submit');
  await newsroom.act('tam', id, 'fast_publish');
  await expect(newsroom.act('thu', id, 'clear_debt')).rejects.toMatchObject({ code: 'article.own-approval' });
});

test('the corrections page does not list a withheld or killed story', async () => {
  const { id } = await newsroom.published();
  await saveArticle(newsroom.as('lan'), {
    articleId: id,
    baseVersion: 1,
    changes: { headline: 'Bản sửa lỗi' },
  });
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  await newsroom.act('thu', id, 'publish_update', {
    updateKind: 'correction',
    publicNote: 'Số liệu cũ sai.',
  });
  const notes = async () =>
    (await readCorrections(newsroom.as(null), {})).notes.map(({ headline }) => headline);
  // The view uses the database's time, which is later than the test clock.
  expect(await notes()).toEqual([expect.stringContaining('Bản sửa')]);
  await newsroom.act('phuc', id, 'withhold');
  expect(await notes()).toEqual([]);
});

describe('several due stories', () => {
  const stateOf = async (articleId: string) =>
    (await readArticle(newsroom.as('tam'), { articleId })).publicState;
  test('a failing one does not stop the others, is named in the error, and is retried', async () => {
    const [first, second, third] = [await scheduled(), await scheduled(), await scheduled()];
    newsroom.setNow(minutes(11));
    await asOwner(`create function fail() returns trigger language plpgsql as $$ begin
      if old.article_id = '${first}' then raise 'not this one'; end if; return old; end $$`);
    await asOwner('create trigger fails before delete on schedules for each row execute function fail()');
    await expect(publishDueSchedules(newsroom.as(null))).rejects.toMatchObject({
      errors: [{ message: expect.stringContaining(first) }],
    });
    expect([await stateOf(second), await stateOf(third)]).toEqual(['live', 'live']);
    await asOwner('drop trigger fails on schedules');
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    expect(await stateOf(first)).toBe('live');
  });

  test('each publishes in its own transaction, so other writers wait for none', async () => {
    const [first, second, third] = [await scheduled(), await scheduled(), await scheduled()];
    newsroom.setNow(minutes(11));
    // The second is blocked; the first is published, and other writes go through.
    const letGo = await lockRows(
      database.connectionString,
      `select from schedules where article_id = '${second}' for update`,
    );
    const publishing = publishDueSchedules(newsroom.as(null));
    await untilWaiting(database.db, 1);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['live', 'scheduled']);
    await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
    // Nor does another worker wait for the locked story.
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    expect(await stateOf(third)).toBe('live');
    await letGo();
    expect(await publishing).toBe(1 + 1);
  });
});
