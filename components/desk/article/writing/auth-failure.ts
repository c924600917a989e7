import type { ActionResult } from '#core/shared/action-result.ts';
import type { AuthFailure } from './collab-connection.ts';

/** The authentication failure in an answer, or null. */
export function authFailureOf(answer: ActionResult<unknown> | null): AuthFailure | null {
  if (answer === null || answer.ok) return null;
  if (answer.error.code === 'auth.required') return 'signed-out';
  return answer.error.code === 'auth.another-person' ? 'another-person' : null;
}
