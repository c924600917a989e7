import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { BulkOutcome } from '#core/articles/bulk-input.ts';
import { throwUnavailable } from '#platform/storage/unavailable.ts';
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

type Person = 'minh' | 'lan' | 'huy' | 'thu' | 'binh' | 'tam';

let database: FreshDatabase;
let newsroom: Newsroom;
const verbs = { act: actOnArticle, refile: refileArticle, plan: planArticle };

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

async function story(by: Person, { isSubmitted = true, sectionId = newsroom.world } = {}): Promise<string> {
  const { id } = await createArticle(newsroom.as(by), { content: contentFor(newsroom, { sectionId }) });
  if (isSubmitted) await newsroom.act(by, id, 'submit');
  return id;
}

function bulk(by: Person, ids: readonly string[], deed: unknown): Promise<BulkOutcome> {
  return actInBulk(newsroom.as(by), verbs, { items: ids.map((articleId) => ({ articleId })), deed });
}

test('a refusal for one story does not stop the others, and each refusal has its code', async () => {
  const good = await story('lan');
  const other = await story('huy', { sectionId: newsroom.business });
  const hidden = await story('lan', { isSubmitted: false });
  const held = await story('lan');
  await newsroom.act('thu', held, 'hold');
  const last = await story('lan');
  const deed = { kind: 'command', command: 'request_changes', reason: 'Thiếu nguồn' };
  expect(await bulk('thu', [good, other, hidden, held, last], deed)).toEqual({
    done: [good, last],
    refused: [
      // Stories of another desk and another person's draft count as missing.
      { articleId: other, code: 'article.not-found' },
      { articleId: hidden, code: 'article.not-found' },
      { articleId: held, code: 'action.wrong-work-state' },
    ],
  });
  expect(await readArticle(newsroom.as('lan'), { articleId: good })).toMatchObject({
    workState: 'changes_requested',
    changesReason: 'Thiếu nguồn',
  });
  expect((await readArticle(newsroom.as('thu'), { articleId: held })).workState).toBe('hold');
});

/** The connection error of a database or an S3 service that is not available. */
function refusedConnection(): Error {
  return Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
}

function caught(fails: () => never): unknown {
  try {
    return fails();
  } catch (error) {
    return error;
  }
}

test.each([
  ['the database fails', 'server.unavailable', refusedConnection()],
  ['S3 fails', 'storage.unavailable', caught(() => throwUnavailable(refusedConnection()))],
])(
  'when %s midway, finished stories are reported as done, and the others as %s',
  async (_what, code, failure) => {
    const ids = [await story('lan'), await story('lan'), await story('lan')];
    let acted = 0;
    const act: typeof actOnArticle = async (ctx, raw) => {
      acted += 1;
      if (acted === 2) throw failure;
      return actOnArticle(ctx, raw);
    };
    const input = {
      items: ids.map((articleId) => ({ articleId })),
      deed: { kind: 'command', command: 'hold' },
    };
    expect(await actInBulk(newsroom.as('thu'), { ...verbs, act }, input)).toEqual({
      done: [ids[0]],
      refused: ids.slice(1).map((articleId) => ({ articleId, code })),
    });
    // The bulk action stops after the first failure instead of waiting for each story.
    expect(acted).toBe(2);
  },
);

test('each changed story has its own audit row and event, and refused ones have none', async () => {
  const [one, two] = [await story('lan'), await story('huy', { sectionId: newsroom.business })];
  await bulk('thu', [one, two], { kind: 'command', command: 'claim' });
  const { rows } = await database.db.execute<{ audited: number; events: number; article: string }>(sql`
    select a.id as article,
      (select count(*)::int from audit where subject_id = a.id and action = 'article.claim') as audited,
      (select count(*)::int from outbox where name = 'article.claim' and payload->>'articleId' = a.id::text) as events
    from articles a where a.id in (${one}, ${two}) order by a.number`);
  expect(rows).toEqual([
    { article: one, audited: 1, events: 1 },
    { article: two, audited: 0, events: 0 },
  ]);
});

