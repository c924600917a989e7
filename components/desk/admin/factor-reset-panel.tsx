import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { askReset } from '#app/(desk)/actions/people.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedArea } from '#components/ui/limited-field.tsx';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';

/**
 * Requests the removal of a person's second factors. If no second person could confirm the request, explains
 * the alternative.
 */
export function FactorResetPanel({
  person,
  isAsked,
  onAsked,
}: {
  person: { readonly id: string; readonly email: string | null; readonly hasDecider: boolean };
  /** A request is already pending, and is shown above. */
  isAsked: boolean;
  onAsked: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('people');
  const proven = useProven();
  const id = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const { isBusy, once } = useSingleFlight();

  async function submit(form: HTMLFormElement) {
    const reason = String(new FormData(form).get('reason') ?? '');
    const answer = await proven(() => call(askReset({ personId: person.id, reason })));
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) onAsked();
    return answer;
  }

  return (
    <section aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>{t('factors.heading')}</h2>
      <FailureNotice failure={failure} />
      {!person.hasDecider && (
        <>
          <p className="hint">{t('factors.alone')}</p>
          <pre className="command">
            <code>{`npm run newsroom -- person reset-factor --person ${person.email}`}</code>
          </pre>
        </>
      )}
      {person.hasDecider && isAsked && <p className="hint">{t('factors.waits')}</p>}
      {person.hasDecider && !isAsked && (
        <DraftForm
          className="stack"
          keep="factor-reset"
          of={person.id}
          onSend={(form) => once(() => submit(form))}
        >
          <p className="hint">{t('factors.hint')}</p>
          <div className="field">
            <label htmlFor={id}>{t('factors.reason')}</label>
            <LimitedArea id={id} name="reason" rows={2} required maxChars={500} />
          </div>
          <div>
            <button type="submit" className="button" aria-disabled={isBusy || undefined}>
              {t('factors.ask')}
            </button>
          </div>
        </DraftForm>
      )}
    </section>
  );
}
