'use client';
import { useTranslations } from 'use-intl/react';
import { signOut } from '#app/(desk)/actions/sessions.ts';
import { FactorsPanel } from './factors-panel.tsx';
import { Reauthentication } from './reauthentication.tsx';
import type { Factors } from './shown-factors.ts';

/** The first screen for a person who must enrol a second factor. */
export function EnrolView({ next, factors }: { next: string; factors: Factors }) {
  const t = useTranslations('factors');
  const isEnrolled = factors.appSince !== null || factors.passkeys.length > 0;
  return (
    <main className="sign-in enrol">
      <header className="sign-in-head">
        <p className="sign-in-brand">Toasoan</p>
        <h1>{t('enrol.heading')}</h1>
      </header>
      <p>{t('enrol.why')}</p>
      <Reauthentication>
        <FactorsPanel factors={factors} />
      </Reauthentication>
      {isEnrolled && (
        <a className="button button-primary" href={next}>
          {t('enrol.go')}
        </a>
      )}
      <form action={signOut}>
        <button type="submit" className="button button-quiet">
          {t('enrol.signOut')}
        </button>
      </form>
    </main>
  );
}
