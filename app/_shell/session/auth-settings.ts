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

/** What signs and encrypts the session cookie; the same in every process of one data folder. */
export function authSecret(): string {
  return settings().secret;
}

/** Whether cookies may travel over https only. */
export function isSecureSite(): boolean {
  return settings().env.siteUrl.startsWith('https:');
}

/** The name of a cookie on this site: over https a browser takes it from this very host alone (`__Host-`, RFC 6265bis). */
export function heldToHost(name: string): string {
  return isSecureSite() ? `__Host-${name}` : name;
}

/** The cookie that a session of this site is in. */
export function ownSessionCookieName(): string {
  return sessionCookieNameOf(authSiteUrl());
}

/** The site's origin. */
export function authSiteUrl(): string {
  return settings().env.siteUrl;
}

/** The newsroom's identity provider, where one is configured. */
export function oidcSettings(): Env['oidc'] {
  return settings().env.oidc;
}
