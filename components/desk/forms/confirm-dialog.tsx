'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from './failure-notice.tsx';

/** Confirms an action that cannot be undone; its children explain the effect. */
export function ConfirmDialog({
  title,
  go,
  failure,
  isBusy,
  onGo,
  onClose,
  children,
}: {
  title: string;
  go: string;
  failure: ActionFailure | null;
  isBusy: boolean;
  onGo: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('actions');
  return (
    <Dialog title={title} isAlert onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onGo();
        }}
      >
        {children}
        <FailureNotice failure={failure} />
        <DialogButtons cancel={t('cancel')} go={go} isDanger isBusy={isBusy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
