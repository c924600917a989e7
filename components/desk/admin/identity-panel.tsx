import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { unlink } from '#app/(desk)/actions/people.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { useMoment } from '../moments/use-moment.ts';

/** The person's account at the identity provider, with an action to unlink it. */
export function IdentityPanel({
  personId,
  identity,
  onUnlinked,
}: {
  personId: string;
  identity: { readonly issuer: string; readonly linkedAt: Date };
  onUnlinked: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('people.identity');
  const when = useMoment();
  const proven = useProven();
  const id = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const { isBusy, once } = useSingleFlight();

  async function submit() {
    const answer = await proven(() => call(unlink(personId)));
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) onUnlinked();
  }

  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('heading')}</h2>
      <FailureNotice failure={failure} />
      <p>{t('linked', { issuer: identity.issuer, when: when(identity.linkedAt) })}</p>
      <p className="hint">{t('hint')}</p>
      <button
        type="button"
        className="button button-small"
        disabled={isBusy}
        onClick={() => void once(submit)}
      >
        {t('unlink')}
      </button>
    </section>
  );
}
