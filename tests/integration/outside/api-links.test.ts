import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { findLinkLanding } from '#usecases/outside/find-link-landing.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';
import { submitted } from './outside-links.ts';

let newsroom: Newsroom;
let articleId: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  for (const name of ['lan', 'huy', 'thu', 'quan']) {
    const { token } = await createToken(newsroom.as(null), { personEmail: `${name}@toasoan.example` });
    tokens[name] = token;
  }
  articleId = (await submitted(newsroom)).id;
});

const call = (who: string | null, method: string, address = '', json?: unknown) =>
  callApi(method, `/articles/${articleId}/links${address}`, {
    token: who === null ? undefined : tokens[who],
    json,
  });

test('a link is created, listed and revoked, and only the first response has its URL', async () => {
  const made = await call('thu', 'POST', '', { kind: 'preview', label: 'Nguồn tin', singleUse: true });
  expect([made.status, made.json]).toEqual([
    201,
    expect.objectContaining({ kind: 'preview', label: 'Nguồn tin', singleUse: true, status: 'open' }),
  ]);
  const [, linkId, secret] = /\/xem\/([0-9a-f-]{36})\.([\w-]{43})$/.exec(made.json.url) ?? [];
  expect(await findLinkLanding(newsroom.as(null), { linkId, secret })).toMatchObject({ label: 'Nguồn tin' });
  const listed = await call('lan', 'GET');
  expect([listed.status, listed.json.items.map(({ id }) => id)]).toEqual([200, [linkId]]);
  expect(JSON.stringify(listed.json)).not.toContain(secret);
  for (let time = 0; time < 2; time += 1) {
    const ended = await call('lan', 'DELETE', `/${linkId}`);
    expect([ended.status, ended.json]).toEqual([200, { id: linkId }]);
  }
  await expect(findLinkLanding(newsroom.as(null), { linkId, secret })).rejects.toMatchObject({
    code: 'outside.not-found',
  });
});

test('the list is paged by cursor', async () => {
  const ids: string[] = [];
  for (let index = 0; index < 22; index += 1) {
    const { json } = await call('thu', 'POST', '', { kind: 'review', label: `Người ${index}`, hours: 1 });
    ids.unshift(json.id);
  }
  const first = await call('thu', 'GET');
  expect(first.json.items.map(({ id }) => id)).toEqual(ids.slice(0, 20));
  const second = await call('thu', 'GET', `?cursor=${first.json.nextCursor}`);
  expect(second.json.items.slice(0, 2).map(({ id }) => id)).toEqual(ids.slice(20));
  expect(second.json.nextCursor).toBeNull();
});

test.each([
  ['a request without a token', null, { kind: 'preview', label: 'A' }, 401, 'auth.required'],
  ['a journalist of another desk', 'huy', { kind: 'preview', label: 'A' }, 404, 'article.not-found'],
  ['an administrator', 'quan', { kind: 'preview', label: 'A' }, 404, 'article.not-found'],
  ['a link without a label', 'thu', { kind: 'preview' }, 422, 'request.invalid'],
  [
    'a lifetime over fourteen days',
    'thu',
    { kind: 'preview', label: 'A', hours: 337 },
    422,
    'request.invalid',
  ],
  ['an unknown field', 'thu', { kind: 'preview', label: 'A', secret: 'x' }, 422, 'request.invalid'],
])('%s is rejected', async (_, who, json, status, code) => {
  const answer = await call(who, 'POST', '', json);
  expect([answer.status, answer.json.error.code]).toEqual([status, code]);
});

test('a link of another story cannot be revoked through this one', async () => {
  const other = (await submitted(newsroom)).id;
  const { json } = await callApi('POST', `/articles/${other}/links`, {
    token: tokens.thu,
    json: { kind: 'preview', label: 'A' },
  });
  const answer = await call('thu', 'DELETE', `/${json.id}`);
  expect([answer.status, answer.json.error.code]).toEqual([404, 'outside.not-found']);
  expect((await call('thu', 'DELETE', '/abc')).status).toBe(404);
});
