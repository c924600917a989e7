'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import {
  addPasskey,
  beginApp,
  beginPasskey,
  confirmApp,
  removeApp,
  removePasskey,
  renamePasskey,
  renewCodes,
} from '#app/(desk)/actions/factors.ts';
import { DraftForm, SENT } from '#components/ui/draft-form.tsx';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { AppSetup } from './app-setup.tsx';
import { makePasskey } from './browser-passkey.ts';
import { PasskeyRow } from './passkey-row.tsx';
import { useProven } from './reauthentication.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import type { Factors } from './shown-factors.ts';
import './factors.css';

/** A person's second factors: the app, passkeys and recovery codes. */
export function FactorsPanel({ factors }: { factors: Factors }) {
  const call = useActionCall();
  const t = useTranslations('factors');
  const when = useMoment();
  const refresh = useRefresh();
  const proven = useProven();
  const titleId = useId();
  const nameId = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [setup, setSetup] = useState<{ secret: string; qr: { size: number; path: string } } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const hasFactor = factors.appSince !== null || factors.passkeys.length > 0;

  /**
   * Changes the factors, with reauthentication if required. Returns the result, or null after a rejection.
   */
  async function change<T>(action: () => Promise<ActionResult<T>>): Promise<T | null> {
    const answer = await proven(() => call(action()));
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return null;
    refresh();
    return answer.data;
  }

  async function confirm(code: string) {
    const answer = await proven(() => call(confirmApp(code)));
    if (answer.ok) {
      setSetup(null);
      setCodes(answer.data.recoveryCodes);
      refresh();
    }
    return answer;
  }

  async function submitPasskey(form: HTMLFormElement) {
    const name = String(new FormData(form).get('name') ?? '');
    const options = await change(beginPasskey);
    if (options === null) return null;
    const answer = await makePasskey(options);
    if (answer === null) {
      setFailure({ code: 'factor.no-passkey', message: '' });
      return null;
    }
    const made = await change(() => addPasskey({ name, answer }));
    if (made === null) return null;
    form.reset();
    if (made.recoveryCodes !== null) setCodes(made.recoveryCodes);
    return SENT;
  }

  return (
    <section className="factors" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('title')}</h2>
      <p className="hint">{t('intro')}</p>
      <FailureNotice failure={failure} />
      {codes !== null && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      <h3>{t('app.title')}</h3>
      {factors.appSince !== null ? (
        <div className="rows-item">
          <p>{t('app.since', { when: when(factors.appSince) })}</p>
          <button
            type="button"
            className="button button-small"
            aria-label={t('app.remove')}
            onClick={() => void change(removeApp)}
          >
            {t('remove')}
          </button>
        </div>
      ) : setup === null ? (
        <button type="button" className="button" onClick={async () => setSetup(await change(beginApp))}>
          {t('app.begin')}
        </button>
      ) : (
        <AppSetup {...setup} confirm={confirm} onCancel={() => setSetup(null)} />
      )}
      <h3>{t('passkey.title')}</h3>
      <ul className="rows">
        {factors.passkeys.map((passkey) => (
          <PasskeyRow
            key={passkey.id}
            passkey={passkey}
            rename={async (name) =>
              (await change(() => renamePasskey({ passkeyId: passkey.id, name }))) !== null
            }
            remove={() => void change(() => removePasskey(passkey.id))}
          />
        ))}
      </ul>
      <DraftForm className="row" keep="passkey.new" onSend={submitPasskey}>
        <div className="field">
          <label htmlFor={nameId}>{t('passkey.newName')}</label>
          <input id={nameId} name="name" maxLength={80} required placeholder={t('passkey.example')} />
        </div>
        <button type="submit" className="button">
          {t('passkey.add')}
        </button>
      </DraftForm>
      {hasFactor && (
        <>
          <h3>{t('codes.title')}</h3>
          <div className="rows-item">
            <p>{t('codes.left', { count: factors.recoveryCodesLeft })}</p>
            <button
              type="button"
              className="button button-small"
              onClick={async () => {
                const made = await change(renewCodes);
                if (made !== null) setCodes(made.recoveryCodes);
              }}
            >
              {t('codes.renew')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
