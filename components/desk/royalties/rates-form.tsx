'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { saveRates } from '#app/(desk)/actions/royalties.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import {
  type Award,
  ROYALTY_KINDS,
  type RoyaltyKind,
  type RoyaltyRates,
} from '#core/royalties/royalty-rates.ts';
import { readTypedAward, typedAward } from '#core/royalties/typed-award.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { AwardFields, type TypedAward } from './award-fields.tsx';

/** The usual rates for each format and for a photo. */
export function RatesForm({ rates }: { rates: RoyaltyRates }) {
  const call = useActionCall();
  const t = useTranslations('royalties');
  const errorText = useErrorText();
  const [typed, setTyped] = useState(
    () =>
      Object.fromEntries(ROYALTY_KINDS.map((kind) => [kind, typedAward(rates[kind])])) as Record<
        RoyaltyKind,
        TypedAward
      >,
  );
  /** The server's values, from the page or the last save here. */
  const [savedRates, setSavedRates] = useState(rates);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<{ isFailure: boolean; text: string } | null>(null);

  async function save() {
    const read = ROYALTY_KINDS.map((kind) => [kind, readTypedAward(typed[kind])] as const);
    const faulty = read.filter(([, award]) => award === null).map(([kind]) => kind);
    setWrong(new Set(faulty));
    if (faulty.length > 0) {
      setOutcome({ isFailure: true, text: errorText('field.invalid') });
      return null;
    }
    const wanted = Object.fromEntries(read) as RoyaltyRates;
    // Only changed rates are sent, so that concurrent changes by others survive.
    const changed = ROYALTY_KINDS.filter((kind) => !isSame(wanted[kind], savedRates[kind]));
    const answer = await call(saveRates(Object.fromEntries(changed.map((kind) => [kind, wanted[kind]]))));
    if (answer.ok) setSavedRates(wanted);
    setOutcome(
      answer.ok ? { isFailure: false, text: t('saved') } : { isFailure: true, text: answer.error.message },
    );
    return answer;
  }

  return (
    <DraftForm className="rates" keep="royalty-rates" onSend={save}>
      <p className="hint">{t('rateHint')}</p>
      <ul className="rows">
        {ROYALTY_KINDS.map((kind) => (
          <li key={kind} className="rows-item">
            <strong>{t(`format.${kind}`)}</strong>
            <AwardFields
              field={kind}
              name={t(`format.${kind}`)}
              value={typed[kind]}
              isInvalid={wrong.has(kind)}
              onChange={(value) => setTyped({ ...typed, [kind]: value })}
            />
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="submit" className="button button-primary">
          {t('save')}
        </button>
        <span role="status" className={outcome?.isFailure ? 'field-error' : 'muted'}>
          {outcome?.text}
        </span>
      </div>
    </DraftForm>
  );
}

function isSame(one: Award, other: Award): boolean {
  return one.pointTenths === other.pointTenths && one.amountDong === other.amountDong;
}
