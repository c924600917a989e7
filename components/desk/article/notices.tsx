'use client';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../failure-notice.tsx';
import type { SavedView } from './doors.ts';

/** What somebody must know before writing on: what was asked of them, what blocks, what could not be saved. */
export function Notices({
  view,
  failure,
  when,
}: {
  view: SavedView | null;
  failure: ActionFailure | null;
  when: (moment: Date | string) => string;
}) {
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
        <div className="notice">
          <p>{errors('article.taken-over')}</p>
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
      {view?.expiresAt && (
        <div className={view.isExpired ? 'notice notice-danger' : 'notice'}>
          <p>{t(view.isExpired ? 'expired' : 'expires', { when: when(view.expiresAt) })}</p>
        </div>
      )}
      {view?.debtOpenedAt && (
        <div className="notice notice-danger">
          <p>{t('debt', { when: when(view.debtOpenedAt) })}</p>
        </div>
      )}
      <FailureNotice failure={failure} />
    </div>
  );
}
