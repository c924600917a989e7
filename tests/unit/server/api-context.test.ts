import { beforeEach, expect, test, vi } from 'vitest';
import { apiContext, requestsPerMinute } from '#app/_shell/api-context.ts';
import { currentSession } from '#app/_shell/session.ts';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import type { Services } from '#usecases/context.ts';
import { provideServices } from '#usecases/services.ts';

vi.mock('#app/_shell/session.ts', () => ({ currentSession: vi.fn(async () => null) }));

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

test('whoever asks with a session that has ended is nobody, so many times in a minute from one address', async () => {
  const cookie = `${sessionCookieName}=ended`;
  for (let count = 0; count < requestsPerMinute; count += 1)
    expect((await ask('203.0.113.9', { cookie })).actor).toBeNull();
  await expect(ask('203.0.113.9', { cookie })).rejects.toMatchObject({ code: 'request.too-many' });
  expect((await ask('203.0.113.10', { cookie })).actor).toBeNull();
  expect((await ask('203.0.113.9')).actor).toBeNull();
  expect(currentSession).toHaveBeenCalledTimes(requestsPerMinute + 2);
});
