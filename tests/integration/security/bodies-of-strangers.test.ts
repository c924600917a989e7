import { NextRequest } from 'next/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { POST } from '#app/api/auth/[...nextauth]/route.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { makeNewsroom } from '#tests/support/newsroom.ts';
import { provideServices } from '#usecases/services.ts';

vi.mock('#app/_shell/auth-options.ts', () => ({ authOptions: () => ({}) }));
/** What reads the request to its end, as next-auth does. */
vi.mock('next-auth', () => ({ default: async (request: Request) => new Response(await request.text()) }));

beforeAll(async () => {
  const { db } = await freshDatabase();
  provideServices((await makeNewsroom(db)).as(null));
});

function signingIn(password: string): Promise<Response> {
  const request = new NextRequest('http://localhost/api/auth/callback/credentials', {
    method: 'POST',
    body: new URLSearchParams({ password }),
  });
  return POST(request, { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) });
}

test('what is sent to sign-in comes to next-auth as it was, unless it is more than a form', async () => {
  expect(await (await signingIn('mật khẩu')).text()).toBe(
    String(new URLSearchParams({ password: 'mật khẩu' })),
  );
  const refused = await signingIn('a'.repeat(1_000_000));
  expect([refused.status, (await refused.json()).error.code]).toEqual([413, 'body.too-large']);
});
