'use client';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import { articleDeskUrl, newArticleDeskUrl, signInUrl } from '#core/urls.ts';
import { useRecentMoment } from '../moments/use-recent-moment.ts';
import type { AuthFailure } from './writing/collab-connection.ts';
import type { WritingSession } from './writing/writing-session.ts';
import './recovery.css';

/** The form is optional: without it the notice and the link to sign-in remain. */
const signInAgain = lazy(async () => (await import('./sign-in-again.tsx')).SignInAgain);

/**
 * Reports that the session has ended and that the text is safe. The writer can sign in again on
 * the page; the connection then reconnects automatically.
 */
export function SessionEnded({
  why,
  person,
  session,
}: {
  why: AuthFailure;
  person: { readonly name: string; readonly email: string };
  session: WritingSession;
}) {
  const t = useTranslations('desk.sessionEnded');
  const when = useRecentMoment();
  const unsentSince = useSyncExternalStore(session.subscribe, session.oldestUnsent, session.oldestUnsent);
  const saving = useSyncExternalStore(session.subscribe, session.saving, session.saving);
  const { articleId } = session.snapshot();
  const { name, email } = person;

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
      <LazyPart part={signInAgain} email={email} onDone={() => session.tryNow()} />
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
