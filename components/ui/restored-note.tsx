'use client';
import { useTranslations } from 'use-intl/react';
import type { Conflict } from './form-draft.ts';

/** Reports restored text, and shows texts whose field has another saved value now. */
export function RestoredNote({
  conflicts,
  onDiscard,
  onSettle,
}: {
  conflicts: readonly Conflict[];
  onDiscard: () => void;
  onSettle: (name: string, isMine: boolean) => void;
}) {
  const t = useTranslations('desk.unsent');
  return (
    <div className="notice" role="status">
      <p>
        {t('restored')}{' '}
        <button type="button" className="button button-small" onClick={onDiscard}>
          {t('discard')}
        </button>
      </p>
      {conflicts.map(({ name, label, now, mine, isGone }) => (
        <div key={name}>
          <p>
            {isGone ? t('gone', { field: label }) : t('changed', { field: label, now: now || t('empty') })}
          </p>
          <p className="notice-text">{t('mine', { text: mine || t('empty') })}</p>
          <div className="row">
            {!isGone && (
              <button type="button" className="button button-small" onClick={() => onSettle(name, true)}>
                {t('useMine')}
              </button>
            )}
            <button type="button" className="button button-small" onClick={() => onSettle(name, false)}>
              {t('dropMine')}
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}
