'use client';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { changeMyPassword } from '#app/(desk)/actions/password.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { NewPasswordField } from '../sign-in/new-password-field.tsx';

/** Changes the password. Requires the old one, and the second factor if there is one. */
export function ChangePassword({ email }: { email: string }) {
  const call = useActionCall();
  const t = useTranslations('auth');
  const id = useId();
  const refresh = useRefresh();
  const proven = useProven();
  const { failure, setFailure, onInput } = useFailure();
  const [isDone, setDone] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const input = {
      current: String(fields.get('current') ?? ''),
      password: String(fields.get('password') ?? ''),
    };
    const answer = await proven(() => call(changeMyPassword(input)));
    setFailure(answer.ok ? null : answer.error);
    setDone(answer.ok);
    if (!answer.ok) return;
    form.reset();
    refresh();
  }

  const errors = failure?.fieldErrors;
  return (
    <section aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>{t('change.heading')}</h2>
      {/* POST: if the form is sent before hydration, the password must not end up in a URL. */}
      <form className="stack" method="post" onSubmit={(event) => void submit(event)} onInput={onInput}>
        <FailureNotice failure={errors === undefined ? failure : null} />
        {isDone && (
          <p className="notice" role="status">
            {t('change.done')}
          </p>
        )}
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <div className="field">
          <label htmlFor={id}>{t('change.current')}</label>
          <input
            id={id}
            name="current"
            type="password"
            autoComplete="current-password"
            required
            aria-invalid={errors?.current !== undefined || undefined}
          />
          {errors?.current && (
            <p className="field-error" role="alert">
              {errors.current}
            </p>
          )}
        </div>
        <NewPasswordField label={t('choose.password')} hint={t('choose.hint')} error={errors?.password} />
        <div>
          <button type="submit" className="button">
            {t('change.save')}
          </button>
        </div>
      </form>
    </section>
  );
}
