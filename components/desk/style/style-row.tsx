import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useOnce } from '../use-once.ts';

/** One thing of the style in its list, with the buttons of those who may change it. */
export function StyleRow({
  name,
  mayChange,
  isOff = false,
  onEdit,
  onRemove,
  onChanged,
  children,
}: {
  name: string;
  mayChange: boolean;
  isOff?: boolean;
  onEdit?: () => void;
  onRemove: () => Promise<ActionResult<unknown>>;
  onChanged: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('style');
  const [asks, setAsks] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const { isBusy, once } = useOnce();

  function ask(isAsked: boolean) {
    setFailure(null);
    setAsks(isAsked);
  }

  async function remove() {
    const answer = await onRemove();
    if (!answer.ok) return setFailure(answer.error);
    ask(false);
    onChanged();
  }

  return (
    <li className="rows-item" data-off={isOff || undefined}>
      <div>
        {children}
        {asks && (
          <ConfirmDialog
            title={t('removeOne', { name })}
            go={t('remove')}
            failure={failure}
            isBusy={isBusy}
            onGo={() => void once(remove)}
            onClose={() => ask(false)}
          >
            <p>{t('removeAsk')}</p>
          </ConfirmDialog>
        )}
      </div>
      {mayChange && (
        <div className="row">
          {onEdit !== undefined && (
            <button
              type="button"
              className="button button-small"
              aria-label={t('editOne', { name })}
              onClick={onEdit}
            >
              {t('edit')}
            </button>
          )}
          <button
            type="button"
            className="button button-small"
            aria-label={t('removeOne', { name })}
            onClick={() => ask(true)}
          >
            {t('remove')}
          </button>
        </div>
      )}
    </li>
  );
}
