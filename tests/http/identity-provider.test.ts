import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findStaffByEmail, listSourcedRolesOf } from '#db/queries/people/people.ts';
import { passkeys } from '#db/schema/second-factors.ts';
import { newId } from '#platform/time/new-id.ts';
import {
  type IdentityProvider,
  type Misdeed,
  startIdentityProvider,
} from '#tests/support/site/identity-provider.ts';
import { type RestartedSite, startSiteToRestart } from '#tests/support/site/start-site.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';

let provider: IdentityProvider;
let site: RestartedSite;

beforeAll(async () => {
  provider = await startIdentityProvider({ sub: 'lan-at-the-house', email: 'lan@toasoan.example' });
  const { issuer, clientId, clientSecret } = provider;
  site = await startSiteToRestart({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_ROLE_MAP: 'ban-the-gioi=editor:the-gioi',
    LOG_LEVEL: 'silent',
  });
}, 300_000);

afterAll(async () => {
  await site.stop();
  provider.stop();
});

/** A minimal browser: it keeps cookies and does not follow redirects. */
class Visitor {
  readonly #cookies = new Map<string, string>();

  async ask(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = new URL(address, site.url);
    const headers = { cookie, origin: site.url, ...init.headers };
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(set)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** Sets a cookie that another site wrote into this browser. */
  carry(name: string, value: string): void {
    this.#cookies.set(name, encodeURIComponent(value));
  }

  /** Presses the sign-in button and returns the address of the provider. */
  async begin(wanted = '/desk'): Promise<URL> {
    const csrf = await this.ask('/api/auth/csrf');
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const answer = await this.ask('/api/auth/signin/oidc', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, callbackUrl: new URL(wanted, site.url).href }),
    });
    return new URL(answer.headers.get('location') ?? '');
  }

  /** Follows the callback and returns the address to which the newsroom finally redirects. */
  async comeBack(back: URL): Promise<string> {
    const sentTo = (await this.ask(back)).headers.get('location') ?? '';
    return sentTo.includes('/api/auth/') ? this.comeBack(new URL(sentTo)) : sentTo;
  }

  async isIn(): Promise<boolean> {
    return (await this.ask('/desk')).status === 200;
  }
}

test('a person with an account at the provider is signed in by a code bound to their browser', async () => {
  const lan = new Visitor();
  const asked = await lan.begin();
  expect(asked.origin).toBe(provider.issuer);
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    ...{ response_type: 'code', client_id: provider.clientId, code_challenge_method: 'S256' },
    ...{ state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/) },
    code_challenge: expect.stringMatching(/.{43}/),
  });
  expect(await lan.comeBack(provider.agree(asked))).toBe(`${site.url}/desk`);
  expect(await lan.isIn()).toBe(true);
});

test('a group in the token gives its role for as long as the token names it', async () => {
  const { ctx, close } = await openNewsroom(site.dataDir);
  try {
    const person = await findStaffByEmail(ctx.db, 'lan@toasoan.example');
    const input = async (claims: Record<string, unknown>) => {
      const lan = new Visitor();
      const misdeed = { claims: (right: object) => ({ ...right, ...claims }) };
      await lan.comeBack(provider.agree(await lan.begin(), misdeed));
      const roles = await listSourcedRolesOf(ctx.db, person?.id ?? '');
      return roles.flatMap(({ role, group }) => (group === null ? [] : [[role, group]]));
    };
    expect(await input({ groups: ['ban-the-gioi', 'ca-doan'] })).toEqual([['editor', 'ban-the-gioi']]);
    expect(await input({ groups: ['ca-doan'] })).toEqual([]);
  } finally {
    await close();
  }
});

