/** Editorial roles; `admin` carries no editorial right by itself. */
export const ROLES = ['contributor', 'journalist', 'editor', 'managing_editor', 'legal', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Additional rights that are given to a person individually. */
export const GRANTS = ['breaking', 'fronts', 'unlock', 'archive_read', 'live'] as const;
export type Grant = (typeof GRANTS)[number];

/** A role of a person; `sectionId` is the desk, null if the role applies everywhere. */
export type HeldRole = { readonly role: Role; readonly sectionId: string | null };

/** Whether both are equal: an editor of one desk is not the editor of another. */
export function areSameRole(one: HeldRole, other: HeldRole): boolean {
  return one.role === other.role && one.sectionId === other.sectionId;
}

/** Whether a role is for a desk, for all desks, or either. */
export function deskOfRole(role: Role): 'always' | 'never' | 'either' {
  if (role === 'editor') return 'always';
  return role === 'journalist' || role === 'contributor' ? 'either' : 'never';
}

/** The acting person with their current roles and grants. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly HeldRole[];
  readonly grants: readonly Grant[];
};

/** True if the actor holds the role on any desk. */
export function holds(actor: Pick<Actor, 'roles'>, role: Role): boolean {
  return actor.roles.some((held) => held.role === role);
}

/**
 * True if the actor holds the role on one of these desks. A desk is a top-level section with its descendants,
 * so `deskIds` are a section and its ancestors.
 */
export function holdsOnDesk(actor: Pick<Actor, 'roles'>, role: Role, deskIds: readonly string[]): boolean {
  return actor.roles.some(
    (held) => held.role === role && held.sectionId !== null && deskIds.includes(held.sectionId),
  );
}
