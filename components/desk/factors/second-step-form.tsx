'use client';
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { askStepPasskey, finishSignIn } from '#app/(auth)/actions/second-step.ts';
import { toFailure } from '#components/ui/network-failure.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { signInUrl } from '#core/urls.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { signWithPasskey } from './browser-passkey.ts';
import type { PasskeyAnswer } from './shown-factors.ts';

/** The second step of a sign-in: a code of the app, a recovery code, or a passkey. */
export function SecondStepForm({
  next,
  withApp,
  withPasskey,
}: {
  next: string;
  withApp: boolean;
  withPasskey: boolean;
}) {
  const t = useTranslations('factors');
  const errorText = useErrorText();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  // A redirect of a server action is thrown, and the router only catches it inside a transition.
  const [isBusy, start] = useTransition();
  const alert = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (failure !== null) alert.current?.focus();
  }, [failure]);

  async function give(proof: { code: string } | { passkey: PasskeyAnswer }) {
    const answer = await finishSignIn(proof, next).catch(toFailure);
    if (!answer.ok) setFailure(answer.error);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code') ?? '');
    if (!isBusy) start(() => give({ code }));
  }

  async function byPasskey() {
    const asked = await askStepPasskey().catch(toFailure);
    if (!asked.ok) return setFailure(asked.error);
    const passkey = await signWithPasskey(asked.data);
    if (passkey === null) setFailure({ code: 'factor.no-passkey', message: '' });
    else await give({ passkey });
  }

  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <p className="sign-in-brand">Toasoan</p>
        <h1>{t('step.heading')}</h1>
      </header>
      {failure !== null && (
        <p ref={alert} className="notice notice-danger" role="alert" tabIndex={-1}>
          {failure.message || errorText(failure.code)}
        </p>
      )}
      {withPasskey && (
        <button
          type="button"
          className="button button-primary"
          aria-disabled={isBusy}
          onClick={() => isBusy || start(byPasskey)}
        >
          {t('usePasskey')}
        </button>
      )}
      {/* POST: if the form is sent before hydration, the code must not end up in a URL. */}
      <form className="stack" method="post" onSubmit={submit}>
        <div className="field">
          <label htmlFor="code">{t(withApp ? 'codeOrRecovery' : 'recoveryCode')}</label>
          <input
            id="code"
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
            required
            aria-describedby="code-hint"
          />
          <p className="hint" id="code-hint">
            {t(withApp ? 'step.hint' : 'step.recoveryHint')}
          </p>
        </div>
        <button
          type="submit"
          className={withPasskey ? 'button' : 'button button-primary'}
          aria-disabled={isBusy}
        >
          {t('step.go')}
        </button>
      </form>
      <p>
        <a href={signInUrl(next)}>{t('step.back')}</a>
      </p>
    </main>
  );
}