test('only the version that the editor saw is approved', async () => {
  const [read, moved] = [await story('lan'), await story('lan')];
  await saveArticle(newsroom.as('tam'), {
    articleId: moved,
    baseVersion: 1,
    changes: { headline: 'Tiêu đề mới' },
  });
  const outcome = await actInBulk(newsroom.as('thu'), verbs, {
    items: [
      { articleId: read, baseVersion: 1 },
      { articleId: moved, baseVersion: 1 },
    ],
    deed: { kind: 'command', command: 'approve' },
  });
  expect(outcome).toEqual({
    done: [read],
    refused: [{ articleId: moved, code: 'article.stale-version' }],
  });
});

test.each([
  ['a command that needs further input', { kind: 'command', command: 'schedule' }],
  ['a kill, which needs a public note', { kind: 'command', command: 'kill' }],
  ['a fast publication', { kind: 'command', command: 'fast_publish' }],
  ['a withdrawal without its reason', { kind: 'command', command: 'withhold' }],
  ['an empty plan', { kind: 'plan' }],
])('%s is not a bulk action', async (_, deed) => {
  await expect(bulk('tam', [await story('lan')], deed)).rejects.toMatchObject({ code: 'request.invalid' });
});

test('at most a hundred stories at a time, and none twice', async () => {
  const id = await story('lan');
  const deed = { kind: 'command', command: 'claim' };
  await expect(bulk('tam', Array(2).fill(id), deed)).rejects.toMatchObject({ code: 'request.invalid' });
  const many = Array.from({ length: 101 }, (_, index) => id.slice(0, -3) + String(index).padStart(3, '0'));
  await expect(bulk('tam', many, deed)).rejects.toMatchObject({ code: 'request.invalid' });
});

test('an editor sets priority and deadline, the author cannot, and lists follow', async () => {
  const id = await story('lan');
  const dueAt = new Date(Date.now() + 3_600_000);
  const deed = { kind: 'plan', priority: 'urgent', dueAt: dueAt.toISOString() };
  expect((await bulk('lan', [id], deed)).refused).toEqual([{ articleId: id, code: 'action.not-your-role' }]);
  expect((await bulk('thu', [id], deed)).done).toEqual([id]);
  const { items } = await listQueue(newsroom.as('lan'), { view: 'mine', priority: 'urgent', sort: 'due' });
  expect(items).toMatchObject([{ id, priority: 'urgent', dueAt }]);
  await bulk('thu', [id], { kind: 'plan', dueAt: null });
  expect((await listQueue(newsroom.as('lan'), { view: 'mine', sort: 'due' })).items).toEqual([]);
});

test('a story is moved to a desk only by a person with the right, and keeps its text', async () => {
  const [mine, others] = [await story('lan'), await story('huy', { sectionId: newsroom.business })];
  const outcome = await bulk('thu', [mine, others], { kind: 'move', sectionId: newsroom.business });
  expect(outcome).toEqual({ done: [mine], refused: [{ articleId: others, code: 'article.not-found' }] });
  const view = await readArticle(newsroom.as('tam'), { articleId: mine });
  expect(view.content.sectionId).toBe(newsroom.business);
  expect(view.content.headline).toBe(contentFor(newsroom).headline);
});

test('a tag is added to the tags of a story once', async () => {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { tagIds: [] }) });
  await bulk('lan', [id], { kind: 'tag', tagIds: [newsroom.tagId] });
  const after = await readArticle(newsroom.as('lan'), { articleId: id });
  expect(after.content.tagIds).toEqual([newsroom.tagId]);
  expect((await bulk('lan', [id], { kind: 'tag', tagIds: [newsroom.tagId] })).done).toEqual([id]);
  expect((await readArticle(newsroom.as('lan'), { articleId: id })).version).toBe(after.version);
});

test('when two people claim the same stories concurrently, each story goes to one of them', async () => {
  const ids = await Promise.all([story('lan'), story('lan'), story('lan')]);
  const deed = { kind: 'command', command: 'claim' };
  const [thu, tam] = await Promise.all([bulk('thu', ids, deed), bulk('tam', [...ids].reverse(), deed)]);
  expect([...thu.done, ...tam.done].sort()).toEqual([...ids].sort());
  for (const { code } of [...thu.refused, ...tam.refused]) expect(code).toBe('article.claimed-by-other');
});
