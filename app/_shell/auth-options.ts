import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { sessionLifeMs } from '#core/people/session-life.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { signInUrl } from '#core/urls.ts';
import { signInWithIdentity } from '#usecases/sessions/sign-in-with-identity.ts';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';
import { authSecret, authSiteUrl, oidcSettings } from './auth-settings.ts';
import { clientAddress } from './client-address.ts';
import { endPresentSession } from './end-present-session.ts';
import { knownBrowser } from './known-browser.ts';
import { sessionCookieOptions } from './session-cookie.ts';
import { siteContext } from './site-context.ts';

/** next-auth as we use it: it proves who somebody is, our row of the session decides from then on. */
export function authOptions(): AuthOptions {
  // next-auth builds its own addresses from this variable and knows no other way to be told.
  process.env.NEXTAUTH_URL ??= authSiteUrl();
  const { maxAge: _, ...cookieOptions } = sessionCookieOptions();
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: sessionLifeMs / 1000 },
    pages: { signIn: signInUrl(), error: signInUrl() },
    cookies: { sessionToken: { name: sessionCookieName, options: cookieOptions } },
    providers: [passwordProvider(), ...oidcProviders()],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== 'oidc') return true;
        const claims = profile as { email?: unknown; email_verified?: unknown } | undefined;
        try {
          const ctx = { ...(await siteContext()), address: await clientAddress() };
          const { sessionId } = await signInWithIdentity(ctx, {
            email: claims?.email,
            emailVerified: claims?.email_verified,
          });
          await endPresentSession();
          user.id = sessionId;
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
      signOut: endPresentSession,
    },
  };
}

function passwordProvider() {
  return CredentialsProvider({
    id: 'credentials',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(credentials, request) {
      const ctx = { ...(await siteContext()), address: await clientAddress() };
      const userAgent = request.headers?.['user-agent'];
      // What is thrown here reaches the sign-in page as its code.
      const { sessionId } = await signInWithPassword(ctx, {
        email: credentials?.email,
        password: credentials?.password,
        userAgent,
        knownBrowser: await knownBrowser(),
      });
      await endPresentSession();
      return { id: sessionId };
    },
  });
}

type Claims = { sub: string };

function oidcProviders(): OAuthConfig<Claims>[] {
  const oidc = oidcSettings();
  if (oidc === null) return [];
  return [
    {
      id: 'oidc',
      name: 'OIDC',
      type: 'oauth',
      wellKnown: `${oidc.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
      authorization: { params: { scope: 'openid email profile' } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      clientId: oidc.clientId,
      clientSecret: oidc.clientSecret,
      profile: (claims) => ({ id: claims.sub }),
    },
  ];
}
