import { useCallback } from 'react';
import { failureOf } from '#components/ui/network-failure.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { signedOut } from './signed-out.ts';
import { useErrorText } from './use-error-text.ts';

/**
 * Awaits the call of a server action: `await call(saveMarks(input))`. A call that throws, because the network
 * or the server failed, becomes a failure with a message, so that no screen waits for ever.
 */
export function useActionCall(): <T>(answering: Promise<ActionResult<T>>) => Promise<ActionResult<T>> {
  const errorText = useErrorText();
  return useCallback((answering) => settleCall(answering, errorText), [errorText]);
}

export async function settleCall<T>(
  answering: Promise<ActionResult<T>>,
  errorText: (code: string) => string,
): Promise<ActionResult<T>> {
  try {
    const answer = await answering;
    // The desk's frame then offers the sign-in.
    if (!answer.ok && answer.error.code === 'auth.required') signedOut.emit();
    return answer;
  } catch (thrown) {
    const failure = failureOf(thrown);
    return { ok: false, error: { ...failure, message: errorText(failure.code) } };
  }
}
