'use client';
import { useTranslations } from 'use-intl/react';

/** What is shown when a screen fails: what was typed is kept in this browser, so trying again is safe. */
export function DeskFault({ reset }: { reset: () => void }) {
  const t = useTranslations('desk.fault');
  return (
    <section className="empty" role="alert">
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <button type="button" className="button" onClick={reset}>
        {t('again')}
      </button>
    </section>
  );
}
