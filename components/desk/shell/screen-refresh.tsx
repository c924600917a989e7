'use client';
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { signedOut } from '../forms/signed-out.ts';

const Refresh = createContext<(() => void) | null>(null);

/** Gives the screens of the desk the way to be brought up to date. */
export function ScreenRefresh({
  door,
  children,
}: {
  /** Answers with the screen as the server has it now; false where nobody is signed in any more. */
  door: () => Promise<boolean>;
  children: ReactNode;
}) {
  // What nobody answers leaves the screen as it is; the router’s own refresh would leave the page, and with it what is typed there.
  const refresh = useCallback(
    () =>
      void door().then(
        (isSignedIn) => isSignedIn || signedOut.tell(),
        () => {},
      ),
    [door],
  );
  return <Refresh value={refresh}>{children}</Refresh>;
}

/** Brings the screen up to date with the server; what is typed and opened on it stays. */
export function useRefresh(): () => void {
  const refresh = useContext(Refresh);
  if (refresh === null) throw new Error('useRefresh outside of ScreenRefresh');
  return refresh;
}
