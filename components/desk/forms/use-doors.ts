import { useMemo } from 'react';
import { failureOf } from '#components/ui/network-failure.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { signedOut } from './signed-out.ts';
import { useErrorText } from './use-error-text.ts';

type Door = (...given: never[]) => Promise<ActionResult<unknown>>;
type Doors = { readonly [name: string]: Door | Doors };

/**
 * The doors that a page hands to its screen, so that each answers: where nobody does, or the server broke down, it is
 * with a failure in words as any other, and no screen waits for ever.
 */
export function useDoors<D extends Doors>(doors: D): D {
  const errorText = useErrorText();
  return useMemo(() => answering(doors, errorText), [doors, errorText]);
}

/** Where nobody is signed in any more the frame of the desk offers the sign-in. */
function heard(answer: ActionResult<unknown>): ActionResult<unknown> {
  if (!answer.ok && answer.error.code === 'auth.required') signedOut.tell();
  return answer;
}

export function answering<D extends Doors>(doors: D, errorText: (code: string) => string): D {
  const failed = (thrown: unknown) => {
    const failure = failureOf(thrown);
    return { ok: false, error: { ...failure, message: errorText(failure.code) } };
  };
  const entries = Object.entries(doors).map(([name, door]) => [
    name,
    typeof door === 'function'
      ? (...given: never[]) => door(...given).then(heard, failed)
      : answering(door, errorText),
  ]);
  return Object.fromEntries(entries);
}
