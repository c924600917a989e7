import { beforeAll, expect, test } from 'vitest';
import type { FrontScreen } from '#core/fronts/front-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { provideServices } from '#usecases/services.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let newsroom: Newsroom;
let articleId: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  provideServices(newsroom.as(null));
  for (const name of ['tam', 'thu', 'lan']) {
    const personEmail = `${name}@toasoan.example`;
    tokens[name] = (await createToken(newsroom.as(null), { personEmail })).token;
  }
  ({ id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) }));
  for (const [who, action] of [
    ['lan', 'submit'],
    ['thu', 'approve'],
    ['thu', 'publish'],
  ] as const) {
    await newsroom.act(who, articleId, action);
  }
});

const ask = (name: string, method: string, address: string, json?: Record<string, unknown>) =>
  callApi(method, `/fronts${address}`, { token: tokens[name], ...(json && { json }) });
const draft = (headline: string, more: Record<string, unknown> = {}) => ({
  layout: { placements: [{ articleId, headline }], passedOver: [], isHidden: false },
  ...{ baseRevision: 0, edit: 0, ...more },
});

test('a container is read, drafted, launched and listed, and an old launch is restored', async () => {
  const draftSaved = await ask('tam', 'PATCH', '/home/top/draft', draft('Tít của trang nhất'));
  expect([draftSaved.status, draftSaved.json]).toEqual([200, { edit: 1, baseRevision: 0 }]);
  const front = await ask('tam', 'GET', '/home');
  const { containers } = front.json as unknown as FrontScreen;
  expect(containers[0]).toMatchObject({
    ...{ key: 'top', revision: 0, mayCurate: true, draft: { edit: 1, isStale: false } },
    placed: [{ articleId, state: 'shown', placement: { headline: 'Tít của trang nhất' } }],
  });
  const launched = await ask('tam', 'POST', '/home/top/launch', {
    revision: 0,
    edit: 1,
    note: 'Chuyện chính',
  });
  expect([launched.status, launched.json]).toEqual([200, { revision: 1 }]);
  expect((await readHome(newsroom.as(null))).lead?.headline).toBe('Tít của trang nhất');
  const history = await ask('tam', 'GET', '/home/top/launches');
  expect(history.json.items).toMatchObject([{ revision: 1, note: 'Chuyện chính', launchedByName: 'tam' }]);
  const again = await ask('tam', 'POST', '/home/top/restore', { revision: 1 });
  expect(again.json).toEqual({ edit: 1, baseRevision: 1 });
  expect((await ask('tam', 'DELETE', '/home/top/draft')).json).toEqual({ container: 'top' });
});

test('a launch on a stale revision gets 409 and keeps the draft', async () => {
  await ask('tam', 'PATCH', '/home/latest/draft', draft('Một'));
  await ask('tam', 'POST', '/home/latest/launch', { revision: 0 });
  await ask('tam', 'PATCH', '/home/latest/draft', draft('Hai'));
  const stale = await ask('tam', 'POST', '/home/latest/launch', { revision: 0 });
  expect([stale.status, stale.json.error]).toMatchObject([
    409,
    { code: 'front.stale', details: { yours: 0, current: 1 } },
  ]);
  const moved = await ask('tam', 'PATCH', '/home/latest/draft', draft('Ba'));
  expect([moved.status, moved.json.error.code]).toEqual([409, 'front.draft-moved']);
  await ask('tam', 'PATCH', '/home/latest/draft', draft('Hai', { baseRevision: 1, edit: 1 }));
  expect((await ask('tam', 'POST', '/home/latest/launch', { revision: 1 })).json).toEqual({ revision: 2 });
});

test('each refusal has its code', async () => {
  const refusals = await Promise.all([
    ask('thu', 'PATCH', '/home/top/draft', draft('Một')),
    ask('lan', 'GET', '/home'),
    ask('nobody', 'GET', '/home'),
    ask('tam', 'GET', '/trang-khac'),
    ask('tam', 'PATCH', '/home/khong-co/draft', draft('Một')),
    ask('tam', 'PATCH', '/home/picks/draft', draft('x'.repeat(161))),
    ask('tam', 'POST', '/home/opinion/launch', { revision: 0 }),
  ]);
  expect(refusals.map(({ status, json }) => [status, json.error.code])).toEqual([
    [403, 'front.not-your-container'],
    [403, 'action.not-your-role'],
    [401, 'auth.required'],
    [404, 'front.not-found'],
    [404, 'front.not-found'],
    [422, 'request.invalid'],
    [409, 'front.nothing-changed'],
  ]);
});
