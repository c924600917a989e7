import { areSameRole, type Grant, type HeldRole } from './roles.ts';

/** The rights of a person: roles, and additional grants. */
export type Rights = { readonly roles: readonly HeldRole[]; readonly grants: readonly Grant[] };

/** The rights in `after` that are not in `before`. Editing another desk is a new right. */
export function addedRights(before: Rights, after: Rights): Rights {
  return {
    roles: after.roles.filter((held) => !holdsRole(before, held)),
    grants: after.grants.filter((grant) => !before.grants.includes(grant)),
  };
}

/** The rights in both: `before` without the removed ones. */
export function commonRights(before: Rights, after: Rights): Rights {
  return {
    roles: before.roles.filter((held) => holdsRole(after, held)),
    grants: before.grants.filter((grant) => after.grants.includes(grant)),
  };
}

/** The union, each right once. */
export function joinedRights(before: Rights, added: Rights): Rights {
  const fresh = addedRights(before, added);
  return { roles: [...before.roles, ...fresh.roles], grants: [...before.grants, ...fresh.grants] };
}

/** Whether both are equal, in any order. */
export function areSameRights(one: Rights, other: Rights): boolean {
  return isNothing(addedRights(one, other)) && isNothing(addedRights(other, one));
}

export function isNothing({ roles, grants }: Rights): boolean {
  return roles.length === 0 && grants.length === 0;
}

function holdsRole({ roles }: Rights, wanted: HeldRole): boolean {
  return roles.some((held) => areSameRole(held, wanted));
}
