'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { useRecentMoment } from '../moments/use-recent-moment.ts';
import type { Recovering } from './writing/recovering.ts';
import type { Beginning } from './writing/recovery.ts';

/** Stories begun in this browser that never reached the server. Each can be continued or discarded. */
export function BeginningsNotice({
  beginnings,
  recovering,
}: {
  beginnings: readonly Beginning[];
  recovering: Recovering;
}) {
  const t = useTranslations('desk.recovery');
  const when = useRecentMoment();
  const [doomed, setDoomed] = useState<Beginning | null>(null);
  return (
    <section className="notice recovery" role="alert" data-recovery="beginnings">
      <h2 className="notice-title">{t('beginningsTitle', { count: beginnings.length })}</h2>
      <p>{t('beginnings')}</p>
      <ul className="recovery-beginnings">
        {beginnings.map((beginning) => (
          <li key={beginning.left.articleId}>
            <p className="recovery-headline">{beginning.headline || beginning.words || t('untitled')}</p>
            <p className="muted">
              {when(beginning.left.typedAt)}
              {beginning.headline !== '' && beginning.words !== '' && ` · ${beginning.words}`}
            </p>
            <div className="row">
              <button
                type="button"
                className="button button-small button-primary"
                onClick={() => recovering.goOn(beginning)}
              >
                {t('open')}
              </button>
              <button type="button" className="button button-small" onClick={() => setDoomed(beginning)}>
                {t('drop')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {doomed !== null && (
        <Dialog title={t('dropTitle')} onClose={() => setDoomed(null)}>
          <p>{t('dropText', { name: doomed.headline || doomed.words || t('untitled') })}</p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setDoomed(null)}>
              {t('cancel')}
            </button>
            <button
              type="button"
              className="button button-danger"
              onClick={() => {
                setDoomed(null);
                void recovering.discard(doomed);
              }}
            >
              {t('dropForGood')}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
