import { cookies } from 'next/headers';
import { outsideRoot } from '#core/urls.ts';
import { isSecureSite } from './auth-settings.ts';

/** The cookie of a visit is named after its link, so that one browser can open several links. */
function cookieName(linkId: string): string {
  return `${isSecureSite() ? '__Secure-' : ''}xem-${linkId}`;
}

/** The secret of this browser's visit of a link. Undefined if the link was not opened here. */
export async function outsideVisitSecret(linkId: string): Promise<string | undefined> {
  return (await cookies()).get(cookieName(linkId))?.value;
}

/** The `Set-Cookie` header that grants access until `endsAt`, limited to the path of outside links. */
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
