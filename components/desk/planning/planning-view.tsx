'use client';
import { type DragEvent, type FormEvent, useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { addAssignment, changeAssignment } from '#app/(desk)/actions/assignments.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { PLAN_SPANS, type PlanDays, type PlanSpan } from '#core/assignments/plan-days.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { planningDeskUrl } from '#core/urls.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { AssignmentForm, type DeskChoice } from './assignment-form.tsx';
import { DayHead } from './day-head.tsx';
import { PlanCard } from './plan-card.tsx';
import type { Planned } from './planned.ts';
import { useDayName } from './use-day-name.ts';
import '../lists/work.css';
import './planning.css';
import { useIdempotencyKey } from '../forms/use-idempotency-key.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';

type Named = { readonly id: string; readonly name: string };

type PlanningProps = {
  /** Null if the URL refers to an unknown object. */
  plan: {
    readonly planned: readonly Planned[];
    readonly unplanned: readonly Planned[];
    readonly isCut: boolean;
  } | null;
  span: PlanSpan;
  day: string;
  today: string;
  calendar: PlanDays;
  filter: { readonly section?: string; readonly person?: string };
  sections: readonly { slug: string; name: string; nameEn: string; depth: number }[];
  /** The desks for which the person may propose assignments. */
  desks: readonly DeskChoice[];
  colleagues: readonly Named[];
  now: Date;
};

/**
 * The desk's assignments: a calendar by week or month (on a phone a list of days), and those without a day.
 */
export function PlanningView({
  plan,
  span,
  day,
  today,
  calendar,
  filter,
  sections,
  desks,
  colleagues,
  now,
}: PlanningProps) {
  const call = useActionCall();
  const t = useTranslations('plan');
  const id = useId();
  const refresh = useRefresh();
  const dayName = useDayName();
  const { idFor, isMade } = useIdempotencyKey();
  const [isNew, setNew] = useState<string | null>(null);
  const [moving, setMoving] = useState<Planned | null>(null);
  const all = [...(plan?.planned ?? []), ...(plan?.unplanned ?? [])];
  const { move, landing, failure, announcement } = usePlanMoves(all);

  const address = (to: { span?: PlanSpan; day?: string }) =>
    `${planningDeskUrl}?${new URLSearchParams({ by: to.span ?? span, day: to.day ?? day, ...filter })}`;

  return (
    <div className="planning">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {desks.length > 0 && (
          <button type="button" className="button button-primary" onClick={() => setNew(day)}>
            {t('new')}
          </button>
        )}
      </div>
      <PlanBar {...{ span, today, calendar, address }} />
      <PlanFilter {...{ span, day, filter, sections, colleagues }} />
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
      {(failure !== null || plan === null) && (
        <p className="notice notice-danger" role="alert">
          {failure?.message ?? t('broken')}
        </p>
      )}
      {plan?.isCut && <p className="notice">{t('cut')}</p>}
      <h2 className="plan-span">{spanName(span, calendar, dayName)}</h2>
      <ol className="plan-days" data-span={span} aria-label={t('calendar')}>
        {calendar.days.map((each) => {
          const on = plan?.planned.filter((assignment) => assignment.plannedOn === each) ?? [];
          return (
            <li
              key={each}
              className="plan-day"
              data-today={each === today || undefined}
              data-outside={(span === 'month' && !each.startsWith(calendar.month)) || undefined}
              data-empty={on.length === 0 || undefined}
              {...landing(each)}
            >
              <DayHead day={each} />
              <PlanCards assignments={on} now={now} onMove={setMoving} />
            </li>
          );
        })}
      </ol>
      {plan?.planned.length === 0 && <p className="empty">{t('empty')}</p>}
      <section className="plan-unplanned" aria-labelledby={`${id}-unplanned`} {...landing(null)}>
        <h2 id={`${id}-unplanned`} className="plan-span">
          {t('unplanned')}
        </h2>
        {plan === null || plan.unplanned.length === 0 ? (
          <p className="muted">{t('nothingUnplanned')}</p>
        ) : (
          <PlanCards assignments={plan.unplanned} now={now} onMove={setMoving} />
        )}
      </section>
      {isNew !== null && (
        <AssignmentForm
          of=""
          title={t('newTitle')}
          fields={{
            ...{ title: '', brief: '', sectionId: desks[0]?.id ?? '', priority: 'normal', dueAt: null },
            plannedOn: isNew,
          }}
          desks={desks}
          save={async (input) => {
            const answer = await call(addAssignment({ ...input, id: idFor(input) }));
            if (answer.ok) {
              isMade();
              refresh();
            }
            return answer;
          }}
          onClose={() => setNew(null)}
        />
      )}
      {moving !== null && (
        <MoveDialog
          assignment={moving}
          day={moving.plannedOn ?? day}
          onMove={(plannedOn) => {
            setMoving(null);
            void move(moving, plannedOn);
          }}
          onClose={() => setMoving(null)}
        />
      )}
    </div>
  );
}

/** Moves assignments to another day, also by dragging. */
function usePlanMoves(all: readonly Planned[]) {
  const call = useActionCall();
  const t = useTranslations('plan');
  const refresh = useRefresh();
  const dayName = useDayName();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const [over, setOver] = useState<string | null>(null);

  async function move(assignment: Planned, plannedOn: string | null) {
    if (assignment.plannedOn === plannedOn) return;
    const answer = await call(
      changeAssignment({
        assignmentId: assignment.id,
        baseVersion: assignment.version,
        plannedOn,
      }),
    );
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) {
      setAnnouncement(
        t('moved', {
          title: assignment.title,
          day: plannedOn === null ? t('noDay') : dayName(plannedOn),
        }),
      );
    }
    refresh();
  }

  function drop(event: DragEvent, plannedOn: string | null) {
    event.preventDefault();
    setOver(null);
    const dragged = all.find((each) => each.id === event.dataTransfer.getData('text/plain'));
    if (dragged?.canMove) void move(dragged, plannedOn);
  }

  const landing = (plannedOn: string | null) => ({
    'data-over': over === (plannedOn ?? 'none') || undefined,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(plannedOn ?? 'none');
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => drop(event, plannedOn),
  });

  return { move, landing, failure, announcement };
}

