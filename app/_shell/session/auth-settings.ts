import { sessionCookieNameOf } from '#core/people/session-cookie-name.ts';
import { authSecretOf, type Env, readEnv } from '#platform/process/env.ts';

let known: { env: Env; secret: string } | null = null;

function settings() {
  if (known === null) {
    const env = readEnv(process.env);
    known = { env, secret: authSecretOf(env) };
  }
  return known;
}

/** The secret that signs and encrypts the session cookie; the same in all processes of a data folder. */
export function authSecret(): string {
  return settings().secret;
}

/** Whether cookies are `Secure`. */
export function isSecureSite(): boolean {
  return settings().env.siteUrl.startsWith('https:');
}

/**
 * The name of a cookie on this site. Over https with `__Host-` (RFC 6265bis), so that only this host can set
 * it.
 */
export function heldToHost(name: string): string {
  return isSecureSite() ? `__Host-${name}` : name;
}

/** The name of the session cookie. */
export function ownSessionCookieName(): string {
  return sessionCookieNameOf(authSiteUrl());
}

/** The site's origin. */
export function authSiteUrl(): string {
  return settings().env.siteUrl;
}

/** The settings of the identity provider, if one is configured. */
export function oidcSettings(): Env['oidc'] {
  return settings().env.oidc;
}
