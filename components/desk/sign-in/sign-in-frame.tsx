import type { ReactNode } from 'react';

/** The layout of the pages before sign-in: the house's name, the purpose of the page, one form. */
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
