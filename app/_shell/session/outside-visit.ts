import { cookies } from 'next/headers';
import { outsideRoot } from '#core/urls.ts';
import { isSecureSite } from './auth-settings.ts';

/** The cookie of a visit is named after its link, so that one browser may have several links open. */
function cookieName(linkId: string): string {
  return `${isSecureSite() ? '__Secure-' : ''}xem-${linkId}`;
}

/** The secret of the visit of this link in this browser; undefined where it was not opened here. */
export async function outsideVisitSecret(linkId: string): Promise<string | undefined> {
  return (await cookies()).get(cookieName(linkId))?.value;
}

/** The header that lets a browser in until `endsAt`; it goes to what stands below the links' own root only. */
export function outsideVisitCookie(linkId: string, visitSecret: string, endsAt: Date): string {
  return [
    `${cookieName(linkId)}=${visitSecret}`,
    `Path=${outsideRoot}`,
    `Expires=${endsAt.toUTCString()}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecureSite() ? ['Secure'] : []),
  ].join('; ');
}
