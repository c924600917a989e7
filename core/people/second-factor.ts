import { type Actor, holds, type Role } from './roles.ts';

/** Whether this person holds a role that requires a second factor. */
export function needsSecondFactor(actor: Pick<Actor, 'roles'>, roles: readonly Role[]): boolean {
  return roles.some((role) => holds(actor, role));
}

/**
 * After this many failures of the second step within a day the person is notified, because they are hardly
 * typing errors.
 */
export const failuresToNotify = 5;
