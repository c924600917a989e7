'use client';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { ProofDoors } from './factor-doors.ts';

const dialog = lazy(async () => (await import('./reauthenticate-dialog.tsx')).ReauthenticateDialog);

type Prove = <T>(call: () => Promise<ActionResult<T>>) => Promise<ActionResult<T>>;
const Proven = createContext<Prove | null>(null);

/** Gives the screens inside the way to have their person prove again who they are, without leaving anything. */
export function Reauthentication({ doors, children }: { doors: ProofDoors; children: ReactNode }) {
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
        <LazyPart
          part={dialog}
          doors={doors}
          onDone={() => asked.settle(true)}
          onClose={() => asked.settle(false)}
        />
      )}
    </Proven>
  );
}

/**
 * Carries out what may ask for a fresh proof: where the server wants one a dialog asks for it in place, and then what was
 * begun goes on by itself. Whoever closes the dialog gets the refusal.
 */
export function useProven(): Prove {
  const prove = useContext(Proven);
  if (prove === null) throw new Error('useProven outside of Reauthentication');
  return prove;
}
