'use client';
import { signIn as signInWith } from 'next-auth/react';
import { useActionState, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { LocaleChoice } from './locale-choice.tsx';

type State = { readonly failure: ActionFailure; readonly email: string } | null;

/** The door of the desk: e-mail and password, or the newsroom's identity provider where there is one. */
export function SignInForm({
  next,
  problem,
  withIdentityProvider,
  signIn,
  chooseLocale,
}: {
  next: string;
  problem: string | null;
  withIdentityProvider: boolean;
  signIn: (state: State, form: FormData) => Promise<State>;
  chooseLocale: (form: FormData) => Promise<void>;
}) {
  const t = useTranslations('auth');
  const [state, submit, isBusy] = useActionState(signIn, null);
  const message = state?.failure.message ?? problem;
  const alert = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state !== null) alert.current?.focus();
  }, [state]);
  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <p className="sign-in-brand">Toasoan</p>
        <h1>{t('heading')}</h1>
      </header>
      <form action={submit} className="stack">
        {message !== null && (
          <p ref={alert} className="notice notice-danger" role="alert" tabIndex={-1}>
            {message}
          </p>
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
      {withIdentityProvider && (
        <button type="button" className="button" onClick={() => signInWith('oidc', { callbackUrl: next })}>
          {t('signInWithProvider')}
        </button>
      )}
      <LocaleChoice chooseLocale={chooseLocale} />
    </main>
  );
}
