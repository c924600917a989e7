import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { lockRows, THE_AUDIT_HEAD, untilWaiting } from '#tests/support/database/races.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listThreads } from '#usecases/comments/list-threads.ts';
import { startThread } from '#usecases/comments/start-thread.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { renameSection } from '#usecases/sections/rename-section.ts';
import { resolveTags } from '#usecases/tags/resolve-tags.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

/** Runs two operations that both check a value before either writes it: the second waits for the first. */
async function concurrently<T>(first: () => Promise<T>, second: () => Promise<T>) {
  const letGo = await lockRows(database.connectionString, THE_AUDIT_HEAD);
  const one = first();
  await untilWaiting(database.db, 1);
  const other = second();
  await untilWaiting(database.db, 2);
  // The second may be refused before the lock is released here.
  const both = Promise.allSettled([one, other]);
  await letGo();
  return both;
}

const person = (name: string) => () =>
  createPerson(newsroom.as('quan'), { kind: 'staff', name, email: 'moi@toasoan.example' });

test('of two people added with the same e-mail the second gets people.email-taken', async () => {
  const [first, second] = await concurrently(person('Mai'), person('Mai Lan'));
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ reason: { code: 'people.email-taken' } });
});

test('two guests with the same name both get a slug', async () => {
  const guest = () => createPerson(newsroom.as('quan'), { kind: 'guest', name: 'Nguyễn Văn An' });
  const both = await concurrently(guest, guest);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
});

test('of two people given the same slug the second gets people.slug-taken', async () => {
  const give = (to: 'lan' | 'huy') => () =>
    editPerson(newsroom.as('quan'), { personId: newsroom.people[to].id, slug: 'nguoi-viet' });
  const [first, second] = await concurrently(give('lan'), give('huy'));
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ reason: { code: 'people.slug-taken' } });
});

test('of two sections given the same slug the second gets section.slug-taken', async () => {
  const give = (id: string) => () => renameSection(newsroom.as('quan'), { id, slug: 'thoi-su' });
  const [first, second] = await concurrently(give(newsroom.world), give(newsroom.business));
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ reason: { code: 'section.slug-taken' } });
});

test('a comment sent twice concurrently is stored once, and both get it', async () => {
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const send = () => startThread(newsroom.as('lan'), { articleId, text: 'Kiểm lại số liệu.', commentId });
  const commentId = newId();
  const [first, second] = await concurrently(send, send);
  expect(second).toEqual(first);
  expect((await listThreads(newsroom.as('lan'), { articleId })).length).toBe(1);
});

test('two imports that add the same tags both get them without a deadlock', async () => {
  const resolve = (...names: string[]) =>
    resolveTags(newsroom.as('lan'), { tags: names.map((name) => ({ name })) });
  const [first, second] = await concurrently(
    () => resolve('Lũ quét', 'Bão số 3', 'lũ quét'),
    () => resolve('LŨ QUÉT'),
  );
  if (first.status !== 'fulfilled') throw first.reason;
  expect(first.value.length).toBe(2);
  expect(second).toEqual({ status: 'fulfilled', value: first.value.slice(0, 1) });
});

test('two new tags with the same slug base are both stored', async () => {
  const resolve = (name: string) => () => resolveTags(newsroom.as('lan'), { tags: [{ name }] });
  const both = await concurrently(resolve('C'), resolve('C#'));
  const { rows } = await database.db.execute(
    sql`select slug from tags where name like 'C_' or name = 'C' order by slug`,
  );
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  expect(rows).toEqual([{ slug: 'c' }, { slug: 'c-2' }]);
});
