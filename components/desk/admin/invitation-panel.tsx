import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { invite } from '#app/(desk)/actions/people.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { useMoment } from '../moments/use-moment.ts';

/** A person without a password: the expiry of their invitation, and an action to send another. */
export function InvitationPanel({
  personId,
  invitedUntil,
  onInvited,
}: {
  personId: string;
  invitedUntil: Date | null;
  onInvited: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('people');
  const when = useMoment();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const { isBusy, once } = useSingleFlight();

  async function sendAgain() {
    const answer = await call(invite(personId));
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) onInvited();
  }

  return (
    <>
      <h2>{t('invitation')}</h2>
      <FailureNotice failure={failure} />
      <p>{invitedUntil === null ? t('invitationOver') : t('invitedUntil', { when: when(invitedUntil) })}</p>
      <p className="hint">{t('invitationHint')}</p>
      <button
        type="button"
        className="button"
        aria-disabled={isBusy || undefined}
        onClick={() => void once(sendAgain)}
      >
        {t('inviteAgain')}
      </button>
    </>
  );
}
