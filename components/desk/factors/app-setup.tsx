'use client';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';

/** Sets up an authenticator app: the secret as QR code and text, and the confirming code. */
export function AppSetup({
  secret,
  qr,
  confirm,
  onCancel,
}: {
  secret: string;
  qr: { readonly size: number; readonly path: string };
  confirm: (code: string) => Promise<ActionResult<unknown>>;
  onCancel: () => void;
}) {
  const t = useTranslations('factors');
  const id = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const answer = await confirm(String(new FormData(event.currentTarget).get('code') ?? ''));
    setFailure(answer.ok ? null : answer.error);
  }

  return (
    <form className="panel stack" onSubmit={(event) => void submit(event)}>
      <p>{t('app.how')}</p>
      <svg
        className="factor-qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t('app.picture')}
        shapeRendering="crispEdges"
      >
        <path d={qr.path} />
      </svg>
      <p>
        {t('app.byHand')}{' '}
        <code className="factor-secret" data-secret={secret}>
          {secret.match(/.{1,4}/g)?.join(' ')}
        </code>
      </p>
      <FailureNotice failure={failure} />
      <div className="field">
        <label htmlFor={id}>{t('code')}</label>
        <input id={id} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={10} required />
      </div>
      <div className="row">
        <button type="submit" className="button button-primary">
          {t('app.confirm')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
