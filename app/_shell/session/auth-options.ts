import { cookies } from 'next/headers';
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { type GroupRole, groupsIn, rolesOfGroups } from '#core/people/group-roles.ts';
import { sessionLifeMs } from '#core/people/session-life.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { secondStepUrl, signInUrl } from '#core/urls.ts';
import { signInWithIdentity } from '#usecases/sessions/sign-in-with-identity.ts';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';
import { siteContext } from '../reader/site-context.ts';
import {
  authSecret,
  authSiteUrl,
  isSecureSite,
  oidcSettings,
  ownSessionCookieName,
} from './auth-settings.ts';
import { clientAddress } from './client-address.ts';
import { endCurrentSession } from './end-current-session.ts';
import { knownBrowser } from './known-browser.ts';
import { safeNext } from './safe-next.ts';
import { sessionCookieOptions } from './session-cookie.ts';
import { keepStep } from './step-cookie.ts';

/** The configuration of next-auth: it authenticates a person; after that our session row decides. */
export function authOptions(): AuthOptions {
  // next-auth builds its URLs from this variable and has no option for it.
  process.env.NEXTAUTH_URL ??= authSiteUrl();
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: sessionLifeMs / 1000 },
    pages: { signIn: signInUrl(), error: signInUrl() },
    cookies: ownCookies(),
    providers: [passwordProvider(), ...oidcProviders()],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== 'oidc') return true;
        const claims = profile as Readonly<Record<string, unknown>> | undefined;
        try {
          // The issuer in the token must be the configured one: provider metadata can name any other.
          if (!isOurProvider(claims?.iss)) throw new DomainError('auth.unknown-identity');
          const ctx = { ...(await siteContext()), address: await clientAddress() };
          const admission = await signInWithIdentity(
            ctx,
            {
              issuer: bareIssuer(claims?.iss),
              subject: claims?.sub,
              email: claims?.email,
              emailVerified: claims?.email_verified,
            },
            groupRolesIn(claims ?? {}),
          );
          if ('stepId' in admission) {
            await keepStep(admission.stepId);
            return secondStepUrl(await wantedPath());
          }
          await endCurrentSession();
          user.id = admission.sessionId;
          return true;
        } catch (error) {
          if (error instanceof DomainError) return `${signInUrl()}?error=${error.code}`;
          throw error;
        }
      },
      jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: endCurrentSession,
    },
  };
}

/** Lifetime of the cookies during a sign-in at the provider; 15 minutes, as in next-auth. */
const WAY_SECONDS = 15 * 60;
const WAY = [
  { key: 'callbackUrl', name: 'next-auth.callback-url' },
  { key: 'csrfToken', name: 'next-auth.csrf-token' },
  { key: 'pkceCodeVerifier', name: 'next-auth.pkce.code_verifier', maxAge: WAY_SECONDS },
  { key: 'state', name: 'next-auth.state', maxAge: WAY_SECONDS },
  { key: 'nonce', name: 'next-auth.nonce' },
];

/**
 * Over https each cookie is bound to this host (`__Host-`). next-auth would let subdomains of the same domain
 * set most of them.
 */
function ownCookies(): NonNullable<AuthOptions['cookies']> {
  const { maxAge: _, ...options } = sessionCookieOptions();
  const prefix = isSecureSite() ? '__Host-' : '';
  return {
    ...Object.fromEntries(
      WAY.map(({ key, name, ...own }) => [key, { name: prefix + name, options: { ...options, ...own } }]),
    ),
    sessionToken: { name: ownSessionCookieName(), options },
  };
}

/** The page that the visitor wanted before the redirect to the provider: a path of this site. */
async function wantedPath(): Promise<string> {
  const name = ownCookies().callbackUrl?.name ?? '';
  const wanted = URL.parse((await cookies()).get(name)?.value ?? '');
  return safeNext(wanted?.origin === authSiteUrl() ? wanted.pathname + wanted.search : null);
}

function passwordProvider() {
  return CredentialsProvider({
    id: 'credentials',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(credentials, request) {
      const ctx = { ...(await siteContext()), address: await clientAddress() };
      const userAgent = request.headers?.['user-agent'];
      // An error thrown here becomes the code on the sign-in page.
      const admission = await signInWithPassword(ctx, {
        email: credentials?.email,
        password: credentials?.password,
        userAgent,
        knownBrowser: await knownBrowser(),
      });
      // The second factor is only requested on our own pages.
      if ('stepId' in admission) throw new DomainError('auth.second-step');
      await endCurrentSession();
      return { id: admission.sessionId };
    },
  });
}

type Claims = { sub: string };

function isOurProvider(issuer: unknown): boolean {
  return bareIssuer(issuer) === bareIssuer(oidcSettings()?.issuer);
}

/** The roles of the groups in an ID token. Null if it has no groups claim. */
function groupRolesIn(claims: Readonly<Record<string, unknown>>): GroupRole[] | null {
  const oidc = oidcSettings();
  const groups = oidc && groupsIn(claims, oidc.groupsClaim);
  return groups && rolesOfGroups(oidc.roleMap, groups);
}

function bareIssuer(issuer: unknown): string {
  return String(issuer).replace(/\/+$/, '');
}

function oidcProviders(): OAuthConfig<Claims>[] {
  const oidc = oidcSettings();
  if (oidc === null) return [];
  return [
    {
      id: 'oidc',
      name: 'OIDC',
      type: 'oauth',
      wellKnown: `${oidc.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
      authorization: { params: { scope: oidc.scope } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      clientId: oidc.clientId,
      clientSecret: oidc.clientSecret,
      profile: (claims) => ({ id: claims.sub }),
    },
  ];
}
