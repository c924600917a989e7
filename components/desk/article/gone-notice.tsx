'use client';
import { useTranslations } from 'use-intl/react';
import type { VersionContent } from '#core/articles/version-content.ts';
import { CopyText } from './copy-text.tsx';
import './recovery.css';

/** Says that the story is not for this person any more, and lets them take along what they have on the screen. */
export function GoneNotice({ content }: { content: VersionContent }) {
  const t = useTranslations('desk.article');
  return (
    <section className="notice notice-danger recovery" role="alert">
      <h2 className="notice-title">{t('goneTitle')}</h2>
      <p>{t('gone')}</p>
      <div className="row">
        <CopyText content={content} />
      </div>
    </section>
  );
}
