'use server';
import { cookies } from 'next/headers';
import { isSecureSite } from '#app/_shell/auth-settings.ts';
import { localeCookieName } from '#app/_shell/locale.ts';
import { isLocale } from '#core/i18n/locales.ts';

const yearSeconds = 365 * 24 * 60 * 60;

/** Remembers in which language this browser works. */
export async function chooseLocale(form: FormData): Promise<void> {
  const locale = form.get('locale');
  if (!isLocale(locale)) return;
  (await cookies()).set(localeCookieName, locale, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecureSite(),
    maxAge: yearSeconds,
  });
}
