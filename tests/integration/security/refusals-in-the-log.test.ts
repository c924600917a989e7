import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { log } from '#app/_shell/shared/log.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let newsroom: Newsroom;
let lan = '';

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  lan = (await createToken(newsroom.as(null), { personEmail: 'lan@toasoan.example' })).token;
});

afterEach(() => {
  vi.restoreAllMocks();
});

const from = (address: string) => ({ 'x-forwarded-for': address });

test('a refused request is logged with person, path and address, and without secrets', async () => {
  const begun = await callApi('POST', '/articles', { token: lan, json: { headline: 'Bài của Lan' } });
  const address = `/articles/${begun.json.id}/kill`;
  const info = vi.spyOn(log(), 'info');
  const refused = await callApi('POST', address, {
    ...{ token: lan, json: { publicNote: 'Vì sao' }, headers: from('203.0.113.7') },
  });
  expect(refused.status).toBe(403);
  expect(info).toHaveBeenCalledExactlyOnceWith(
    {
      code: refused.json.error.code,
      path: `/api/v1${address}`,
      address: '203.0.113.7',
      personId: newsroom.people.lan.id,
    },
    expect.any(String),
  );
  expect(JSON.stringify(info.mock.calls)).not.toContain(lan);
});

test('an invalid token is logged without its value', async () => {
  const info = vi.spyOn(log(), 'info');
  await callApi('GET', '/articles', { token: 'tsn_not-a-token', headers: from('203.0.113.8') });
  expect(info.mock.calls.map(([entry]) => entry)).toEqual([
    { code: 'auth.invalid-token', path: '/api/v1/articles', address: '203.0.113.8', personId: null },
  ]);
});

test('an invalid request or a missing resource is not logged as a refusal', async () => {
  const info = vi.spyOn(log(), 'info');
  const wrong = await callApi('POST', '/articles', { token: lan, json: { headline: 7 } });
  const nothing = await callApi('GET', '/articles/018f0000-0000-7000-8000-000000000000', { token: lan });
  expect([wrong.status, nothing.status]).toEqual([422, 404]);
  expect(info).not.toHaveBeenCalled();
});

test('the log of refusals has a rate limit', async () => {
  const info = vi.spyOn(log(), 'info');
  for (let count = 0; count < 300; count += 1)
    await callApi('GET', '/articles', { token: 'tsn_again', headers: from('203.0.113.9') });
  expect(info.mock.calls.length).toBe(120);
});
