import { areSameRole, type Grant, type HeldRole } from './roles.ts';

/** What a person may do: roles, and grants on top of them. */
export type Rights = { readonly roles: readonly HeldRole[]; readonly grants: readonly Grant[] };

/** What `after` has and `before` has not. An editor of one desk who becomes editor of another gets something new. */
export function addedRights(before: Rights, after: Rights): Rights {
  return {
    roles: after.roles.filter((held) => !holdsRole(before, held)),
    grants: after.grants.filter((grant) => !before.grants.includes(grant)),
  };
}

/** What both have: `before` without what was taken away. */
export function keptRights(before: Rights, after: Rights): Rights {
  return {
    roles: before.roles.filter((held) => holdsRole(after, held)),
    grants: before.grants.filter((grant) => after.grants.includes(grant)),
  };
}

/** Both together, each right once. */
export function joinedRights(before: Rights, added: Rights): Rights {
  const fresh = addedRights(before, added);
  return { roles: [...before.roles, ...fresh.roles], grants: [...before.grants, ...fresh.grants] };
}

/** Whether both are the same rights, in whatever order. */
export function areSameRights(one: Rights, other: Rights): boolean {
  return isNothing(addedRights(one, other)) && isNothing(addedRights(other, one));
}

export function isNothing({ roles, grants }: Rights): boolean {
  return roles.length === 0 && grants.length === 0;
}

function holdsRole({ roles }: Rights, wanted: HeldRole): boolean {
  return roles.some((held) => areSameRole(held, wanted));
}
