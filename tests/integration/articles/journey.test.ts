import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock, type DatabaseClock } from '#tests/support/database/database-clock.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listForks } from '#usecases/articles/list-forks.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let databaseClock: DatabaseClock;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  databaseClock = controlClock(database);
});
afterEach(() => setClocks(null));

async function setClocks(moment: Date | null): Promise<void> {
  newsroom.setNow(moment);
  await databaseClock.setTo(moment);
}

async function publicHeadline(articleId: string): Promise<string | null> {
  const { rows } = await database.db.execute<{ headline: string }>(
    sql`select headline from public_articles where id = ${articleId}`,
  );
  return rows[0]?.headline ?? null;
}

async function submitted(changes: Record<string, unknown> = {}): Promise<string> {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, changes) });
  await newsroom.act('lan', id, 'submit');
  return id;
}

test('a story goes from draft through review to readers, who get it only at the end', async () => {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  expect(await publicHeadline(id)).toBeNull();
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'claim');
  await newsroom.act('thu', id, 'request_changes', { reason: 'Thiếu số liệu.' });
  expect((await readArticle(newsroom.as('lan'), { articleId: id })).changesReason).toBe('Thiếu số liệu.');
  await saveArticle(newsroom.as('lan'), {
    articleId: id,
    baseVersion: 1,
    changes: { headline: 'Nước mặn về sớm' },
  });
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve', { baseVersion: 2 });
  expect(await publicHeadline(id)).toBeNull();
  const view = await newsroom.act('thu', id, 'publish', { baseVersion: 2 });
  expect(view).toMatchObject({ publicState: 'live', workState: 'approved', liveVersion: 2 });
  expect(await publicHeadline(id)).toBe('Nước mặn về sớm');
});

test('an edit of a live story is public only after approval and publication as an update', async () => {
  const { id } = await newsroom.published({ headline: 'Bản đầu' });
  await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes: { headline: 'Bản sửa' } });
  expect(await publicHeadline(id)).toBe('Bản đầu');
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  expect(await publicHeadline(id)).toBe('Bản đầu');
  await expect(newsroom.act('thu', id, 'publish_update', { updateKind: 'correction' })).rejects.toMatchObject(
    {
      code: 'request.invalid',
      details: { fieldErrors: { publicNote: 'field.required' } },
    },
  );
  await newsroom.act('thu', id, 'publish_update', {
    updateKind: 'correction',
    publicNote: 'Bài trước ghi sai tên huyện.',
  });
  expect(await publicHeadline(id)).toBe('Bản sửa');
});

test('a stale save overwrites nothing, and its whole text is kept as a fork', async () => {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const first = { articleId: id, baseVersion: 1, changes: { body: bodyOf('Bản của thiết bị thứ nhất.') } };
  await saveArticle(newsroom.as('lan'), first);
  const late = { articleId: id, baseVersion: 1, changes: { body: bodyOf('Bản của thiết bị thứ hai.') } };
  await expect(saveArticle(newsroom.as('lan'), late)).rejects.toMatchObject({
    code: 'article.stale-version',
    details: { yours: 1, current: 2, forkId: expect.any(String) },
  });
  const { content } = await readArticle(newsroom.as('lan'), { articleId: id });
  expect(content.body).toEqual(first.changes.body);
  const [fork] = (await listForks(newsroom.as('lan'), { articleId: id })).items;
  expect(fork?.content.body).toEqual(late.changes.body);
  expect(fork?.reason).toBe('stale-version');
});

test('a save by a delta changes only its blocks', async () => {
  const body = bodyOf('Một.', 'Hai.', 'Ba.');
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { body }) });
  const bodyDelta = { from: 1, remove: 1, insert: bodyOf('Hai sửa.').content };
  await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes: { bodyDelta } });
  const { content } = await readArticle(newsroom.as('lan'), { articleId: id });
  expect(content.body).toEqual(bodyOf('Một.', 'Hai sửa.', 'Ba.'));
});

test('of two concurrent saves on one base one succeeds, and the other is kept as a fork', async () => {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const save = (headline: string) =>
    saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes: { headline } });
  const results = await Promise.allSettled([save('Tay trái'), save('Tay phải')]);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  const view = await readArticle(newsroom.as('lan'), { articleId: id });
  const { items: forks } = await listForks(newsroom.as('lan'), { articleId: id });
  expect([view.content.headline, forks[0]?.content.headline].sort()).toEqual(['Tay phải', 'Tay trái']);
});

test('of concurrent publications one succeeds, with one outbox event', async () => {
  const { id } = await newsroom.approved();
  const publish = () => newsroom.act('thu', id, 'publish');
  const results = await Promise.allSettled([publish(), publish(), publish()]);
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  for (const result of results) {
    if (result.status === 'rejected')
      expect(result.reason).toMatchObject({ code: 'action.wrong-public-state' });
  }
  const { rows } = await database.db.execute(
    sql`select 1 from outbox where name = 'article.publish' and payload->>'articleId' = ${id}`,
  );
  expect(rows).toHaveLength(1);
});

test('submission reports every failing field and changes nothing', async () => {
  const { id } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline: '', tagIds: [] }),
  });
  await expect(newsroom.act('lan', id, 'submit')).rejects.toMatchObject({
    code: 'article.checks-failed',
    details: { fieldErrors: { headline: 'check.headline-present', tagIds: 'check.tag-present' } },
  });
  const view = await readArticle(newsroom.as('lan'), { articleId: id });
  expect(view.workState).toBe('draft');
});

