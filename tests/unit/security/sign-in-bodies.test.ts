import { NextRequest } from 'next/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { POST } from '#app/api/auth/[...nextauth]/route.ts';
import type { Services } from '#usecases/context.ts';
import { provideServices } from '#usecases/services.ts';

vi.mock('#app/_shell/session/auth-options.ts', () => ({ authOptions: () => ({}) }));
/** Reads the whole request body, as next-auth does. */
vi.mock('next-auth', () => ({ default: async (request: Request) => new Response(await request.text()) }));

beforeAll(() => {
  const site = { url: 'http://localhost', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' };
  provideServices({ site, now: () => new Date() } as Services);
});

function signingIn(
  body: string | URLSearchParams,
  type = 'application/x-www-form-urlencoded',
): Promise<Response> {
  const request = new NextRequest('http://localhost/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  return POST(request, { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) });
}

async function refusalOf(answer: Response): Promise<[number, string]> {
  return [answer.status, (await answer.json()).error.code];
}

test('a sign-in form reaches next-auth unchanged, and an oversized one is refused', async () => {
  const form = new URLSearchParams({ password: 'mật khẩu' });
  expect(await (await signingIn(form)).text()).toBe(String(form));
  const json = JSON.stringify({ password: 'mật khẩu' });
  expect(await (await signingIn(json, 'application/json')).text()).toBe(json);
  const tooLong = await signingIn(new URLSearchParams({ password: 'a'.repeat(1_000_000) }));
  expect(await refusalOf(tooLong)).toEqual([413, 'body.too-large']);
});

test.each([
  ['{"password": "mật', 400, 'request.invalid-json'],
  ['', 422, 'request.invalid'],
  ['null', 422, 'request.invalid'],
  ['["mật khẩu"]', 422, 'request.invalid'],
  ['{"callbackUrl": {"startsWith": 1}}', 422, 'request.invalid'],
])('JSON that is no form never reaches next-auth: %s', async (body, status, code) => {
  expect(await refusalOf(await signingIn(body, 'application/json'))).toEqual([status, code]);
});
