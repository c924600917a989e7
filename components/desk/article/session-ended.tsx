'use client';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { articleDeskUrl, newArticleDeskUrl, signInUrl } from '#core/urls.ts';
import { useRecentMoment } from '../use-recent-moment.ts';
import { sendJson } from './send.ts';
import type { Unknown } from './writing/line-to-room.ts';
import type { WritingSession } from './writing/writing-session.ts';
import './recovery.css';

/**
 * Says that the server does not know any more who is writing here, that the text is safe, and lets its writer sign in
 * again without leaving it; the line comes back by itself.
 */
export function SessionEnded({
  why,
  person,
  session,
}: {
  why: Unknown;
  person: { readonly name: string; readonly email: string };
  session: WritingSession;
}) {
  const t = useTranslations('desk.sessionEnded');
  const when = useRecentMoment();
  const errors = useTranslations('errors');
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const unsentSince = useSyncExternalStore(session.subscribe, session.oldestUnsent, session.oldestUnsent);
  const saving = useSyncExternalStore(session.subscribe, session.saving, session.saving);
  const { articleId } = session.snapshot();
  const { name, email } = person;

  async function signInAgain(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const password = new FormData(event.currentTarget).get('password');
    const answer = await sendJson('/desk/session', { email, password });
    setBusy(false);
    setFailure(answer === null ? { code: 'request.failed', message: '' } : answer.ok ? null : answer.error);
    if (answer?.ok) session.tryNow();
  }

  return (
    <section className="notice notice-danger session-ended" role="alert" data-session={why}>
      <h2 className="notice-title">{t(why === 'signed-out' ? 'title' : 'anotherTitle')}</h2>
      <p>
        {why === 'another-person' && `${t('another', { name })} `}
        {unsentSince === null
          ? t('allSent')
          : t(saving === 'unkept' ? 'unkept' : 'unsent', { when: when(unsentSince) })}{' '}
        {t('how')}
      </p>
      <form className="session-ended-form" onSubmit={(event) => void signInAgain(event)}>
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <div className="field">
          <label htmlFor="password-again">{t('password', { email })}</label>
          <input
            id="password-again"
            className="input"
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
        </div>
        <button type="submit" className="button button-primary" aria-disabled={isBusy}>
          {t('signIn')}
        </button>
      </form>
      {failure !== null && <p className="field-error">{failure.message || errors(failure.code)}</p>}
      {why === 'signed-out' && (
        <p>
          <a
            href={signInUrl(articleId === null ? newArticleDeskUrl : articleDeskUrl(articleId))}
            target="_blank"
            rel="noreferrer"
          >
            {t('elsewhere')}
          </a>
        </p>
      )}
    </section>
  );
}
