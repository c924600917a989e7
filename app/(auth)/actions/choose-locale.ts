'use server';
import { cookies } from 'next/headers';
import { isSecureSite } from '#app/_shell/session/auth-settings.ts';
import { currentSession } from '#app/_shell/session/session.ts';
import { localeCookieName } from '#app/_shell/shared/locale.ts';
import { isLocale } from '#core/i18n/locales.ts';
import { chooseOwnLocale } from '#usecases/people/choose-own-locale.ts';

const yearSeconds = 365 * 24 * 60 * 60;

/** Stores the language of this browser. If a person is signed in, also as the language of their mails. */
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
