'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { signedInAgain } from '../forms/signed-out.ts';
import { sendJson } from './send.ts';

/** After these errors a code is asked for, otherwise the password. */
const SECOND_STEP: ReadonlySet<string> = new Set(['auth.second-step', 'auth.wrong-code']);

/**
 * Asks for the password of the person who was writing, and for a code if they have a second factor, without
 * leaving the text.
 */
export function SignInAgain({ email, onDone }: { email: string; onDone?: () => void }) {
  const t = useTranslations('desk.sessionEnded');
  const errors = useTranslations('errors');
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isSecond, setSecond] = useState(false);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const given = new FormData(event.currentTarget).get('proof');
    const proof = isSecond ? { code: given } : { email, password: given };
    const answer = await sendJson('/desk/session', proof, { onLost: setFailure });
    setBusy(false);
    if (answer === null) return;
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) {
      signedInAgain.emit();
      onDone?.();
    }
    if (!answer.ok) setSecond(SECOND_STEP.has(answer.error.code));
  }

  return (
    <>
      <form className="session-ended-form" onSubmit={(event) => void signIn(event)}>
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <div className="field">
          <label htmlFor="password-again">{isSecond ? t('code') : t('password', { email })}</label>
          <input
            key={String(isSecond)}
            id="password-again"
            className="input"
            name="proof"
            type={isSecond ? 'text' : 'password'}
            autoComplete={isSecond ? 'one-time-code' : 'current-password'}
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
