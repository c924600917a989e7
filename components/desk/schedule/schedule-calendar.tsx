'use client';
import { type DragEvent, type FormEvent, useEffect, useState } from 'react';
import { useTimeZone, useTranslations } from 'use-intl/react';
import { act } from '#app/(desk)/actions/articles.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import type { CalendarSpan } from '#core/articles/calendar.ts';
import type { PlanDays } from '#core/assignments/plan-days.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { zonedField, zonedMoments } from '#core/i18n/zoned-moments.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import type { Present } from '../lists/present-people.tsx';
import { usePresence } from '../lists/use-presence.ts';
import { MomentField } from '../moments/moment-field.tsx';
import { useMoment } from '../moments/use-moment.ts';
import { DayHead } from '../planning/day-head.tsx';
import type { Moment } from './moment.ts';
import { MomentCard } from './moment-card.tsx';
import '../planning/planning.css';
import './schedule.css';
import { useRefresh } from '../shell/screen-refresh.tsx';

type Slot = {
  readonly key: string;
  readonly moments: readonly Moment[];
  /** The local time for an entry with this time of day (`18:05`) that is dropped here. */
  readonly localFor: (time: string) => string;
};

/**
 * The publication calendar: the days of a week or month, or the hours of a day. Movable entries can be
 * dragged.
 */
export function ScheduleCalendar({
  moments,
  isCut,
  span,
  day,
  calendar,
  now,
  present,
}: {
  moments: readonly Moment[];
  isCut: boolean;
  span: Exclude<CalendarSpan, 'list'>;
  day: string;
  calendar: PlanDays;
  now: Date;
  present: readonly Present[];
}) {
  const t = useTranslations('schedule');
  const timeZone = useTimeZone() ?? 'UTC';
  const presentIn = usePresence(present);
  const [asking, setAsking] = useState<{ moment: Moment; initial: Date | string } | null>(null);
  const { shown, announcement, problem, move, putBack } = useMoves(moments);
  const [over, setOver] = useState<string | null>(null);
  const today = dayOf(now, timeZone);

  function drop(event: DragEvent, slot: Slot) {
    event.preventDefault();
    setOver(null);
    const id = event.dataTransfer.getData('text/plain');
    const moment = shown.find((each) => each.canMove && each.articleId === id);
    if (moment === undefined) return;
    const local = slot.localFor(zonedField(moment.at, timeZone).slice(11));
    const found = zonedMoments(local, timeZone);
    if (found.length > 1) setAsking({ moment, initial: local });
    else if (found[0] === undefined) putBack(moment, t('skipped'));
    else void move(moment, found[0]);
  }

  const slots: Slot[] =
    span === 'day'
      ? hoursOf(day, shown, timeZone)
      : calendar.days.map((each) => ({
          key: each,
          moments: shown.filter(({ at }) => dayOf(at, timeZone) === each),
          localFor: (time) => `${each}T${time}`,
        }));

  return (
    <>
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
      {problem !== null && (
        <p className="notice notice-danger" role="alert">
          {problem}
        </p>
      )}
      {isCut && <p className="notice">{t('cut')}</p>}
      <ol className="plan-days" data-span={span} aria-label={t(span === 'day' ? 'hours' : 'calendar')}>
        {slots.map((slot) => (
          <li
            key={slot.key}
            className="plan-day"
            data-slot={slot.key}
            data-today={slot.key === today || undefined}
            data-outside={(span === 'month' && !slot.key.startsWith(calendar.month)) || undefined}
            data-empty={slot.moments.length === 0 || undefined}
            data-over={over === slot.key || undefined}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(slot.key);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => drop(event, slot)}
          >
            {span === 'day' ? <h3 className="plan-date">{slot.key}</h3> : <DayHead day={slot.key} />}
            {slot.moments.length > 0 && (
              <ul className="plan-cards">
                {slot.moments.map((moment) => (
                  <li key={`${moment.kind} ${moment.articleId}`}>
                    <MomentCard
                      moment={moment}
                      present={presentIn(moment.articleId)}
                      {...(moment.canMove && {
                        onDragStart: (event: DragEvent) =>
                          event.dataTransfer.setData('text/plain', moment.articleId),
                        onMove: () => setAsking({ moment, initial: moment.at }),
                      })}
                    />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      {moments.length === 0 && <p className="empty">{t('empty')}</p>}
      {asking !== null && (
        <MoveDialog
          moment={asking.moment}
          initial={asking.initial}
          onMove={(at) => {
            setAsking(null);
            void move(asking.moment, at);
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

/** Moves entries optimistically: they show their new moment before the server confirms it. */
function useMoves(moments: readonly Moment[]) {
  const call = useActionCall();
  const t = useTranslations('schedule');
  const refresh = useRefresh();
  const when = useMoment();
  const [moved, setMoved] = useState<ReadonlyMap<string, Date>>(new Map());
  const [announcement, setAnnouncement] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const shown = moments
    .map((moment) => ({
      ...moment,
      at: moment.canMove ? (moved.get(moment.articleId) ?? moment.at) : moment.at,
    }))
    .sort((one, other) => one.at.getTime() - other.at.getTime());

  // A new answer replaces optimistic moves.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer triggers this.
  useEffect(() => setMoved(new Map()), [moments]);

  /** After a rejection the entry moves back, and the reason is shown. */
  async function move(moment: Moment, publishAt: Date) {
    const before = moments.find((each) => each.canMove && each.articleId === moment.articleId)?.at;
    if (before === undefined || before.getTime() === publishAt.getTime()) return;
    setProblem(null);
    setMoved((all) => new Map(all).set(moment.articleId, publishAt));
    const answer = await call(
      act({
        articleId: moment.articleId,
        action: 'reschedule',
        publishAt: publishAt.toISOString(),
        basePublishAt: before.toISOString(),
      }),
    );
    if (answer.ok) setAnnouncement(t('moved', { title: moment.headline, when: when(publishAt) }));
    else putBack(moment, answer.error.message);
    refresh();
  }

  function putBack(moment: Moment, why: string) {
    setMoved((all) => new Map([...all].filter(([id]) => id !== moment.articleId)));
    setProblem(t('notMoved', { title: moment.headline, why }));
  }

  return { shown, announcement, problem, move, putBack };
}

/** The hours of a day in a time zone; a repeated hour is one slot. */
function hoursOf(day: string, moments: readonly Moment[], timeZone: string): Slot[] {
  const ofDay = moments.filter(({ at }) => dayOf(at, timeZone) === day);
  return Array.from({ length: 24 }, (_, hour) => {
    const key = `${String(hour).padStart(2, '0')}:00`;
    return {
      key,
      moments: ofDay.filter(({ at }) => zonedField(at, timeZone).slice(11, 13) === key.slice(0, 2)),
      localFor: (time) => `${day}T${key.slice(0, 2)}:${time.slice(3)}`,
    };
  });
}

/** Moves an entry without dragging: by keyboard, on a phone, to the minute. */
function MoveDialog({
  moment,
  initial,
  onMove,
  onClose,
}: {
  moment: Moment;
  /** The initial value: a moment, or a local time that occurs twice. */
  initial: Date | string;
  onMove: (at: Date) => void;
  onClose: () => void;
}) {
  const t = useTranslations('schedule');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const at = String(new FormData(event.currentTarget).get('at') ?? '');
    if (at !== '') onMove(new Date(at));
  }

  return (
    <Dialog title={t('moveOne', { title: moment.headline })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <MomentField name="at" label={t('moveTo')} initial={initial} />
        <DialogButtons cancel={t('cancel')} go={t('move')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
