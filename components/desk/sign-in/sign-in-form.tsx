'use client';
import { signIn as signInWith } from 'next-auth/react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { signIn } from '#app/(auth)/actions/sign-in.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { forgottenPasswordUrl } from '#core/urls.ts';
import { PasskeySignIn } from '../factors/passkey-sign-in.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import { SignInNotice } from './sign-in-notice.tsx';
import { useSentForm } from './use-sent-form.ts';
import { useUnanswered } from './use-unanswered.ts';

/** The sign-in form: e-mail and password, or the identity provider if there is one. */
export function SignInForm({
  next,
  why,
  problem,
  isPasswordChosen,
  withIdentityProvider,
  localeChoice,
}: {
  next: string;
  /** Why the wanted page redirected here. */
  why: 'ended' | 'required' | null;
  problem: string | null;
  /** The person has just set a password. */
  isPasswordChosen: boolean;
  withIdentityProvider: boolean;
  localeChoice: ReactNode;
}) {
  const t = useTranslations('auth');
  const textOf = useUnanswered();
  const { state, submit, isBusy, onReset } = useSentForm(signIn, (failure, form) => ({
    failure,
    email: String(form.get('email')),
  }));
  const [passkeyFailure, setPasskeyFailure] = useState<ActionFailure | null>(null);
  const failure = passkeyFailure ?? state?.failure;
  const message = failure ? textOf(failure) : problem;
  return (
    <SignInFrame heading={t('heading')}>
      <form
        action={(form) => {
          setPasskeyFailure(null);
          submit(form);
        }}
        onReset={onReset}
        className="stack"
      >
        {message !== null && <SignInNotice isBad>{message}</SignInNotice>}
        {message === null && isPasswordChosen && <SignInNotice>{t('choose.done')}</SignInNotice>}
        {message === null && !isPasswordChosen && why !== null && (
          <SignInNotice>{t(`why.${why}`)}</SignInNotice>
        )}
        <input type="hidden" name="next" value={next} />
        <div className="field">
          <label htmlFor="email">{t('email')}</label>
          <input
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={state?.email ?? ''}
            key={state?.email}
          />
        </div>
        <div className="field">
          <label htmlFor="password">{t('password')}</label>
          <input id="password" name="password" type="password" autoComplete="current-password" required />
        </div>
        <button type="submit" className="button button-primary" aria-disabled={isBusy}>
          {t('signIn')}
        </button>
      </form>
      <a href={forgottenPasswordUrl}>{t('forgotten.link')}</a>
      <PasskeySignIn next={next} onFailure={setPasskeyFailure} />
      {withIdentityProvider && (
        <button type="button" className="button" onClick={() => signInWith('oidc', { callbackUrl: next })}>
          {t('signInWithProvider')}
        </button>
      )}
      {localeChoice}
    </SignInFrame>
  );
}
