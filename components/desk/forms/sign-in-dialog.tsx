'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { signInUrl } from '#core/urls.ts';
import { getJson } from '../article/send.ts';
import { SignInAgain } from '../article/sign-in-again.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { isOtherPerson } from './signed-out.ts';

/** The sign-in of this page's person in a dialog over the page, so that typed text stays. */
export function SignInDialog({
  person,
  onDone,
  onClose,
}: {
  person: { readonly id: string; readonly name: string; readonly email: string };
  onDone: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('desk.sessionEnded');
  const actions = useTranslations('actions');
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const isOther = isOtherPerson(person.id);

  /** After a sign-in in another tab, possibly of another person. */
  async function lookAgain() {
    const answer = await getJson('/desk/presence', { writerId: person.id, onLost: setFailure });
    if (answer?.ok) onDone();
    else if (answer !== null) setFailure(answer.error);
  }

  return (
    <Dialog title={t(isOther ? 'anotherTitle' : 'title')} onClose={onClose}>
      <p>
        {isOther && `${t('another', { name: person.name })} `}
        {t('formHow')}
      </p>
      <FailureNotice failure={failure} />
      <SignInAgain email={person.email} />
      <p>
        <a href={signInUrl(window.location.pathname)} target="_blank" rel="noreferrer">
          {t('elsewhere')}
        </a>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void lookAgain();
        }}
      >
        <DialogButtons cancel={actions('cancel')} go={t('again')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
