'use server';
import { cookies } from 'next/headers';
import { isSecureSite } from '#app/_shell/session/auth-settings.ts';
import { currentSession } from '#app/_shell/session/session.ts';
import { localeCookieName } from '#app/_shell/shared/locale.ts';
import { isLocale } from '#core/i18n/locales.ts';
import { chooseOwnLocale } from '#usecases/people/choose-own-locale.ts';

const yearSeconds = 365 * 24 * 60 * 60;

/** Remembers in which language this browser works, and that whoever is signed in wants their mails in it. */
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
  const session = await currentSession();
  if (session !== null) await chooseOwnLocale(session.ctx, { locale });
}
