'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { sendJson, unreached } from './send.ts';

/** The password of the person who was writing here, asked for without leaving the text. */
export function SignInAgain({ email, onDone }: { email: string; onDone: () => void }) {
  const t = useTranslations('desk.sessionEnded');
  const errors = useTranslations('errors');
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const password = new FormData(event.currentTarget).get('password');
    const answer = await sendJson('/desk/session', { email, password });
    setBusy(false);
    setFailure(answer === null ? unreached : answer.ok ? null : answer.error);
    if (answer?.ok) onDone();
  }

  return (
    <>
      <form className="session-ended-form" onSubmit={(event) => void signIn(event)}>
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <div className="field">
          <label htmlFor="password-again">{t('password', { email })}</label>
          <input
            id="password-again"
            className="input"
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
        </div>
        <button type="submit" className="button button-primary" aria-disabled={isBusy}>
          {t('signIn')}
        </button>
      </form>
      {failure !== null && <p className="field-error">{failure.message || errors(failure.code)}</p>}
    </>
  );
}
