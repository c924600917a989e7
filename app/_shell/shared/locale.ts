import { cookies } from 'next/headers';
import { isLocale, type Locale } from '#core/i18n/locales.ts';
import { services } from '#usecases/services.ts';

/** The cookie that remembers in which language somebody works. */
export const localeCookieName = 'desk_locale';

/** The language of the interface for this browser: as chosen, otherwise the site's. */
export async function deskLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookieName)?.value;
  return isLocale(chosen) ? chosen : services().site.locale;
}
