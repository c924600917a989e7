import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { CHECK_LEVELS, type CheckLevel } from '#core/checks/check.ts';
import { isAtLeast } from '#core/checks/resolve-rules.ts';
import type { CheckAtPlace, StageRule } from './check-at-place.ts';

/** The rule of a check at one stage: its level and its numbers. */
export function StageFields({
  check,
  stageRule,
  draft,
  isReadOnly,
  from,
  errors,
  onChange,
}: {
  check: Pick<CheckAtPlace, 'name' | 'parameters'>;
  stageRule: CheckAtPlace['stages'][number];
  draft: StageRule;
  isReadOnly: boolean;
  /** The source of the inherited rule. */
  from: string;
  errors: Readonly<Record<string, string>>;
  onChange: (draft: StageRule) => void;
}) {
  const t = useTranslations('checks');
  const id = useId();
  const { stage, floor, inherited } = stageRule;
  const words = { check: t(`about.${check.name}`), stage: t(`stage.${stage}`) };
  const level = draft.level ?? inherited.level;
  const shown = draft.level === null ? inherited.parameters : draft.parameters;
  const error = errors[stage];
  return (
    <div className="check-rule-stage">
      <span className="label" aria-hidden="true">
        {t(`stage.${stage}`)}
      </span>
      <select
        className="input"
        name={`${stage}.level`}
        aria-label={t('choice', words)}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        data-level={level}
        value={draft.level ?? ''}
        disabled={isReadOnly}
        onChange={(event) =>
          onChange({ ...draft, level: event.target.value === '' ? null : (event.target.value as CheckLevel) })
        }
      >
        <option value="">{t('inherit', { from, level: t(`level.${inherited.level}`) })}</option>
        {CHECK_LEVELS.filter((each) => isAtLeast(each, floor)).map((each) => (
          <option key={each} value={each}>
            {t(`level.${each}`)}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {level !== 'off' &&
        Object.entries(check.parameters).map(([name, { min, max }]) => {
          const parameter = t(`parameter.${name as 'days'}`);
          const fault = errors[`${stage}.${name}`];
          return (
            <div key={name} className="check-rule-number">
              <label htmlFor={`${id}-${name}`}>{parameter}</label>
              <input
                id={`${id}-${name}`}
                name={`${stage}.${name}`}
                className="input"
                type="number"
                inputMode="numeric"
                aria-label={t('number', { parameter, ...words })}
                aria-invalid={fault !== undefined || undefined}
                aria-describedby={`${id}-${name}-bounds`}
                min={min}
                max={max}
                value={Number.isNaN(shown[name]) ? '' : shown[name]}
                // Only an own rule has its own numbers.
                disabled={isReadOnly || draft.level === null}
                onChange={(event) =>
                  onChange({
                    ...draft,
                    parameters: { ...draft.parameters, [name]: event.target.valueAsNumber },
                  })
                }
              />
              <span id={`${id}-${name}-bounds`} className={fault === undefined ? 'hint' : 'field-error'}>
                {fault ?? t('bounds', { min, max })}
              </span>
            </div>
          );
        })}
    </div>
  );
}
