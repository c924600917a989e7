import { deskUrl, ownPath } from '#core/urls.ts';

/** The target after sign-in: always a path of this site (no open redirect). */
export function safeNext(raw: unknown): string {
  return (typeof raw === 'string' ? ownPath(raw) : null) ?? deskUrl;
}
