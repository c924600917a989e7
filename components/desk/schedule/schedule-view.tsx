'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { CALENDAR_SPANS, type CalendarSpan } from '#core/articles/calendar.ts';
import { scheduleUrl, siteAtDeskUrl } from '#core/urls.ts';
import { useDayName } from '../planning/use-day-name.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import '../planning/planning.css';

/** The publication schedule: view mode, period and entries. */
export function ScheduleView({
  span,
  day,
  today,
  days,
  children,
}: {
  span: CalendarSpan;
  day: string;
  today: string;
  /** The shown, previous and next period; null in the list view. */
  days: {
    readonly first: string;
    readonly last: string;
    readonly previous: string;
    readonly next: string;
  } | null;
  children: ReactNode;
}) {
  const t = useTranslations('schedule');
  const dayName = useDayName();
  return (
    <div className="planning">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <DeskLink className="button" href={siteAtDeskUrl}>
          {t('siteAt')}
        </DeskLink>
      </div>
      <div className="plan-bar">
        <nav aria-label={t('spans')} className="tabs">
          {CALENDAR_SPANS.map((each) => (
            <DeskLink key={each} href={scheduleUrl(each, day)} isHere={each === span ? 'page' : undefined}>
              {t(`span.${each}`)}
            </DeskLink>
          ))}
        </nav>
        {days !== null && (
          <div className="row">
            <DeskLink className="button" href={scheduleUrl(span, days.previous)}>
              ← {t('previous')}
            </DeskLink>
            <DeskLink className="button" href={scheduleUrl(span, today)}>
              {t('today')}
            </DeskLink>
            <DeskLink className="button" href={scheduleUrl(span, days.next)}>
              {t('next')} →
            </DeskLink>
          </div>
        )}
      </div>
      {days !== null && (
        <h2 className="plan-span">
          {days.first === days.last ? dayName(days.first) : `${dayName(days.first)} – ${dayName(days.last)}`}
        </h2>
      )}
      {children}
    </div>
  );
}
