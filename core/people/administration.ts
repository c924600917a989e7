import { type Decision, no, YES } from '../shared/decision.ts';
import { type Actor, holds } from './roles.ts';

/** Whether this person manages people and sections. */
export function isAdmin(actor: Pick<Actor, 'roles'>): Decision {
  return holds(actor, 'admin') ? YES : no('action.not-your-role');
}
