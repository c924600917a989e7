'use client';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { proofsOf, proveAgain } from '#app/(desk)/actions/factors.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { signWithPasskey } from './browser-passkey.ts';
import type { Proofs } from './shown-factors.ts';

/** Asks for reauthentication: by a second factor if the person has one, otherwise by password. */
export function ReauthenticateDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const call = useActionCall();
  const t = useTranslations('factors');
  const id = useId();
  const [proofs, setProofs] = useState<Proofs | null>(null);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    let isWanted = true;
    void call(proofsOf()).then((answer) => {
      if (!isWanted) return;
      if (answer.ok) setProofs(answer.data);
      else setFailure(answer.error);
    });
    return () => {
      isWanted = false;
    };
  }, [call]);

  function settle(answer: ActionResult<void>) {
    setBusy(false);
    if (answer.ok) onDone();
    else setFailure(answer.error);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // A dialog may be inside another dialog's form in React's tree.
    event.stopPropagation();
    if (isBusy || proofs === null) return;
    const given = String(new FormData(event.currentTarget).get('proof') ?? '');
    setBusy(true);
    settle(await call(proveAgain(proofs.byCode ? { code: given } : { password: given })));
  }

  async function byPasskey() {
    const options = proofs?.passkey;
    if (!options || isBusy) return;
    const passkey = await signWithPasskey(options);
    if (passkey === null) return setFailure({ code: 'factor.no-passkey', message: '' });
    setBusy(true);
    settle(await call(proveAgain({ passkey })));
    // A challenge can be used once, so a retry needs a new one.
    const again = await call(proofsOf());
    if (again.ok) setProofs(again.data);
  }

  const typed = proofs === null ? null : proofs.byCode ? 'code' : proofs.byPassword ? 'password' : null;
  return (
    <Dialog title={t('again.title')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{t('again.why')}</p>
        <FailureNotice failure={failure} />
        {typed !== null && (
          <div className="field">
            <label htmlFor={id}>{t(typed === 'code' ? 'code' : 'password')}</label>
            <input
              id={id}
              name="proof"
              type={typed === 'code' ? 'text' : 'password'}
              inputMode={typed === 'code' ? 'numeric' : undefined}
              autoComplete={typed === 'code' ? 'one-time-code' : 'current-password'}
              required
              autoFocus
            />
          </div>
        )}
        {proofs?.passkey && (
          <button type="button" className="button" onClick={() => void byPasskey()}>
            {t('usePasskey')}
          </button>
        )}
        {proofs !== null && typed === null && proofs.passkey === null && <p>{t('again.noWay')}</p>}
        <DialogButtons
          cancel={t('cancel')}
          go={t('again.go')}
          isBusy={isBusy}
          isIncomplete={typed === null}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
