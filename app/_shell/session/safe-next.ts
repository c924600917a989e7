import { deskUrl, signInUrl } from '#core/urls.ts';

/** Where sign-in leads: a path of this site, whatever the address asked for. */
export function safeNext(raw: unknown): string {
  if (typeof raw !== 'string') return deskUrl;
  // `signInUrl` keeps only a path that stays here; what it keeps is safe to follow.
  const query = signInUrl(raw).split('?')[1];
  return (query && new URLSearchParams(query).get('next')) || deskUrl;
}
