'use client';
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { refreshScreen } from '#app/(desk)/actions/screen.ts';
import { signedOut } from '../forms/signed-out.ts';

const Refresh = createContext<(() => void) | null>(null);

/** Provides a refresh to the screens of the desk. */
export function ScreenRefresh({ children }: { children: ReactNode }) {
  // On a network failure the screen stays. The router's own refresh would leave the page and lose typed text.
  const refresh = useCallback(
    () =>
      void refreshScreen().then(
        (isSignedIn) => isSignedIn || signedOut.emit(),
        () => {},
      ),
    [],
  );
  return <Refresh value={refresh}>{children}</Refresh>;
}

/** Refreshes the screen with the server's state. Typed text and open panels stay. */
export function useRefresh(): () => void {
  const refresh = useContext(Refresh);
  if (refresh === null) throw new Error('useRefresh outside of ScreenRefresh');
  return refresh;
}
