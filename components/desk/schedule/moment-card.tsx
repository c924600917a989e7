'use client';
import type { DragEvent } from 'react';
import { useLocale, useTimeZone, useTranslations } from 'use-intl/react';
import { clockTime } from '#core/i18n/format-date.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { type Present, PresentPeople } from '../lists/present-people.tsx';
import { DeskLink } from '../shell/desk-link.tsx';
import type { Moment } from './moment.ts';

/** An entry of the calendar, moved by dragging or by its button. */
export function MomentCard({
  moment,
  present,
  onDragStart,
  onMove,
}: {
  moment: Moment;
  present: readonly Present[];
  onDragStart?: (event: DragEvent) => void;
  onMove?: () => void;
}) {
  const t = useTranslations('schedule');
  const timeZone = useTimeZone() ?? 'UTC';
  const isEnglish = useLocale() === 'en';
  const { kind, at, articleId, headline, isHeld, approvedByName, version } = moment;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button does the same.
    <div
      className="plan-card"
      data-moment={kind}
      draggable={onDragStart !== undefined}
      onDragStart={onDragStart}
    >
      <p className="plan-facts moment-time">
        <strong>{clockTime(at, timeZone)}</strong>
        <span className="plan-state">{t(`kind.${kind}`)}</span>
      </p>
      <DeskLink className="plan-title" href={articleDeskUrl(articleId)}>
        {headline}
      </DeskLink>
      <p className="plan-facts">
        <span>{isEnglish ? moment.sectionNameEn : moment.sectionName}</span>
        {approvedByName !== null && (
          <span>{t('approved', { name: approvedByName, number: String(version) })}</span>
        )}
        {isHeld && kind !== 'published' && <span className="queue-due">{t('held')}</span>}
        <PresentPeople people={present} />
      </p>
      {onMove !== undefined && (
        <button
          type="button"
          className="button button-small button-quiet plan-move"
          aria-label={t('moveOne', { title: headline })}
          onClick={onMove}
        >
          {t('move')}
        </button>
      )}
    </div>
  );
}