test('an approval of an older version than the current one is refused as stale', async () => {
  const id = await submitted();
  await saveArticle(newsroom.as('thu'), { articleId: id, baseVersion: 1, changes: { kicker: 'Nóng' } });
  await expect(newsroom.act('tam', id, 'approve', { baseVersion: 1 })).rejects.toMatchObject({
    code: 'article.stale-version',
    details: { yours: 1, current: 2 },
  });
});

test('an editor alone cannot publish their own text', async () => {
  const { id } = await createArticle(newsroom.as('thu'), { content: contentFor(newsroom) });
  await newsroom.act('thu', id, 'submit');
  await expect(newsroom.act('thu', id, 'approve')).rejects.toMatchObject({
    code: 'article.own-approval',
  });
  await expect(newsroom.act('thu', id, 'publish')).rejects.toMatchObject({
    code: 'action.wrong-work-state',
  });
});

test('a scheduled story is public on time without a worker, and without later edits', async () => {
  const { id } = await newsroom.approved({ headline: 'Bản đã duyệt' });
  const publishAt = new Date(Date.now() + 3_600_000);
  await newsroom.act('thu', id, 'schedule', { publishAt: publishAt.toISOString() });
  await saveArticle(newsroom.as('lan'), {
    articleId: id,
    baseVersion: 1,
    changes: { headline: 'Bản chưa duyệt' },
  });
  await setClocks(new Date(publishAt.getTime() - 1));
  expect(await publicHeadline(id)).toBeNull();
  await setClocks(publishAt);
  expect(await publicHeadline(id)).toBe('Bản đã duyệt');
  expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
  expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
  const view = await readArticle(newsroom.as('lan'), { articleId: id });
  expect(view).toMatchObject({ publicState: 'live', liveVersion: 1, schedule: null, workState: 'draft' });
  expect(await publicHeadline(id)).toBe('Bản đã duyệt');
});

test('neither a held nor a blocked story is published by its schedule', async () => {
  for (const [action, reason] of [
    ['hold', undefined],
    ['block', 'Chờ luật sư.'],
  ] as const) {
    const { id } = await newsroom.approved();
    const publishAt = new Date(Date.now() + 3_600_000);
    await newsroom.act('thu', id, 'schedule', { publishAt: publishAt.toISOString() });
    await newsroom.act('phuc', id, action, { reason });
    await setClocks(publishAt);
    expect(await publicHeadline(id), action).toBeNull();
    expect(await publishDueSchedules(newsroom.as(null)), action).toBe(0);
    await setClocks(null);
  }
});

test('embargo and schedule limit each other, in the database too', async () => {
  const { id } = await newsroom.approved();
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  await newsroom.act('thu', id, 'set_embargo', { embargoUntil: at(60_000) });
  await expect(newsroom.act('thu', id, 'schedule', { publishAt: at(30_000) })).rejects.toMatchObject({
    code: 'article.schedule-before-embargo',
  });
  await newsroom.act('thu', id, 'schedule', { publishAt: at(90_000) });
  await expect(newsroom.act('thu', id, 'set_embargo', { embargoUntil: at(120_000) })).rejects.toMatchObject({
    code: 'article.embargo-after-schedule',
  });
  await expect(
    database.db.execute(
      sql`update schedules set publish_at = embargo_until - interval '1 s' where article_id = ${id}`,
    ),
  ).rejects.toThrow();
});

test('withheld, killed and taken-down stories leave the public, and a killed story needs two people to return', async () => {
  const { id } = await newsroom.published({ headline: 'Bài bị rút' });
  const act = (name: 'thu' | 'tam' | 'phuc', input: Record<string, unknown>) =>
    actOnArticle(newsroom.as(name), { articleId: id, ...input });
  await act('thu', { action: 'withhold', reason: 'Xác minh lại.' });
  expect(await publicHeadline(id)).toBeNull();
  await act('tam', { action: 'release_withheld' });
  expect(await publicHeadline(id)).toBe('Bài bị rút');
  await act('tam', { action: 'kill', publicNote: 'Bài viết đã được rút.' });
  expect(await publicHeadline(id)).toBeNull();
  await act('tam', { action: 'restore', reason: 'Đã xác minh.' });
  expect(await publicHeadline(id)).toBeNull();
  await act('phuc', { action: 'restore', reason: 'Đồng ý.' });
  expect(await publicHeadline(id)).toBe('Bài bị rút');
  await act('phuc', {
    action: 'take_down',
    notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
  });
  expect(await publicHeadline(id)).toBeNull();
  await expect(act('tam', { action: 'restore', reason: 'x' })).rejects.toMatchObject({
    code: 'article.taken-down',
  });
});

test('the breaking path refuses text with a placeholder', async () => {
  const body = bodyOf('Ba người bị thương, [TK tên bệnh viện] cho biết.');
  const { id } = await createArticle(newsroom.as('tam'), { content: contentFor(newsroom, { body }) });
  await expect(newsroom.act('tam', id, 'fast_publish')).rejects.toMatchObject({
    code: 'article.checks-failed',
    details: { checks: ['no-tk'] },
  });
  expect(await publicHeadline(id)).toBeNull();
});

test('the breaking path opens a debt that only another person clears', async () => {
  const { id } = await createArticle(newsroom.as('tam'), { content: contentFor(newsroom, { tagIds: [] }) });
  await newsroom.act('tam', id, 'fast_publish');
  expect(await publicHeadline(id)).not.toBeNull();
  await expect(newsroom.act('tam', id, 'clear_debt')).rejects.toMatchObject({
    code: 'article.own-debt',
  });
  const view = await newsroom.act('thu', id, 'clear_debt');
  expect(view.debtOpenedAt).toBeNull();
});
