import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { disable, enable, handOver } from '#app/(desk)/actions/people.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { RightsFailure } from './rights-failure.tsx';

type Work = Readonly<Record<'stories' | 'privateDrafts' | 'reviews' | 'debts' | 'blocks', number>>;
const KINDS = ['stories', 'privateDrafts', 'reviews', 'debts', 'blocks'] as const;

/** A person's open work, its new owner, and the deactivation of their account. */
export function LeavingPanel({
  person,
  work,
  writers,
  isSelf,
  onChanged,
}: {
  person: { readonly id: string; readonly name: string; readonly disabledAt: Date | null };
  work: Work;
  /** Colleagues who could take over the stories. */
  writers: readonly { readonly id: string; readonly name: string }[];
  isSelf: boolean;
  onChanged: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('people');
  const ta = useTranslations('admin');
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const { isBusy, once } = useSingleFlight();
  const proven = useProven();

  function settle(answer: ActionResult<unknown>) {
    setFailure(answer.ok ? null : answer.error);
    setIsAsking(false);
    if (answer.ok) onChanged();
  }

  async function submitSuccessor(successorId: string) {
    const answer = await call(handOver({ personId: person.id, successorId }));
    setAnnouncement(answer.ok ? t('handedOver', { count: answer.data.stories }) : '');
    settle(answer);
  }

  const inHand = KINDS.filter((kind) => work[kind] > 0);
  const isOut = person.disabledAt !== null;
  return (
    <>
      <h2>{t('work')}</h2>
      {inHand.length === 0 && <p className="muted">{t('noWork')}</p>}
      <ul>
        {inHand.map((kind) => (
          <li key={kind}>{t(kind, { count: work[kind] })}</li>
        ))}
      </ul>
      {work.stories > 0 && (
        <SuccessorForm
          writers={writers}
          isBusy={isBusy}
          onSubmit={(id) => void once(() => submitSuccessor(id))}
        />
      )}
      <p role="status" className="muted">
        {announcement}
      </p>
      {!isSelf && (
        <>
          <h2>{t('account')}</h2>
          <RightsFailure failure={failure} />
          <p className="hint">{t(isOut ? 'enableHint' : 'disableHint')}</p>
          <div className="row">
            {isOut ? (
              <button
                type="button"
                className="button"
                aria-label={ta('enableOne', { name: person.name })}
                aria-disabled={isBusy || undefined}
                onClick={() => void once(async () => settle(await proven(() => call(enable(person.id)))))}
              >
                {ta('enable')}
              </button>
            ) : (
              <button
                type="button"
                className="button button-danger"
                aria-label={ta('disableOne', { name: person.name })}
                aria-expanded={isAsking}
                onClick={() => setIsAsking(!isAsking)}
              >
                {ta('disable')}
              </button>
            )}
            {isAsking && (
              <button
                type="button"
                className="button button-danger"
                aria-disabled={isBusy || undefined}
                onClick={() => void once(async () => settle(await proven(() => call(disable(person.id)))))}
              >
                {t('disableSure')}
              </button>
            )}
          </div>
        </>
      )}
    </>
  );
}

function SuccessorForm({
  writers,
  isBusy,
  onSubmit,
}: {
  writers: readonly { readonly id: string; readonly name: string }[];
  isBusy: boolean;
  onSubmit: (successorId: string) => void;
}) {
  const t = useTranslations('people');
  const id = useId();
  return (
    <form
      className="filter"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(String(new FormData(event.currentTarget).get('successorId') ?? ''));
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('handOver')}</label>
        <select id={id} name="successorId" required defaultValue="" aria-describedby={`${id}-hint`}>
          <option value="" disabled>
            {t('choose')}
          </option>
          {writers.map((writer) => (
            <option key={writer.id} value={writer.id}>
              {writer.name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button" aria-disabled={isBusy || undefined}>
        {t('handOverDo')}
      </button>
      <p className="hint" id={`${id}-hint`}>
        {t('handOverHint')}
      </p>
    </form>
  );
}
