'use client';
import { useId } from 'react';
import { useTimeZone, useTranslations } from 'use-intl/react';
import { PRIORITIES, type Priority } from '#core/articles/priority.ts';
import { isoDateTime } from '#core/i18n/format-date.ts';
import { fromZoned } from '#core/i18n/from-zoned.ts';

/** Changes of a plan. Omitted fields stay; a deadline of null removes it. */
export type PlanInput = { readonly priority?: Priority; readonly dueAt?: string | null };

/** Fields for priority and deadline: of one story with its values, of several with "no change". */
export function PlanFields({ plan }: { plan?: { priority: Priority; dueAt: Date | string | null } }) {
  const t = useTranslations('work');
  const timeZone = useTimeZone() ?? 'UTC';
  const id = useId();
  const dueAt = plan?.dueAt ? isoDateTime(new Date(plan.dueAt), timeZone).slice(0, 16) : undefined;
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-priority`}>{t('filter.priority')}</label>
        <select id={`${id}-priority`} name="priority" defaultValue={plan?.priority}>
          {plan === undefined && <option value="">{t('bulk.asItIs')}</option>}
          {PRIORITIES.map((each) => (
            <option key={each} value={each}>
              {t(`priority.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-due`}>{t('filter.due')}</label>
        <input
          id={`${id}-due`}
          type="datetime-local"
          name="dueAt"
          defaultValue={dueAt}
          aria-describedby={`${id}-zone`}
        />
        <p id={`${id}-zone`} className="hint">
          {t('zone', { zone: timeZone.replaceAll('_', ' ') })}
        </p>
      </div>
      {dueAt !== undefined && <input type="hidden" name="hadDue" value="yes" />}
      {(plan === undefined || dueAt !== undefined) && (
        <label className="check">
          <input type="checkbox" name="noDue" /> {t('bulk.noDue')}
        </label>
      )}
    </>
  );
}

/** Parses the fields of `PlanFields` from their form. */
export function planOf(form: FormData, timeZone: string): PlanInput {
  const priority = PRIORITIES.find((each) => each === form.get('priority'));
  const typed = String(form.get('dueAt') ?? '');
  const dueAt = fromZoned(typed, timeZone)?.toISOString();
  // For a single story, clearing a set deadline has the same effect as the checkbox.
  const isEmptied = form.has('hadDue') && typed === '';
  return {
    ...(priority !== undefined && { priority }),
    ...(dueAt !== undefined && { dueAt }),
    ...((form.has('noDue') || isEmptied) && { dueAt: null }),
  };
}
