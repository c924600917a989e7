import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let newsroom: Newsroom;
let articleId: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  for (const name of ['lan', 'huy', 'thu', 'phuc', 'quan']) {
    const { token } = await createToken(newsroom.as(null), { personEmail: `${name}@toasoan.example` });
    tokens[name] = token;
  }
  articleId = (await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) })).id;
  await newsroom.act('lan', articleId, 'submit');
});

const call = (who: string | null, method: string, address = '', json?: unknown) =>
  callApi(method, `/articles/${articleId}/comments${address}`, {
    token: who === null ? undefined : tokens[who],
    json,
  });

test('a thread is started, answered, resolved and reopened through the API', async () => {
  const mentionIds = [newsroom.people.lan.id];
  const begun = await call('phuc', 'POST', '', { text: 'Câu trích này có ghi âm không?', mentionIds });
  expect([begun.status, begun.json]).toEqual([
    201,
    expect.objectContaining({ place: null, resolvedAt: null }),
  ]);
  const thread = `/${begun.json.id}`;
  const answered = await call('lan', 'POST', `${thread}/replies`, { text: 'Có, tôi gửi rồi.' });
  expect(answered.status).toBe(201);
  expect((await call('phuc', 'POST', `${thread}/resolve`)).json).toMatchObject({
    resolvedBy: { name: 'phuc' },
  });
  expect((await call('thu', 'POST', `${thread}/reopen`)).json).toMatchObject({ resolvedBy: null });
  const { status, json } = await call('thu', 'GET');
  expect([status, json.items]).toEqual([
    200,
    [
      expect.objectContaining({
        id: begun.json.id,
        comments: [
          expect.objectContaining({
            text: 'Câu trích này có ghi âm không?',
            writtenBy: { id: newsroom.people.phuc.id, name: 'phuc' },
            mentions: [{ id: newsroom.people.lan.id, name: 'lan' }],
          }),
          expect.objectContaining({ text: 'Có, tôi gửi rồi.', mentions: [] }),
        ],
      }),
    ],
  ]);
});

test.each([
  ['a request without a token', null, { text: 'Này.' }, 401, 'auth.required'],
  ['a journalist of another desk', 'huy', { text: 'Này.' }, 404, 'article.not-found'],
  ['an administrator', 'quan', { text: 'Này.' }, 404, 'article.not-found'],
  ['an empty comment', 'thu', { text: '  ' }, 422, 'request.invalid'],
  ['an unknown field', 'thu', { text: 'Này.', anchor: null }, 422, 'request.invalid'],
])('%s is rejected', async (_, who, json, status, code) => {
  const answer = await call(who, 'POST', '', json);
  expect([answer.status, answer.json.error.code]).toEqual([status, code]);
});

test('mentioning a person who cannot read the story gets its own error code', async () => {
  const answer = await call('thu', 'POST', '', { text: 'Này.', mentionIds: [newsroom.people.huy.id] });
  expect([answer.status, answer.json.error.code]).toEqual([422, 'comment.mention-not-reader']);
});

test('a reply to a missing thread is 404', async () => {
  const nowhere = '/018f0000-0000-7000-8000-000000000000';
  const answer = await call('thu', 'POST', `${nowhere}/replies`, { text: 'Này.' });
  expect([answer.status, answer.json.error.code]).toEqual([404, 'comment.not-found']);
  expect((await call('thu', 'POST', '/abc/resolve')).status).toBe(404);
});