const MISDEEDS: readonly [string, Misdeed][] = [
  ['a token for another sign-in', { claims: (right) => ({ ...right, nonce: 'of another' }) }],
  ['a token without a nonce', { claims: ({ nonce: _, ...rest }) => rest }],
  ['a token for another client', { claims: (right) => ({ ...right, aud: 'another-newsroom' }) }],
  ['a token of another issuer', { claims: (right) => ({ ...right, iss: 'https://login.example.com' }) }],
  ['an expired token', { claims: (right) => ({ ...right, exp: 1_700_000_000 }) }],
  ['a token signed with another key', { signing: 'another key' }],
  ['a token with the algorithm none', { signing: 'none' }],
  ['a token signed with the client secret', { signing: 'the secret of the client' }],
  ['metadata of another provider', { issuer: 'https://login.example.com' }],
  ['an unverified e-mail', { claims: (right) => ({ ...right, email_verified: false }) }],
  ['an unknown e-mail', { claims: (right) => ({ ...right, email: 'somebody@else.example' }) }],
  ['no e-mail', { claims: ({ email: _, ...rest }) => rest }],
  ['another account with her e-mail', { claims: (right) => ({ ...right, sub: 'somebody-else' }) }],
];

describe('sign-in is refused for', () => {
  test.each(MISDEEDS)('%s', async (_what, misdeed) => {
    const visitor = new Visitor();
    const sentTo = await visitor.comeBack(provider.agree(await visitor.begin(), misdeed));
    expect(sentTo).toContain('/sign-in');
    expect(sentTo).toContain('error=');
    expect(await visitor.isIn()).toBe(false);
  });

  test('an answer to the request of another browser', async () => {
    const [lan, other] = [new Visitor(), new Visitor()];
    const back = provider.agree(await lan.begin());
    expect(await other.comeBack(back)).toContain('error=');
    await other.begin();
    expect(await other.comeBack(back)).toContain('error=');
    expect(await other.isIn()).toBe(false);
  });

  test('an answer with a changed state, or one that is used twice', async () => {
    const lan = new Visitor();
    const back = provider.agree(await lan.begin());
    const changed = new URL(back);
    changed.searchParams.set('state', `${back.searchParams.get('state')}x`);
    expect(await lan.comeBack(changed)).toContain('error=');
    expect(await lan.isIn()).toBe(false);
    const again = provider.agree(await lan.begin());
    expect(await lan.comeBack(again)).toBe(`${site.url}/desk`);
    expect(await new Visitor().comeBack(again)).toContain('error=');
  });
});

describe('a person with a second factor gets the second step', () => {
  const ofMinh: Misdeed = {
    claims: (right) => ({ ...right, sub: 'minh-at-the-house', email: 'minh@toasoan.example' }),
  };

  beforeAll(async () => {
    const { ctx, close } = await openNewsroom(site.dataDir);
    const minh = await findStaffByEmail(ctx.db, 'minh@toasoan.example');
    await ctx.db.insert(passkeys).values({
      ...{ id: newId(), personId: minh?.id ?? '', name: 'Điện thoại', createdAt: new Date() },
      ...{ credentialId: 'of-minh', publicKey: 'of-minh', counter: 0, transports: [] },
    });
    await close();
  });

  test.each([
    ['/desk/planning?week=2026-07', '/desk/planning?week=2026-07'],
    ['https://xau.example/desk', '/'],
  ])('with %s as wanted page, next is %s', async (wanted, next) => {
    const minh = new Visitor();
    const sentTo = new URL(await minh.comeBack(provider.agree(await minh.begin(wanted), ofMinh)), site.url);
    expect([sentTo.origin, sentTo.pathname]).toEqual([site.url, '/sign-in/step']);
    expect(sentTo.searchParams.get('next')).toBe(next);
    expect(await minh.isIn()).toBe(false);
  });

  test.each(['https://xau.example/desk', '//xau.example'])(
    'and never next to %s from a cookie',
    async (elsewhere) => {
      const minh = new Visitor();
      const back = provider.agree(await minh.begin(), ofMinh);
      minh.carry('next-auth.callback-url', elsewhere);
      const sentTo = new URL(await minh.comeBack(back), site.url);
      expect([sentTo.origin, sentTo.pathname]).toEqual([site.url, '/sign-in/step']);
      expect(sentTo.searchParams.get('next')).toMatch(/^\/(desk)?$/);
    },
  );
});
