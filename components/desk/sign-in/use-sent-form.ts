import { type FormEvent, useActionState, useRef } from 'react';
import { failureOf } from '#components/ui/network-failure.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';

/**
 * The state of a form that an action answers, `null` before, as `useActionState` has it. A form that never arrives comes
 * to a state too (`asState`); the whole page would be taken away otherwise, and what was typed with it. With `onReset`
 * everything typed stays in its fields then, a password too: React empties a form whose action is over.
 */
export function useSentForm<S>(
  action: (state: S | null, form: FormData) => Promise<S | null>,
  asState: (failure: ActionFailure, form: FormData) => S,
) {
  const isUnsent = useRef(false);
  const [state, submit, isBusy] = useActionState<S | null, FormData>((state, form) => {
    isUnsent.current = false;
    return action(state, form).catch((thrown: unknown) => {
      const failure = failureOf(thrown);
      isUnsent.current = true;
      return asState(failure, form);
    });
  }, null);
  const onReset = (event: FormEvent) => {
    if (isUnsent.current) event.preventDefault();
  };
  return { state, submit, isBusy, onReset };
}