/** The views by week and month, and the steps to other days. */
function PlanBar({
  span,
  today,
  calendar,
  address,
}: Pick<PlanningProps, 'span' | 'today' | 'calendar'> & {
  address: (to: { span?: PlanSpan; day?: string }) => string;
}) {
  const t = useTranslations('plan');
  return (
    <div className="plan-bar">
      <nav aria-label={t('spans')} className="tabs">
        {PLAN_SPANS.map((each) => (
          <DeskLink key={each} href={address({ span: each })} isHere={each === span ? 'page' : undefined}>
            {t(`span.${each}`)}
          </DeskLink>
        ))}
      </nav>
      <div className="row">
        <DeskLink className="button" href={address({ day: calendar.previous })}>
          ← {t('previous')}
        </DeskLink>
        <DeskLink className="button" href={address({ day: today })}>
          {t('today')}
        </DeskLink>
        <DeskLink className="button" href={address({ day: calendar.next })}>
          {t('next')} →
        </DeskLink>
      </div>
    </div>
  );
}

function PlanFilter({
  span,
  day,
  filter,
  sections,
  colleagues,
}: Pick<PlanningProps, 'span' | 'day' | 'filter' | 'sections' | 'colleagues'>) {
  const t = useTranslations('plan');
  const id = useId();
  const isEnglish = useLocale() === 'en';
  return (
    <search aria-label={t('filter')}>
      <form className="filter plan-filter" action={planningDeskUrl}>
        <input type="hidden" name="by" value={span} />
        <input type="hidden" name="day" value={day} />
        <div className="field">
          <label htmlFor={`${id}-section`}>{t('desk')}</label>
          <select id={`${id}-section`} name="section" defaultValue={filter.section ?? ''}>
            <option value="">{t('everyDesk')}</option>
            {sections.map((section) => (
              <option key={section.slug} value={section.slug}>
                {'\u2003'.repeat(section.depth)}
                {isEnglish ? section.nameEn : section.name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-person`}>{t('person')}</label>
          <select id={`${id}-person`} name="person" defaultValue={filter.person ?? ''}>
            <option value="">{t('everyone')}</option>
            {colleagues.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button">
          {t('show')}
        </button>
      </form>
    </search>
  );
}

function PlanCards({
  assignments,
  now,
  onMove,
}: {
  assignments: readonly Planned[];
  now: Date;
  onMove: (assignment: Planned) => void;
}) {
  if (assignments.length === 0) return null;
  return (
    <ul className="plan-cards">
      {assignments.map((assignment) => (
        <li key={assignment.id}>
          <PlanCard
            assignment={assignment}
            now={now}
            {...(assignment.canMove
              ? {
                  onDragStart: (event: DragEvent) => event.dataTransfer.setData('text/plain', assignment.id),
                  onMove: () => onMove(assignment),
                }
              : {})}
          />
        </li>
      ))}
    </ul>
  );
}

/** Moves an assignment without dragging: by keyboard, and on a phone. */
function MoveDialog({
  assignment,
  day,
  onMove,
  onClose,
}: {
  assignment: Planned;
  day: string;
  onMove: (day: string | null) => void;
  onClose: () => void;
}) {
  const t = useTranslations('plan');
  const id = useId();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onMove(String(new FormData(event.currentTarget).get('day') ?? '') || null);
  }

  return (
    <Dialog title={t('moveOne', { title: assignment.title })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <div className="field">
          <label htmlFor={id}>{t('moveTo')}</label>
          <input id={id} type="date" name="day" required defaultValue={day} />
        </div>
        <div className="dialog-actions">
          {assignment.plannedOn !== null && (
            <button type="button" className="button button-quiet" onClick={() => onMove(null)}>
              {t('unplan')}
            </button>
          )}
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" className="button button-primary">
            {t('move')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function spanName(span: PlanSpan, { days, month }: PlanDays, dayName: (day: string) => string): string {
  if (span === 'month') return `${Number(month.slice(5))}/${month.slice(0, 4)}`;
  return `${dayName(days[0] ?? '')} – ${dayName(days.at(-1) ?? '')}`;
}
