'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { confirm, decline, withdraw } from '#app/(desk)/actions/people.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedArea } from '#components/ui/limited-field.tsx';
import type { Rights } from '#core/people/rights.ts';
import type { RightsRequestKind } from '#core/people/rights-policy.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import type { Decision } from '#core/shared/decision.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { personDeskUrl } from '#core/urls.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { RightsFailure } from './rights-failure.tsx';
import { useRightsWords } from './use-rights-words.ts';

export type ShownRequest = {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly personEmail: string | null;
  readonly requesterName: string;
  readonly kind: RightsRequestKind;
  readonly rights: Rights;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly mayDecide: Decision;
  readonly isOwn: boolean;
};

/** Pending requests that a second person confirms or declines: rights, or the removal of second factors. */
export function RightsRequests({
  requests,
  sections,
}: {
  requests: readonly ShownRequest[];
  sections: readonly SectionNode[];
}) {
  const call = useActionCall();
  const t = useTranslations('people');
  const refresh = useRefresh();
  const proven = useProven();
  const when = useMoment();
  const words = useRightsWords(sections);
  const errorText = useErrorText();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [declined, setDeclined] = useState<ShownRequest | null>(null);
  const { isBusy, once } = useSingleFlight();
  if (requests.length === 0 && failure === null) return null;

  async function answer(work: () => Promise<ActionResult<unknown>>) {
    const result = await proven(work);
    setFailure(result.ok ? null : result.error);
    refresh();
  }

  const button = (name: 'confirm' | 'decline' | 'withdraw', request: ShownRequest, act: () => void) => (
    <button
      type="button"
      className={name === 'confirm' ? 'button button-small button-primary' : 'button button-small'}
      aria-label={t(`${request.kind}.${name}One`, { name: request.personName })}
      aria-disabled={isBusy || undefined}
      onClick={act}
    >
      {t(name)}
    </button>
  );

  return (
    <section className="panel rights-requests">
      <h2 className="panel-title">{t('waiting')}</h2>
      <p className="hint">{t('waitingHint')}</p>
      <RightsFailure failure={failure} />
      <ul className="rows">
        {requests.map((request) => (
          <li key={request.id} className="rows-item">
            <div>
              <DeskLink href={personDeskUrl(request.personId)}>
                {t(`${request.kind}.asks`, {
                  requester: request.requesterName,
                  person: request.personName,
                  rights: words(request.rights),
                })}
              </DeskLink>
              {request.personEmail !== null && (
                <p>{t(`${request.kind}.mailbox`, { email: request.personEmail })}</p>
              )}
              {request.reason !== '' && <p>{t('because', { reason: request.reason })}</p>}
              <p className="hint">
                {t('until', { asked: when(request.requestedAt), until: when(request.expiresAt) })}
              </p>
              {!request.mayDecide.ok && <p className="hint">{errorText(request.mayDecide.why)}</p>}
            </div>
            <div className="row">
              {request.mayDecide.ok &&
                button('confirm', request, () => void once(() => answer(() => call(confirm(request.id)))))}
              {request.mayDecide.ok && button('decline', request, () => setDeclined(request))}
              {request.isOwn &&
                button('withdraw', request, () => void once(() => answer(() => call(withdraw(request.id)))))}
            </div>
          </li>
        ))}
      </ul>
      {declined !== null && (
        <DeclineDialog
          request={declined}
          onDone={() => {
            setDeclined(null);
            refresh();
          }}
          onClose={() => setDeclined(null)}
        />
      )}
    </section>
  );
}

function DeclineDialog({
  request,
  onDone,
  onClose,
}: {
  request: ShownRequest;
  onDone: () => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('people');
  const id = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const { isBusy, once } = useSingleFlight();

  async function submit(form: HTMLFormElement) {
    const reason = String(new FormData(form).get('reason') ?? '');
    const answer = await call(decline({ requestId: request.id, reason }));
    if (answer.ok) onDone();
    else setFailure(answer.error);
    return answer;
  }

  return (
    <Dialog title={t(`${request.kind}.declineOne`, { name: request.personName })} onClose={onClose}>
      <DraftForm
        className="stack"
        keep="rights-request.decline"
        of={request.id}
        onSend={(form) => once(() => submit(form))}
      >
        <RightsFailure failure={failure} />
        <div className="field">
          <label htmlFor={id}>{t('reason')}</label>
          <LimitedArea id={id} name="reason" rows={3} required maxChars={500} />
        </div>
        <DialogButtons cancel={t('cancel')} go={t('decline')} isDanger isBusy={isBusy} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}
