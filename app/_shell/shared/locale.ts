import { cookies } from 'next/headers';
import { isLocale, type Locale } from '#core/i18n/locales.ts';
import { services } from '#usecases/services.ts';

/** The cookie with the chosen language of the desk. */
export const localeCookieName = 'desk_locale';

/** The language of the interface: the chosen one, or the site's. */
export async function deskLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookieName)?.value;
  return isLocale(chosen) ? chosen : services().site.locale;
}
