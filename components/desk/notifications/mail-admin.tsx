'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { setMail, tryMail } from '#app/(desk)/actions/notifications.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { adminDeskUrl } from '#core/urls.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';

type Troubled = {
  readonly id: string;
  readonly personName: string;
  readonly personEmail: string | null;
  readonly status: 'waiting' | 'sent' | 'failed' | 'skipped';
  readonly attempts: number;
  readonly lastError: string | null;
  readonly dueAt: Date;
  readonly createdAt: Date;
};
type Caught = {
  readonly id: string;
  readonly at: Date;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};
type MailDesk = {
  readonly kind: 'smtp' | 'catcher' | 'none';
  readonly where: string;
  readonly headlinesInMail: boolean;
  readonly troubled: readonly Troubled[];
  readonly nextCursor: string | null;
  readonly caught: readonly Caught[] | null;
};

/** The state of mail delivery, and failed mails. */
export function MailAdmin({ mail, ownAddress }: { mail: MailDesk; ownAddress: string }) {
  const call = useActionCall();
  const t = useTranslations('notifications.mail');
  const refresh = useRefresh();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className={mail.kind === 'smtp' ? 'notice' : 'notice notice-danger'}>
        {t(mail.kind, { where: mail.where })}
      </p>
      <section aria-labelledby="mail-settings">
        <h2 id="mail-settings">{t('settings')}</h2>
        <FailureNotice failure={failure} />
        <label className="check">
          <input
            type="checkbox"
            name="headlinesInMail"
            defaultChecked={mail.headlinesInMail}
            onChange={async (event) => {
              const box = event.target;
              const answer = await call(setMail({ headlinesInMail: box.checked }));
              setFailure(answer.ok ? null : answer.error);
              if (!answer.ok) box.checked = !box.checked;
            }}
          />{' '}
          {t('headlines')}
        </label>
        <p className="hint">{t('headlinesHint')}</p>
      </section>
      {mail.kind !== 'none' && <TestMail ownAddress={ownAddress} onSent={refresh} />}
      <TroubledMails mails={mail.troubled} nextCursor={mail.nextCursor} />
      {mail.caught !== null && <CaughtMails mails={mail.caught} />}
    </div>
  );
}

function TestMail({ ownAddress, onSent }: { ownAddress: string; onSent: () => void }) {
  const call = useActionCall();
  const t = useTranslations('notifications.mail');
  const id = useId();
  const [outcome, setOutcome] = useState<{ text: string; isProblem: boolean } | null>(null);

  async function submit(form: HTMLFormElement) {
    const to = String(new FormData(form).get('to')).trim();
    setOutcome(null);
    const answer = await call(tryMail({ to }));
    if (answer.ok) {
      const { kind, where } = answer.data;
      setOutcome({ text: t(kind === 'smtp' ? 'sent' : 'kept', { where, to }), isProblem: false });
      onSent();
    } else {
      const reason = answer.error.details?.reason;
      const { message, fieldErrors } = answer.error;
      const text = typeof reason === 'string' ? t('refused', { reason }) : (fieldErrors?.to ?? message);
      setOutcome({ text, isProblem: true });
    }
    return answer;
  }

  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('test')}</h2>
      <DraftForm className="filter" keep="mail.test" onSend={submit}>
        <div className="field">
          <label htmlFor={`${id}-to`}>{t('to')}</label>
          <input id={`${id}-to`} name="to" type="email" required defaultValue={ownAddress} />
        </div>
        <button type="submit" className="button">
          {t('send')}
        </button>
      </DraftForm>
      <p role="status" className={outcome?.isProblem ? 'field-error' : 'hint address'}>
        {outcome?.text}
      </p>
    </section>
  );
}

function TroubledMails({ mails, nextCursor }: { mails: readonly Troubled[]; nextCursor: string | null }) {
  const t = useTranslations('notifications.mail');
  const when = useMoment();
  return (
    <section aria-labelledby="mail-troubled">
      <h2 id="mail-troubled">{t('troubled')}</h2>
      {mails.length === 0 && <p className="muted">{t('noTrouble')}</p>}
      <ul className="rows">
        {mails.map((mail) => (
          <li key={mail.id} className="rows-item">
            <div>
              <strong>{mail.personName}</strong> <span className="muted">{mail.personEmail}</span>
              <p className="hint address">
                {mail.lastError !== null && <>{mail.lastError} · </>}
                {t('attempts', { count: mail.attempts })}
              </p>
            </div>
            <p className="hint rows-time">
              {mail.status === 'failed'
                ? t('failed')
                : t(mail.lastError === null ? 'overdue' : 'waiting', { when: when(mail.dueAt) })}
            </p>
          </li>
        ))}
      </ul>
      {nextCursor !== null && (
        <DeskLink
          className="button"
          href={`${adminDeskUrl('mail')}?${new URLSearchParams({ cursor: nextCursor })}`}
        >
          {t('older')}
        </DeskLink>
      )}
    </section>
  );
}

function CaughtMails({ mails }: { mails: readonly Caught[] }) {
  const t = useTranslations('notifications.mail');
  const when = useMoment();
  return (
    <section aria-labelledby="mail-caught">
      <h2 id="mail-caught">{t('caught')}</h2>
      <p className="hint">{t('caughtHint')}</p>
      {mails.length === 0 && <p className="empty">{t('noCaught')}</p>}
      <ul className="rows caught">
        {mails.map((mail) => (
          <li key={mail.id} className="rows-item">
            <details>
              <summary>
                {mail.subject}{' '}
                <span className="muted">
                  → {mail.to} · {when(mail.at)}
                </span>
              </summary>
              <pre className="mail-text">{mail.text}</pre>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
