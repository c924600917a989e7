'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { DraftForm, SENT } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import {
  OUTSIDE_LINK_HOURS,
  OUTSIDE_LINK_KINDS,
  type OutsideLinkKind,
  outsideLabelMaxChars,
  outsideVisitHours,
} from '#core/outside/outside-link.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useFailure } from '../../forms/use-failure.ts';

const nothing: NewLink = { kind: 'review', label: '', hours: 24, singleUse: false };

export type NewLink = {
  readonly kind: OutsideLinkKind;
  readonly label: string;
  readonly hours: number;
  readonly singleUse: boolean;
};

/** The form of a new outside link. After a rejection it keeps its values. */
export function LinkForm({
  of,
  onMake,
}: {
  /** The story of the link. */
  of: string;
  onMake: (input: NewLink) => Promise<ActionFailure | null>;
}) {
  const t = useTranslations('outside.panel');
  const id = useId();
  const [input, setInput] = useState(nothing);
  const { failure, setFailure, onInput } = useFailure();
  const [isBusy, setBusy] = useState(false);

  async function make() {
    setBusy(true);
    const failed = await onMake(input);
    setBusy(false);
    setFailure(failed);
    return failed === null ? SENT : ({ ok: false, error: failed } as const);
  }

  const labelError = failure?.fieldErrors?.label;
  return (
    <DraftForm
      className="stack outside-form"
      keep="outside-link"
      of={of}
      onSend={make}
      onInput={onInput}
      noValidate
    >
      <div className="field">
        <label htmlFor={`${id}-label`}>{t('label')}</label>
        <LimitedInput
          id={`${id}-label`}
          name="label"
          value={input.label}
          maxChars={outsideLabelMaxChars}
          autoComplete="off"
          error={labelError}
          aria-describedby={`${id}-label-hint`}
          onChange={({ target }) => setInput({ ...input, label: target.value })}
        />
        <p className="hint" id={`${id}-label-hint`}>
          {t('labelHint')}
        </p>
      </div>
      <div className="outside-choices">
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('kind')}</label>
          <select
            id={`${id}-kind`}
            name="kind"
            value={input.kind}
            onChange={({ target }) => setInput({ ...input, kind: target.value as OutsideLinkKind })}
          >
            {OUTSIDE_LINK_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kind === 'preview' ? t('kindPreview') : t('kindReview')}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-hours`}>{t('hours')}</label>
          <select
            id={`${id}-hours`}
            name="hours"
            value={input.hours}
            aria-describedby={`${id}-hours-hint`}
            onChange={({ target }) => setInput({ ...input, hours: Number(target.value) })}
          >
            {OUTSIDE_LINK_HOURS.map((hours) => (
              <option key={hours} value={hours}>
                {t('hoursChoice', { hours })}
              </option>
            ))}
          </select>
        </div>
      </div>
      <label className="outside-check">
        <input
          type="checkbox"
          name="singleUse"
          checked={input.singleUse}
          onChange={({ target }) => setInput({ ...input, singleUse: target.checked })}
        />
        {t('singleUse')}
      </label>
      <p className="hint" id={`${id}-hours-hint`}>
        {t(input.singleUse ? 'visitOnceHint' : 'visitHint', { hours: outsideVisitHours })}
      </p>
      {failure !== null && labelError === undefined && (
        <p className="field-error" role="alert">
          {failure.message}
        </p>
      )}
      <p className="outside-line">
        <button type="submit" className="button button-primary" aria-disabled={isBusy}>
          {isBusy ? t('making') : t('make')}
        </button>
      </p>
    </DraftForm>
  );
}
