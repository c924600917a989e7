'use client';
import { useTranslations } from 'use-intl/react';
import { askForLink } from '#app/(auth)/actions/ask-for-reset.ts';
import { signInUrl } from '#core/urls.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import { SignInNotice } from './sign-in-notice.tsx';
import { useSentForm } from './use-sent-form.ts';
import { useUnanswered } from './use-unanswered.ts';

/** Requests a password link. The answer is the same for every e-mail. */
export function ForgottenForm() {
  const t = useTranslations('auth');
  const textOf = useUnanswered();
  const { state, submit, isBusy, onReset } = useSentForm(askForLink, (failure, form) => ({
    failure,
    email: String(form.get('email')),
  }));
  const isSent = state !== null && 'sentTo' in state;
  return (
    <SignInFrame heading={t('forgotten.heading')}>
      {isSent ? (
        <SignInNotice key="sent">{t('forgotten.sent', { email: state.sentTo })}</SignInNotice>
      ) : (
        <form action={submit} onReset={onReset} className="stack">
          {state && <SignInNotice isBad>{textOf(state.failure)}</SignInNotice>}
          <p className="hint">{t('forgotten.hint')}</p>
          <div className="field">
            <label htmlFor="email">{t('email')}</label>
            <input
              id="email"
              name="email"
              type="email"
              autoComplete="username"
              required
              defaultValue={state?.email ?? ''}
            />
          </div>
          <button type="submit" className="button button-primary" aria-disabled={isBusy}>
            {t('forgotten.send')}
          </button>
        </form>
      )}
      <a href={signInUrl()}>{t('back')}</a>
    </SignInFrame>
  );
}
