import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionResult } from '#core/shared/action-result.ts';
import { RemoveButton } from './remove-button.tsx';

/** A style entry in its list, with buttons for people who may change it. */
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
  return (
    <li className="rows-item" data-off={isOff || undefined}>
      <div>{children}</div>
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
          <RemoveButton
            name={name}
            ask={t('removeAsk')}
            className="button button-small"
            onRemove={onRemove}
            onChanged={onChanged}
          >
            {t('remove')}
          </RemoveButton>
        </div>
      )}
    </li>
  );
}
