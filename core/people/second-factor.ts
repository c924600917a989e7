import { type Actor, holds, type Role } from './roles.ts';

/** Whether this person holds a role that the house lets nobody hold without a second factor. */
export function needsSecondFactor(actor: Pick<Actor, 'roles'>, roles: readonly Role[]): boolean {
  return roles.some((role) => holds(actor, role));
}

/** So many failures at the second step within a day are hardly mistyped: their person is told. */
export const failuresToTell = 5;
