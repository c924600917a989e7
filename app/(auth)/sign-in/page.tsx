import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { oidcSettings, ownSessionCookieName } from '#app/_shell/session/auth-settings.ts';
import { safeNext } from '#app/_shell/session/safe-next.ts';
import { currentSession, enrollingSession } from '#app/_shell/session/session.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { errorText, messagesFor } from '#app/_shell/shared/messages.ts';
import { type PageQuery, queryValues } from '#app/_shell/shared/query-value.ts';
import { LocaleChoice } from '#components/desk/shell/locale-choice.tsx';
import { SignInForm } from '#components/desk/sign-in/sign-in-form.tsx';
import { Words } from '#components/ui/words.tsx';
import { deskUrl, enrolUrl } from '#core/urls.ts';

export default async function SignInPage({ searchParams }: { searchParams: PageQuery }) {
  const { next, error, chosen } = await queryValues(searchParams);
  const target = safeNext(next);
  if ((await currentSession()) !== null) redirect(target);
  if ((await enrollingSession()) !== null) redirect(enrolUrl(target));
  const locale = await deskLocale();
  const problem = error === undefined ? null : errorText(locale, codeOf(error));
  return (
    <Words locale={locale} messages={messagesFor(locale, ['auth'])}>
      <SignInForm
        next={target}
        why={await whyHere(target)}
        problem={problem}
        isPasswordChosen={chosen === 'password'}
        withIdentityProvider={oidcSettings() !== null}
        localeChoice={<LocaleChoice current={locale} />}
      />
    </Words>
  );
}

/** The reason for the redirect to sign-in: the session ended, or there is none. */
async function whyHere(target: string): Promise<'ended' | 'required' | null> {
  if ((await cookies()).has(ownSessionCookieName())) return 'ended';
  return target === deskUrl ? null : 'required';
}

/** next-auth has its own names for failures; our codes pass through. */
function codeOf(error: string): string {
  return /^[a-z]+\.[a-z-]+$/.test(error) ? error : 'auth.provider-failed';
}
