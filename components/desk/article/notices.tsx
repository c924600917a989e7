'use client';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { ArticleOnScreen } from './use-article.ts';

/** What somebody must know before writing on: what was asked of them, what blocks, what could not be saved. */
export function Notices({
  screen,
  failure,
  when,
}: {
  screen: ArticleOnScreen;
  failure: ActionFailure | null;
  when: (moment: Date | string) => string;
}) {
  const t = useTranslations('desk.article');
  const { view, kept, saveState } = screen;
  return (
    <div className="notices">
      {view?.workState === 'changes_requested' && view.changesReason && (
        <div className="notice">
          <p>
            <strong>{t('changesRequested')}</strong>
          </p>
          <p className="notice-text">{view.changesReason}</p>
        </div>
      )}
      {view?.blockReason && (
        <div className="notice notice-danger">
          <p>
            <strong>{t('blocked')}</strong> {view.blockReason}
          </p>
        </div>
      )}
      {view?.schedule && (
        <div className="notice">
          <p>
            {t('scheduled', { when: when(view.schedule.publishAt), number: view.schedule.version })}
            {view.schedule.version !== view.version && ` ${t('scheduleOlder')}`}
          </p>
        </div>
      )}
      {view?.embargoUntil && new Date(view.embargoUntil) > new Date() && (
        <div className="notice">
          <p>{t('embargoed', { when: when(view.embargoUntil) })}</p>
        </div>
      )}
      {view?.debtOpenedAt && (
        <div className="notice notice-danger">
          <p>{t('debt', { when: when(view.debtOpenedAt) })}</p>
        </div>
      )}
      {kept !== null && (
        <div className="notice" role="alert">
          <p>{t('keptText', { when: when(kept.at), number: kept.version })}</p>
          <div className="row">
            <button type="button" className="button button-small" onClick={screen.useKept}>
              {t('useKept')}
            </button>
            <button type="button" className="button button-small" onClick={screen.dropKept}>
              {t('dropKept')}
            </button>
          </div>
        </div>
      )}
      {saveState === 'stale' && (
        <div className="notice notice-danger" role="alert">
          <p>{screen.failure?.message}</p>
          <div className="row">
            <button type="button" className="button button-small" onClick={() => window.location.reload()}>
              {t('openNewest')}
            </button>
          </div>
        </div>
      )}
      {saveState === 'refused' && screen.failure !== null && (
        <p className="notice notice-danger" role="alert">
          {screen.failure.message}
        </p>
      )}
      {failure !== null && (
        <p className="notice notice-danger" role="alert">
          {failure.message}
        </p>
      )}
    </div>
  );
}
