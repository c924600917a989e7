/** Editorial roles; `admin` carries no editorial right by itself. */
export const ROLES = ['contributor', 'journalist', 'editor', 'managing_editor', 'legal', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Rights given on top of a role, to a person by name. */
export const GRANTS = ['breaking', 'fronts', 'unlock', 'archive_read', 'live'] as const;
export type Grant = (typeof GRANTS)[number];

/** A role that a person holds; `sectionId` names the desk and is null where the role holds everywhere. */
export type HeldRole = { readonly role: Role; readonly sectionId: string | null };

/** Whether both are one role: an editor of one desk is not the editor of another. */
export function areSameRole(one: HeldRole, other: HeldRole): boolean {
  return one.role === other.role && one.sectionId === other.sectionId;
}

/** Whether a role is held at a desk, everywhere, or in either way. */
export function deskOfRole(role: Role): 'always' | 'never' | 'either' {
  if (role === 'editor') return 'always';
  return role === 'journalist' || role === 'contributor' ? 'either' : 'never';
}

/** Who acts: the person with the roles and grants held at this moment. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly HeldRole[];
  readonly grants: readonly Grant[];
};

/** True where the actor holds the role on any desk. */
export function holds(actor: Pick<Actor, 'roles'>, role: Role): boolean {
  return actor.roles.some((held) => held.role === role);
}

/**
 * True where the actor holds the role on one of these desks. A desk is a top section with all that stands
 * under it, so `deskIds` are a section and its ancestors.
 */
export function holdsOnDesk(actor: Pick<Actor, 'roles'>, role: Role, deskIds: readonly string[]): boolean {
  return actor.roles.some(
    (held) => held.role === role && held.sectionId !== null && deskIds.includes(held.sectionId),
  );
}
