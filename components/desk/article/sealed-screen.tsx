'use client';
import { useTranslations } from 'use-intl/react';
import { articleHistoryDeskUrl, noticesUrl } from '#core/urls.ts';
import { DeskLink } from '../desk-link.tsx';
import { StateBadge } from '../state-badge.tsx';
import type { SavedView } from './doors.ts';

/** What the desk has of a story that was taken down, for whoever may not read its words: that it was, and where one goes on. */
export function SealedScreen({ view }: { view: SavedView }) {
  const t = useTranslations('desk.article');
  return (
    <div className="article-screen">
      <header className="article-top">
        <div className="article-top-line">
          <h1 className="article-name">{t('sealed.name', { number: view.number })}</h1>
          <div className="row">
            <StateBadge work={view.workState} publicState={view.publicState} isSettled isExpired={false} />
            <a className="muted" href={view.url} target="_blank" rel="noreferrer">
              {t('sealed.page')}
            </a>
          </div>
        </div>
      </header>
      <section className="notice stack sealed">
        <h2 className="notice-title">{t('sealed.title')}</h2>
        <p>{t('sealed.text')}</p>
        <div className="row">
          <a className="button button-small" href={noticesUrl} target="_blank" rel="noreferrer">
            {t('sealed.notice')}
          </a>
          <DeskLink className="button button-small" href={articleHistoryDeskUrl(view.id)}>
            {t('history')}
          </DeskLink>
        </div>
      </section>
    </div>
  );
}
