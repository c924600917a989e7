import { type Decision, no, YES } from '../shared/decision.ts';
import { type Actor, type Grant, type HeldRole, holds } from './roles.ts';

/** Whether this person tends people and sections. */
export function isAdmin(actor: Pick<Actor, 'roles'>): Decision {
  return holds(actor, 'admin') ? YES : no('action.not-your-role');
}

type Rights = { readonly roles: readonly HeldRole[]; readonly grants: readonly Grant[] };

/** Nobody gives themselves a right alone: of their own rights, people may only lay some down. */
export function holdsNothingNew(before: Rights, after: Rights): Decision {
  const isHeld = (wanted: HeldRole) =>
    before.roles.some((held) => held.role === wanted.role && held.sectionId === wanted.sectionId);
  const isOld = after.roles.every(isHeld) && after.grants.every((grant) => before.grants.includes(grant));
  return isOld ? YES : no('people.self-grant');
}
