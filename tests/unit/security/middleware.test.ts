import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { deskPathHeader } from '#core/people/desk-headers.ts';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { middleware } from '../../../middleware.ts';

const answer = (init: ConstructorParameters<typeof NextRequest>[1] = {}) =>
  middleware(new NextRequest('http://localhost/desk?q=nam+lua', init));

test('a request for the desk without a session cookie is redirected to sign-in with a return path', () => {
  const { status, headers } = answer();
  expect([status, headers.get('location')]).toEqual([
    307,
    'http://localhost/sign-in?next=%2Fdesk%3Fq%3Dnam%2Blua',
  ]);
});

test('with a cookie, or as a POST, a request continues and carries its path', () => {
  for (const init of [{ headers: { cookie: `${sessionCookieName}=x` } }, { method: 'POST' }]) {
    const { headers } = answer(init);
    expect(headers.get('location')).toBeNull();
    expect(headers.get(`x-middleware-request-${deskPathHeader}`)).toBe('/desk?q=nam+lua');
  }
});
