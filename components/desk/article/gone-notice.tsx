'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { VersionContent } from '#core/articles/version-content.ts';
import { bodyText } from '#core/document/body-text.ts';
import './recovery.css';

/** Says that the story is not for this person any more, and lets them take along what they have on the screen. */
export function GoneNotice({ content }: { content: VersionContent }) {
  const t = useTranslations('desk.article');
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    const { headline, sapo, body } = content;
    await navigator.clipboard.writeText([headline, sapo, bodyText(body)].filter(Boolean).join('\n\n'));
    setCopied(true);
  }

  return (
    <section className="notice notice-danger recovery" role="alert">
      <h2 className="notice-title">{t('goneTitle')}</h2>
      <p>{t('gone')}</p>
      <div className="row">
        <button type="button" className="button button-small" onClick={() => void copy()}>
          {t(isCopied ? 'copied' : 'copyText')}
        </button>
      </div>
    </section>
  );
}
