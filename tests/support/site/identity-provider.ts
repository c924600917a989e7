import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Claims = Readonly<Record<string, unknown>>;

/** A fault of the provider for one sign-in. */
export type Misdeed = {
  readonly claims?: (claims: Claims) => Claims;
  readonly signing?: 'another key' | 'none' | 'the secret of the client';
  /** The issuer in its metadata and in its tokens. */
  readonly issuer?: string;
};

export type IdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A person consents: the address to which the provider redirects the browser. */
  readonly agree: (authorization: URL, misdeed?: Misdeed) => URL;
  readonly stop: () => void;
};

type Agreed = { nonce: string | null; challenge: string | null; redirectUri: string; misdeed: Misdeed };

/** An OpenID provider on this machine, with the code flow and RS256, that a test controls. */
export async function startIdentityProvider(person: {
  sub: string;
  email: string;
}): Promise<IdentityProvider> {
  const [own, another] = [newKey(), newKey()];
  const [clientId, clientSecret] = [`newsroom-${randomUUID()}`, randomUUID()];
  const agreed = new Map<string, Agreed>();
  let misdeedNow: Misdeed = {};

  function metadata(): object {
    return {
      issuer: misdeedNow.issuer ?? base,
      authorization_endpoint: `${base}/authorize`,
      token_endpoint: `${base}/token`,
      jwks_uri: `${base}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  function tokenFor({ nonce, misdeed }: Agreed): string {
    const now = Math.floor(Date.now() / 1_000);
    const right = {
      ...{ iss: misdeed.issuer ?? base, aud: clientId, sub: person.sub, iat: now, exp: now + 300 },
      ...{ email: person.email, email_verified: true, ...(nonce !== null && { nonce }) },
    };
    const claims = misdeed.claims?.(right) ?? right;
    if (misdeed.signing === 'none') return `${encoded({ alg: 'none' }, claims)}.`;
    if (misdeed.signing === 'the secret of the client') {
      const text = encoded({ alg: 'HS256' }, claims);
      return `${text}.${createHmac('sha256', clientSecret).update(text).digest('base64url')}`;
    }
    const text = encoded({ alg: 'RS256', kid: 'own' }, claims);
    const key = misdeed.signing === 'another key' ? another : own;
    return `${text}.${sign('sha256', Buffer.from(text), key.privateKey).toString('base64url')}`;
  }

  /** Redeems each code once, and only with the verifier of its challenge. */
  async function exchange(request: IncomingMessage): Promise<object | null> {
    const asked = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
    const found = agreed.get(asked.get('code') ?? '');
    agreed.delete(asked.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight = found && found.challenge === verifier && found.redirectUri === asked.get('redirect_uri');
    if (!isRight) return null;
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: tokenFor(found) };
  }

  const server = createServer(async (request, response) => {
    const answers: Record<string, () => object | null | Promise<object | null>> = {
      '/.well-known/openid-configuration': metadata,
      '/keys': () => ({
        keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }],
      }),
      '/token': () => exchange(request),
    };
    const answer = (await answers[request.url ?? '']?.()) ?? null;
    response.writeHead(answer === null ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { error: 'invalid_grant' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...{ issuer: base, clientId, clientSecret },
    agree({ searchParams }, misdeed = {}) {
      misdeedNow = misdeed;
      const code = randomUUID();
      const redirectUri = searchParams.get('redirect_uri') ?? '';
      agreed.set(code, {
        ...{ nonce: searchParams.get('nonce'), challenge: searchParams.get('code_challenge') },
        ...{ redirectUri, misdeed },
      });
      const back = new URL(redirectUri);
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return back;
    },
    stop: () => server.close(),
  };
}

function newKey(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync('rsa', { modulusLength: 2_048 });
}

function encoded(header: object, claims: object): string {
  return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}
