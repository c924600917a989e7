import { deskUrl, signInUrl } from '#core/urls.ts';

/** The target after sign-in: always a path of this site (no open redirect). */
export function safeNext(raw: unknown): string {
  if (typeof raw !== 'string') return deskUrl;
  // `signInUrl` keeps only paths of this site, so its query is safe.
  const query = signInUrl(raw).split('?')[1];
  return (query && new URLSearchParams(query).get('next')) || deskUrl;
}
