import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { useSingleFlight } from '../forms/use-single-flight.ts';

/** Deletes a style entry after a confirmation that explains the effect. */
export function RemoveButton({
  name,
  ask,
  className,
  onRemove,
  onChanged,
  children,
}: {
  name: string;
  ask: string;
  className: string;
  onRemove: () => Promise<ActionResult<unknown>>;
  onChanged: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('style');
  const [asks, setAsks] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const { isBusy, once } = useSingleFlight();

  function open(isOpen: boolean) {
    setFailure(null);
    setAsks(isOpen);
  }

  async function remove() {
    const answer = await onRemove();
    if (!answer.ok) return setFailure(answer.error);
    open(false);
    onChanged();
  }

  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={t('removeOne', { name })}
        onClick={() => open(true)}
      >
        {children}
      </button>
      {asks && (
        <ConfirmDialog
          title={t('removeOne', { name })}
          go={t('remove')}
          failure={failure}
          isBusy={isBusy}
          onGo={() => void once(remove)}
          onClose={() => open(false)}
        >
          <p>{ask}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
