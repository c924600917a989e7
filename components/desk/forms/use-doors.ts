import { useMemo } from 'react';
import { failureOf } from '#components/ui/network-failure.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { signedOut } from './signed-out.ts';
import { useErrorText } from './use-error-text.ts';

type Door = (...given: never[]) => Promise<ActionResult<unknown>>;
type Doors = { readonly [name: string]: Door | Doors };

/**
 * Wraps the server actions of a page so that each returns: a network or server failure becomes a failure with
 * a message.
 */
export function useDoors<D extends Doors>(doors: D): D {
  const errorText = useErrorText();
  return useMemo(() => answering(doors, errorText), [doors, errorText]);
}

/** If the session has ended, the desk's frame offers the sign-in. */
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
