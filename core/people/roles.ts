/** Editorial roles; `admin` carries no editorial right by itself. */
export const ROLES = ['contributor', 'journalist', 'editor', 'managing_editor', 'legal', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Rights given on top of a role, to a person by name. */
export const GRANTS = ['breaking', 'fronts', 'unlock', 'archive_read', 'live'] as const;
export type Grant = (typeof GRANTS)[number];

/** A role that a person holds; `sectionId` names the desk and is null where the role holds everywhere. */
export type HeldRole = { readonly role: Role; readonly sectionId: string | null };

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
