'use client';
import type { DragEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { assignmentDeskUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { Planned } from './planned.ts';

/** An assignment in a calendar, moved by dragging or by its button. */
export function PlanCard({
  assignment,
  now,
  onDragStart,
  onMove,
}: {
  assignment: Planned;
  now: Date;
  onDragStart?: (event: DragEvent) => void;
  onMove?: () => void;
}) {
  const t = useTranslations('plan');
  const work = useTranslations('work');
  const when = useMoment();
  const isEnglish = useLocale() === 'en';
  const { id, title, state, priority, dueAt, assigneeNames } = assignment;
  const isLate = dueAt !== null && dueAt < now && state !== 'delivered' && state !== 'dropped';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button does the same.
    <div
      className="plan-card"
      data-plan={state}
      draggable={onDragStart !== undefined}
      onDragStart={onDragStart}
    >
      <DeskLink className="plan-title" href={assignmentDeskUrl(id)}>
        {title}
      </DeskLink>
      <p className="plan-facts">
        <span className="plan-state">{t(`state.${state}`)}</span>
        {priority !== 'normal' && (
          <span className="badge" data-priority={priority}>
            {work(`priority.${priority}`)}
          </span>
        )}
        <span>{isEnglish ? assignment.sectionNameEn : assignment.sectionName}</span>
        <span>{assigneeNames.length > 0 ? assigneeNames.join(', ') : t('nobody')}</span>
        {dueAt !== null && (
          <span className="queue-due" data-late={isLate || undefined}>
            {t(isLate ? 'overdue' : 'due', { when: when(dueAt) })}
          </span>
        )}
      </p>
      {onMove !== undefined && (
        <button
          type="button"
          className="button button-small button-quiet plan-move"
          aria-label={t('moveOne', { title })}
          onClick={onMove}
        >
          {t('move')}
        </button>
      )}
    </div>
  );
}
