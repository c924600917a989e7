'use client';
import { useTranslations } from 'use-intl/react';

/** The error screen. Typed text is stored in this browser, so a retry is safe. */
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
