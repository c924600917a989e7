'use client';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { FormKeeper } from '#components/ui/form-keeper.ts';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import { releaseUnsent } from '#components/ui/unsent-forms.ts';
import { guardLeaving } from '../../ui/unsent-forms.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { isOtherPerson, notePerson, signedInAgain, signedOut, watchPerson } from './signed-out.ts';

const signInDialog = lazy(async () => (await import('./sign-in-dialog.tsx')).SignInDialog);
const leaveQuestion = lazy(async () => (await import('#components/ui/leave-question.tsx')).LeaveQuestion);

/**
 * Provides the desk's forms with their person, with sign-in in place after an expired session, and with a
 * question before unsent text is left.
 */
export function DeskForms({
  person,
  children,
}: {
  person: { readonly id: string; readonly name: string; readonly email: string };
  children: ReactNode;
}) {
  const t = useTranslations('desk.sessionEnded');
  const refresh = useRefresh();
  const [isSignedOut, setSignedOut] = useState(false);
  const [asks, setAsks] = useState(false);
  const [leaving, setLeaving] = useState<{ readonly go: () => void } | null>(null);
  /** Callers that wait for the same sign-in. */
  const waiting = useRef<((isSignedIn: boolean) => void)[]>([]);
  const { id } = person;

  const signInAgain = useCallback(() => {
    setAsks(true);
    return new Promise<boolean>((settle) => waiting.current.push(settle));
  }, []);
  const keeping = useMemo(
    () => ({ personId: id, isSamePerson: () => !isOtherPerson(id), signInAgain }),
    [id, signInAgain],
  );

  const settle = useCallback(
    (isSignedIn: boolean) => {
      setAsks(false);
      if (isSignedIn) {
        notePerson(id);
        setSignedOut(false);
      }
      for (const each of waiting.current.splice(0)) each(isSignedIn);
    },
    [id],
  );

  useEffect(() => {
    notePerson(id);
    const ends = [
      signedOut.subscribe(() => setSignedOut(true)),
      signedInAgain.subscribe(() => settle(true)),
      watchPerson(id, (isThisOne) => setSignedOut(!isThisOne)),
      guardLeaving((go) => setLeaving({ go })),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [id, settle]);

  return (
    <FormKeeper value={keeping}>
      {isSignedOut && (
        <p className="notice notice-danger signed-out" role="alert">
          {t('title')}. {t('outside')}{' '}
          <button
            type="button"
            className="button button-small"
            onClick={async () => (await signInAgain()) && refresh()}
          >
            {t('signIn')}
          </button>
        </p>
      )}
      {children}
      {asks && (
        <LazyPart
          part={signInDialog}
          person={person}
          onDone={() => settle(true)}
          onClose={() => settle(false)}
        />
      )}
      {leaving !== null && (
        <LazyPart
          part={leaveQuestion}
          what="page"
          onStay={() => setLeaving(null)}
          onLeave={() => {
            setLeaving(null);
            releaseUnsent();
            leaving.go();
          }}
        />
      )}
    </FormKeeper>
  );
}
