import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let newsroom: Newsroom;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  provideServices(newsroom.as(null));
  for (const name of ['tam', 'thu', 'lan']) {
    const personEmail = `${name}@toasoan.example`;
    tokens[name] = (await createToken(newsroom.as(null), { personEmail })).token;
  }
});

const send = (name: string, json: Record<string, unknown>) =>
  callApi('POST', '/breaking', { token: tokens[name], json });
const news = () => ({ id: newId(), headline: 'Cháy chợ đầu mối', sapo: 'Một câu.', section: 'the-gioi' });

test('a partner breaks news by names, and a repeated request publishes it once', async () => {
  const sent = { ...news(), byline: ['lan'] };
  const first = await send('tam', sent);
  expect(first.status).toBe(201);
  expect(first.json).toMatchObject({
    ...{ id: sent.id, publicState: 'live', liveVersion: 1 },
    byline: [{ name: 'lan' }],
    breakingUntil: expect.any(String),
  });
  const again = await send('tam', sent);
  expect([again.status, again.json.number]).toEqual([201, first.json.number]);
});

test('field errors use the names of the partner’s fields', async () => {
  const answers = await Promise.all([
    send('tam', { ...news(), section: 'khong-co' }),
    send('tam', { ...news(), headline: '' }),
    send('tam', { ...news(), id: 'x' }),
  ]);
  expect(answers.map(({ status, json }) => [status, Object.keys(json.error.fieldErrors)])).toEqual([
    [422, ['section']],
    [422, ['headline']],
    [422, ['id']],
  ]);
});

test('breaking news needs the grant, and its debt is cleared only for the version that was read', async () => {
  const refused = await send('lan', news());
  expect([refused.status, refused.json.error.code]).toEqual([403, 'action.needs-grant']);
  const sent = { ...news(), byline: ['lan'] };
  await send('tam', sent);
  const clear = (liveVersion: number) =>
    callApi('POST', `/articles/${sent.id}/clear-debt`, { token: tokens.thu, json: { liveVersion } });
  const stale = await clear(2);
  expect([stale.status, stale.json.error.code]).toEqual([409, 'article.stale-version']);
  expect((await clear(1)).status).toBe(200);
});
