'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { useTimeZone, useTranslations } from 'use-intl/react';
import { zonedField, zonedMoments } from '#core/i18n/zoned-moments.ts';
import { useMoment } from './use-moment.ts';

/**
 * A field for date and time in the site's time zone. The form gets the moment under `name`. For a time that
 * occurs twice (end of summer time) it asks which one; a skipped time is rejected.
 */
export function MomentField({
  name,
  label,
  initial = null,
  error,
  onMoment,
}: {
  name: string;
  label: string;
  /** A moment, or a local time (`2026-07-17T18:05`). */
  initial?: Date | string | null;
  error?: string | undefined;
  /** Called with the moment of the field, or null. */
  onMoment?: (moment: Date | null) => void;
}) {
  const t = useTranslations('actions');
  const when = useMoment();
  const timeZone = useTimeZone() ?? 'UTC';
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [local, setLocal] = useState(
    initial instanceof Date ? zonedField(initial, timeZone) : (initial ?? ''),
  );
  const moments = zonedMoments(local, timeZone);
  const [chosen, setChosen] = useState(() => place(initial, moments));
  const isSkipped = local !== '' && moments.length === 0;
  const problem = isSkipped ? t('skippedTime') : '';
  const at = moments[chosen] ?? moments[0];

  useEffect(() => field.current?.setCustomValidity(problem), [problem]);
  const shownMs = at?.getTime();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another moment triggers this.
  useEffect(() => onMoment?.(shownMs === undefined ? null : new Date(shownMs)), [shownMs]);

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        name={`${name}.local`}
        type="datetime-local"
        required
        value={local}
        onChange={(event) => {
          setLocal(event.target.value);
          setChosen(0);
        }}
        aria-describedby={`${id}-zone`}
        aria-invalid={error !== undefined || isSkipped || undefined}
      />
      <input type="hidden" name={name} value={at?.toISOString() ?? ''} />
      <p id={`${id}-zone`} className="hint">
        {t('zone', { zone: timeZone.replaceAll('_', ' ') })}
      </p>
      {moments.length > 1 && (
        <fieldset className="field">
          <legend>{t('repeatedTime')}</legend>
          {moments.map((moment, index) => (
            <label key={moment.toISOString()} className="row">
              <input
                type="radio"
                name={`${name}.which`}
                value={index}
                checked={index === chosen}
                onChange={() => setChosen(index)}
              />
              {when(moment)}
            </label>
          ))}
        </fieldset>
      )}
      {(isSkipped || error !== undefined) && (
        <p className="field-error" role="alert">
          {isSkipped ? problem : error}
        </p>
      )}
    </div>
  );
}

/** Which of two moments with the same local time is the initial one. */
function place(initial: Date | string | null, moments: readonly Date[]): number {
  if (!(initial instanceof Date)) return 0;
  return Math.max(
    0,
    moments.findIndex((moment) => Math.abs(moment.getTime() - initial.getTime()) < 60_000),
  );
}
