import { beforeAll, expect, test } from 'vitest';
import type { TokenScope } from '#core/people/token-scopes.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { readArticle } from '#usecases/articles/read-article.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

const START = new Date('2026-05-04T03:00:00Z');
const minutes = (count: number) => new Date(START.getTime() + count * 60_000);
const reason = 'Nguồn tin đồng ý cho đăng sớm.';

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  newsroom.setNow(START);
});

type Name = 'lan' | 'thu' | 'tam' | 'phuc';
const embargo = (name: Name, articleId: string, until: Date, input = {}) =>
  newsroom.act(name, articleId, 'set_embargo', { embargoUntil: until, ...input });

async function embargoed(until: Date): Promise<string> {
  const { id } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom),
    embargoUntil: until,
  });
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  return id;
}

const untilOf = async (articleId: string) =>
  (await readArticle(newsroom.as('tam'), { articleId })).embargoUntil?.getTime();

test('neither an author nor an editor of the desk may shorten an embargo', async () => {
  const id = await embargoed(minutes(60));
  for (const name of ['lan', 'thu'] as const) {
    await expect(embargo(name, id, minutes(1), { reason }), name).rejects.toMatchObject({
      code: 'article.embargo-shortened',
      details: { fieldErrors: { embargoUntil: 'article.embargo-shortened' } },
    });
  }
  expect(await untilOf(id)).toBe(minutes(60).getTime());
  await expect(newsroom.act('thu', id, 'publish')).rejects.toMatchObject({
    code: 'article.embargoed',
  });
});

test('an author may extend an embargo without a reason', async () => {
  const id = await embargoed(minutes(60));
  await embargo('lan', id, minutes(90));
  expect(await untilOf(id)).toBe(minutes(90).getTime());
});

test('a managing editor shortens an embargo with a reason, which the audit records', async () => {
  const id = await embargoed(minutes(60));
  await expect(embargo('tam', id, minutes(30), { reason: undefined })).rejects.toMatchObject({
    code: 'request.invalid',
    details: { fieldErrors: { reason: 'field.required' } },
  });
  expect(await untilOf(id)).toBe(minutes(60).getTime());
  await embargo('tam', id, minutes(30), { reason });
  expect(await untilOf(id)).toBe(minutes(30).getTime());
  const [row] = await listArticleAudit(newsroom.as('tam'), { articleId: id });
  expect(row).toMatchObject({
    action: 'article.set_embargo',
    detail: {
      reason,
      embargoUntil: minutes(30).toISOString(),
      previousEmbargoUntil: minutes(60).toISOString(),
    },
  });
});

test('a token without the publish scope cannot shorten an embargo', async () => {
  const id = await embargoed(minutes(60));
  const asToken = (...tokenScopes: TokenScope[]) =>
    actOnArticle(
      { ...newsroom.as('tam'), tokenScopes },
      { articleId: id, action: 'set_embargo', embargoUntil: minutes(30), reason },
    );
  await expect(asToken('read', 'write')).rejects.toMatchObject({
    code: 'token.missing-scope',
    details: { scope: 'publish' },
  });
  await asToken('write', 'publish');
  expect(await untilOf(id)).toBe(minutes(30).getTime());
});
