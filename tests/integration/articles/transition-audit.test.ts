import { beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { restoreVersion } from '#usecases/articles/restore-version.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const save = (articleId: string, baseVersion: number, headline: string) =>
  saveArticle(newsroom.as('lan'), { articleId, baseVersion, changes: { headline } });

async function submitted(): Promise<string> {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await newsroom.act('lan', id, 'submit');
  return id;
}

/** The audit of a story, the oldest action first. */
const auditOf = async (articleId: string) =>
  (await listArticleAudit(newsroom.as('thu'), { articleId })).toReversed();

test('a save that returns an approved story to draft has its own audit row', async () => {
  const id = await submitted();
  await newsroom.act('thu', id, 'approve');
  expect(await save(id, 1, 'Bản mới của bài')).toMatchObject({ workState: 'draft' });
  expect((await auditOf(id)).at(-1)).toMatchObject({
    action: 'article.edit',
    actorId: newsroom.people.lan.id,
    detail: {
      from: { work: 'approved', public: 'none' },
      to: { work: 'draft', public: 'none' },
      version: 2,
    },
  });
});

test('a save without a transition adds no audit row', async () => {
  const id = await submitted();
  await newsroom.act('lan', id, 'withdraw_submission');
  const before = (await auditOf(id)).length;
  await save(id, 1, 'Bản mới của bài');
  expect((await auditOf(id)).length).toBe(before);
});

test('the audit tells a save before a submission from one after it, although both end in the same state', async () => {
  const returned = async () => {
    const id = await submitted();
    await newsroom.act('thu', id, 'request_changes', { reason: 'Thiếu nguồn.' });
    return id;
  };
  const edit = (articleId: string) =>
    saveArticle(newsroom.as('thu'), { articleId, baseVersion: 1, changes: { headline: 'Bản sửa' } });
  // When both happen at the same moment, the random walk must find their order by the audit.
  const before = await returned();
  await edit(before);
  const first = await newsroom.act('lan', before, 'submit');
  const after = await returned();
  await newsroom.act('lan', after, 'submit');
  const second = await edit(after);
  for (const end of [first, second]) expect(end).toMatchObject({ workState: 'in_review', version: 2 });
  const actsOf = async (id: string) => (await auditOf(id)).slice(3).map(({ action }) => action);
  expect(await actsOf(before)).toEqual(['article.edit', 'article.submit']);
  expect(await actsOf(after)).toEqual(['article.submit']);
});

test('every transition of a story starts in the state where the previous one ended', async () => {
  const id = await submitted();
  await newsroom.act('thu', id, 'request_changes', { reason: 'Thiếu nguồn.' });
  await save(id, 1, 'Bản sửa theo yêu cầu');
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  await restoreVersion(newsroom.as('lan'), { articleId: id, number: 1, baseVersion: 2 });
  await newsroom.act('lan', id, 'submit');
  const moves = (await auditOf(id)).flatMap(({ detail }) =>
    typeof detail.from === 'object' ? [detail as { from: unknown; to: unknown }] : [],
  );
  expect(moves).toHaveLength(7);
  for (const [index, { from }] of moves.entries())
    expect(from).toEqual(index === 0 ? { work: 'draft', public: 'none' } : moves[index - 1]?.to);
});
