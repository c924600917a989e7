'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { isUnanswered } from '#components/ui/network-failure.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';

/** Confirms that another text becomes the current one, as a new version. */
export function RestoreDialog({
  name,
  nextNumber,
  restore,
  onRestored,
  onRefused,
  onClose,
}: {
  /** The name of the text: "Bản 3". */
  name: string;
  nextNumber: number;
  restore: () => Promise<ActionResult<{ version: number }>>;
  onRestored: (version: number) => void;
  onRefused: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('desk.history');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function run() {
    setBusy(true);
    const answer = await restore();
    setBusy(false);
    if (answer.ok) onRestored(answer.data.version);
    else {
      setFailure(answer.error);
      onRefused();
    }
  }

  return (
    <Dialog title={t('restoreTitle', { name })} onClose={onClose}>
      <p>{t('restoreText', { name, number: nextNumber })}</p>
      <FailureNotice failure={failure}>{Object.values(failure?.fieldErrors ?? {}).join(' ')}</FailureNotice>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('cancel')}
        </button>
        <button
          type="button"
          className="button button-primary"
          // A rejected action would be rejected again.
          disabled={isBusy || (failure !== null && !isUnanswered(failure))}
          onClick={() => void run()}
        >
          {t('restore')}
        </button>
      </div>
    </Dialog>
  );
}
