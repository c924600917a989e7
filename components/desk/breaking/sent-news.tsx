'use client';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { articleDeskUrl } from '#core/urls.ts';
import type { Published } from './send-news.ts';

/** The outcome of the publication, and the next steps. */
export function SentNews({
  story,
  isAsTyped,
  onAnew,
  onClose,
}: {
  story: Published;
  /** The published text equals the text in the sheet, and not that of an earlier attempt. */
  isAsTyped: boolean;
  onAnew: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('breaking');
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <div className="stack breaking-stage" ref={panel} tabIndex={-1}>
      <div className="notice" role="status">
        <p>
          <strong>{t('published')}</strong>
        </p>
        <p>{story.headline}</p>
        {!isAsTyped && <p>{t('earlier')}</p>}
      </div>
      <p>{t('owed')}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('close')}
        </button>
        <button type="button" className="button" onClick={onAnew}>
          {t('anew')}
        </button>
        <a className="button" href={story.url} target="_blank" rel="noreferrer">
          {t('asReaders')}
        </a>
        <a className="button button-primary" href={articleDeskUrl(story.id)}>
          {t('goOn')}
        </a>
      </div>
    </div>
  );
}
