import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/**
 * The schedule shows headlines of approved stories. Every role that may read approved stories of others may
 * read it.
 */
export function mayReadSchedule(actor: Actor): Decision {
  const reads = (['journalist', 'editor', 'managing_editor', 'legal'] as const).some((role) =>
    holds(actor, role),
  );
  return reads ? YES : no('action.not-your-role');
}
