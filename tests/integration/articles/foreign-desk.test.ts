import { beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { planArticle } from '#usecases/articles/plan-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { startThread } from '#usecases/comments/start-thread.ts';

/** Binh edits the Business desk; the stories here belong to World. */
let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

/** The error codes that an editor of another desk gets, by action. */
async function answersTo(articleId: string): Promise<Record<string, string>> {
  const binh = newsroom.as('binh');
  const tries = {
    withhold: newsroom.act('binh', articleId, 'withhold', { reason: 'Chờ kiểm chứng.' }),
    submit: newsroom.act('binh', articleId, 'submit'),
    save: saveArticle(binh, { articleId, baseVersion: 1, changes: { headline: 'Của ban khác' } }),
    plan: planArticle(binh, { articleId, priority: 'high' }),
    comment: startThread(binh, { articleId, text: 'Một lời.' }),
    read: readArticle(binh, { articleId }),
  };
  const answers = Object.entries(tries).map(async ([name, run]) => [
    name,
    await run.then(
      () => 'done',
      ({ code }: { code: string }) => code,
    ),
  ]);
  return Object.fromEntries(await Promise.all(answers));
}

const HIDDEN = 'article.not-found';
const NOT_YOURS = 'action.not-your-desk';

test('an action on another desk’s live story is refused as such, and its draft stays hidden', async () => {
  const { id } = await newsroom.published();
  const refused = { withhold: NOT_YOURS, submit: NOT_YOURS, save: NOT_YOURS, plan: NOT_YOURS };
  const expected = { ...refused, comment: NOT_YOURS, read: HIDDEN };
  expect(await answersTo(id)).toEqual(expected);
  // The same answer whether or not an update is being written.
  await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes: { headline: 'Bản mới' } });
  expect(await answersTo(id)).toEqual(expected);
});

test('another desk’s unpublished story counts as missing', async () => {
  const hidden = Object.fromEntries(
    ['withhold', 'submit', 'save', 'plan', 'comment', 'read'].map((name) => [name, HIDDEN]),
  );
  const { id: draft } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  expect(await answersTo(draft)).toEqual(hidden);
  const { id: withheld } = await newsroom.published();
  await newsroom.act('thu', withheld, 'withhold', { reason: 'Chờ kiểm chứng.' });
  expect(await answersTo(withheld)).toEqual(hidden);
});
