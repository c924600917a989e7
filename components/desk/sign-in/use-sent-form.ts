import { useActionState } from 'react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { failureOf } from '../or-unreached.ts';

/**
 * The state of a form that an action answers, `null` before, as `useActionState` has it. A form that never arrives comes
 * to a state too (`asState`); the whole page would be taken away otherwise, and what was typed with it.
 */
export function useSentForm<S>(
  action: (state: S | null, form: FormData) => Promise<S | null>,
  asState: (failure: ActionFailure, form: FormData) => S,
) {
  return useActionState<S | null, FormData>(
    (state, form) => action(state, form).catch((thrown: unknown) => asState(failureOf(thrown), form)),
    null,
  );
}
