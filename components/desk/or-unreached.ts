import { unstable_rethrow } from 'next/navigation';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';

/** Nobody answered. */
export const unreached: ActionFailure = { code: 'request.failed', message: '' };

/** What an action comes to that threw: nobody answered. A way on that the server named is thrown too, and goes its way. */
export function failureOf(thrown: unknown): ActionFailure {
  unstable_rethrow(thrown);
  return unreached;
}

/** The same as an answer. */
export function orUnreached(thrown: unknown): ActionResult<never> {
  return { ok: false, error: failureOf(thrown) };
}
