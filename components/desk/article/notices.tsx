'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useMoment } from '../moments/use-moment.ts';
import type { SavedView } from './desk-article.ts';

/** Notices before writing: requested changes, blocks, and failed saves. */
export function Notices({ view, failure }: { view: SavedView | null; failure: ActionFailure | null }) {
  const when = useMoment();
  const t = useTranslations('desk.article');
  const errors = useTranslations('errors');
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
      {view !== null && !view.abilities.edit.ok && view.abilities.edit.why === 'article.taken-over' && (
        <Notice>{errors('article.taken-over')}</Notice>
      )}
      {view?.blockReason && (
        <Notice isDanger>
          <strong>{t('blocked')}</strong> {view.blockReason}
        </Notice>
      )}
      {view?.missedPublishAt && (
        <Notice isDanger>{t('scheduleMissed', { when: when(view.missedPublishAt) })}</Notice>
      )}
      {view?.schedule && (
        <Notice>
          {t(new Date(view.schedule.publishAt) > new Date() ? 'scheduled' : 'scheduleWaiting', {
            when: when(view.schedule.publishAt),
            number: view.schedule.version,
          })}
          {view.schedule.version !== view.version && ` ${t('scheduleOlder')}`}
        </Notice>
      )}
      {view?.embargoUntil && new Date(view.embargoUntil) > new Date() && (
        <Notice>{t('embargoed', { when: when(view.embargoUntil) })}</Notice>
      )}
      {view?.expiresAt && (
        <Notice isDanger={view.isExpired}>
          {t(view.isExpired ? 'expired' : 'expires', { when: when(view.expiresAt) })}
        </Notice>
      )}
      {view?.debtOpenedAt && <Notice isDanger>{t('debt', { when: when(view.debtOpenedAt) })}</Notice>}
      <FailureNotice failure={failure} />
    </div>
  );
}

function Notice({ isDanger, children }: { isDanger?: boolean; children: ReactNode }) {
  return (
    <div className={isDanger ? 'notice notice-danger' : 'notice'}>
      <p>{children}</p>
    </div>
  );
}
