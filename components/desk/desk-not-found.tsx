'use client';
import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { deskUrl } from '#core/urls.ts';

/** Nothing here for this person: it does not say whether it is missing or not theirs. */
export function DeskNotFound() {
  const t = useTranslations('desk.notFound');
  return (
    <section className="empty">
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <Link className="button" href={deskUrl}>
        {t('back')}
      </Link>
    </section>
  );
}
