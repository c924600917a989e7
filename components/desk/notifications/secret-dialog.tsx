import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';

/** A secret, shown only once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('notifications.webhooks');
  return (
    <Dialog title={t('secretTitle')} onClose={onClose}>
      <div className="stack">
        <p className="notice">{t('secretOnce')}</p>
        <label className="field">
          <span className="label">{t('secret')}</span>
          <input className="secret" readOnly value={secret} onFocus={(event) => event.target.select()} />
        </label>
        <div className="dialog-actions">
          <button type="button" className="button button-primary" onClick={onClose}>
            {t('close')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
