import { beforeEach, expect, test, vi } from 'vitest';
import { apiContext, requestsPerMinute } from '#app/_shell/api/api-context.ts';
import { currentSession } from '#app/_shell/session/session.ts';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { createRecentTokenCache, recentTokens } from '#platform/auth/recent-token-cache.ts';
import type { Services } from '#usecases/context.ts';
import { provideServices } from '#usecases/services.ts';
import { findActorByToken } from '#usecases/tokens/find-actor-by-token.ts';

vi.mock('#app/_shell/session/session.ts', () => ({ currentSession: vi.fn(async () => null) }));

vi.mock('#usecases/sessions/read-policy.ts', () => ({ readPolicy: async () => ({}) }));
vi.mock('#usecases/tokens/find-actor-by-token.ts', () => ({ findActorByToken: vi.fn(async () => null) }));

beforeEach(() => {
  const site = { url: 'http://localhost:3000', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' };
  provideServices({ site, now: () => new Date() } as Services);
});

const ask = (address: string, headers: Record<string, string> = {}) =>
  apiContext(
    new Request('http://localhost:3000/api/v1/search?q=a', {
      headers: { 'x-forwarded-for': address, ...headers },
    }),
    'read',
  );

test('requests with an ended session are anonymous, up to a limit per minute and address', async () => {
  const cookie = `${sessionCookieName}=ended`;
  for (let count = 0; count < requestsPerMinute; count += 1)
    expect((await ask('203.0.113.9', { cookie })).actor).toBeNull();
  await expect(ask('203.0.113.9', { cookie })).rejects.toMatchObject({ code: 'request.too-many' });
  expect((await ask('203.0.113.10', { cookie })).actor).toBeNull();
  expect((await ask('203.0.113.9')).actor).toBeNull();
  expect(currentSession).toHaveBeenCalledTimes(requestsPerMinute + 2);
});

test('a valid token is remembered until it is revoked, and a forged one never', async () => {
  const authorization = 'Bearer tsn_held-until-it-was-revoked';
  vi.mocked(findActorByToken).mockResolvedValueOnce({
    ...{ tokenId: 'token', scopes: ['read'] },
    actor: { id: 'lan', name: 'Lan', roles: [], grants: [] },
  });
  expect(recentTokens.has(authorization)).toBe(false);
  await ask('203.0.113.11', { authorization });
  expect(recentTokens.has(authorization)).toBe(true);

  const madeUp = 'Bearer tsn_made-up-by-somebody-else';
  for (const sent of [madeUp, authorization])
    await expect(ask('203.0.113.11', { authorization: sent })).rejects.toMatchObject({
      code: 'auth.invalid-token',
    });
  expect([recentTokens.has(madeUp), recentTokens.has(authorization)]).toEqual([false, false]);
});

test('the token cache keeps the most recently used tokens', () => {
  const known = createRecentTokenCache(2);
  for (const each of ['a', 'b', 'a', 'c']) known.add(each);
  expect(['a', 'b', 'c'].filter(known.has)).toEqual(['a', 'c']);
});
