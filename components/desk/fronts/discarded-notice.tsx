import { useTranslations } from 'use-intl/react';

/** The notice that a draft was discarded, with an undo. */
export function DiscardedNotice({ name, onBringBack }: { name: string; onBringBack: () => void }) {
  const t = useTranslations('fronts');
  return (
    <p className="notice row" role="status">
      {t('discarded', { name })}
      <button type="button" className="button button-small" data-by="bring-back" onClick={onBringBack}>
        {t('bringBack')}
      </button>
    </p>
  );
}
