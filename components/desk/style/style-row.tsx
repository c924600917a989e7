import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionResult } from '#core/shared/action-result.ts';

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
  const [problem, setProblem] = useState('');

  async function remove() {
    const answer = await onRemove();
    if (answer.ok) onChanged();
    else setProblem(answer.error.message);
  }

  return (
    <li className="rows-item" data-off={isOff || undefined}>
      <div>
        {children}
        {problem !== '' && (
          <p className="field-error" role="alert">
            {problem}
          </p>
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
            onClick={() => void remove()}
          >
            {t('remove')}
          </button>
        </div>
      )}
    </li>
  );
}
