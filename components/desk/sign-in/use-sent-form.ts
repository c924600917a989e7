import { type FormEvent, useActionState, useRef } from 'react';
import { failureOf } from '#components/ui/network-failure.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';

/**
 * The state of a form with a server action, as in `useActionState`; null before. A network failure also
 * becomes a state (`asState`): otherwise an error page would replace the form and its text. With `onReset`
 * the fields keep their values, including a password: React resets a form after its action.
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
