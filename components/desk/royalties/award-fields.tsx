'use client';
import { useTranslations } from 'use-intl/react';

/** The typed values of an award: points with one decimal, whole đồng. */
export type TypedAward = { readonly points: string; readonly amount: string };

/** The fields for points and amount, labelled with their holder. */
export function AwardFields({
  name,
  field,
  value,
  isInvalid = false,
  onChange,
}: {
  name: string;
  /** The prefix of both field names. */
  field: string;
  value: TypedAward;
  isInvalid?: boolean;
  onChange: (value: TypedAward) => void;
}) {
  const t = useTranslations('royalties');
  return (
    <div className="award">
      <label className="field">
        <span className="label">
          <span aria-hidden="true">{t('points')}</span>
          <span className="visually-hidden">{t('pointsOf', { name })}</span>
        </span>
        <input
          className="input"
          name={`${field}.points`}
          inputMode="decimal"
          value={value.points}
          aria-invalid={isInvalid || undefined}
          onChange={(event) => onChange({ ...value, points: event.target.value })}
        />
      </label>
      <label className="field">
        <span className="label">
          <span aria-hidden="true">
            {t('amount')} ({t('dong')})
          </span>
          <span className="visually-hidden">{t('amountOf', { name })}</span>
        </span>
        <input
          className="input"
          name={`${field}.amount`}
          inputMode="numeric"
          value={value.amount}
          aria-invalid={isInvalid || undefined}
          onChange={(event) => onChange({ ...value, amount: event.target.value })}
        />
      </label>
    </div>
  );
}
