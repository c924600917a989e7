'use client';
import { useTranslations } from 'use-intl/react';
import type { VersionContent } from '#core/articles/version-content.ts';
import { CopyText } from './copy-text.tsx';
import './recovery.css';

/** Reports that the person has lost access to the story, and lets them copy the text on the screen. */
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
