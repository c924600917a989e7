import type { ReactNode } from 'react';

/** What every page before the desk looks like: the house's name, what the page is for, one form. */
export function SignInFrame({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <p className="sign-in-brand">Toasoan</p>
        <h1>{heading}</h1>
      </header>
      {children}
    </main>
  );
}
