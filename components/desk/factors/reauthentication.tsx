'use client';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { ActionResult } from '#core/shared/action-result.ts';

const dialog = lazy(async () => (await import('./reauthenticate-dialog.tsx')).ReauthenticateDialog);

type Prove = <T>(call: () => Promise<ActionResult<T>>) => Promise<ActionResult<T>>;
const Proven = createContext<Prove | null>(null);

/** Provides reauthentication in place to the screens inside. */
export function Reauthentication({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<{ readonly settle: (isProven: boolean) => void } | null>(null);
  const prove = useCallback<Prove>(async (call) => {
    const answer = await call();
    if (answer.ok || answer.error.code !== 'auth.reauthenticate') return answer;
    const isProven = await new Promise<boolean>((settle) => setAsked({ settle }));
    setAsked(null);
    return isProven ? call() : answer;
  }, []);
  return (
    <Proven value={prove}>
      {children}
      {asked && (
        <LazyPart part={dialog} onDone={() => asked.settle(true)} onClose={() => asked.settle(false)} />
      )}
    </Proven>
  );
}

/**
 * Runs an action that may require reauthentication. If the server requires it, a dialog asks for it in place,
 * and the action is retried. Closing the dialog returns the rejection.
 */
export function useProven(): Prove {
  const prove = useContext(Proven);
  if (prove === null) throw new Error('useProven outside of Reauthentication');
  return prove;
}
