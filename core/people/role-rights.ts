import type { Role } from './roles.ts';

/** The scope of each editorial role's right; `admin` has none by itself. */
export type RoleRights<Reach> = Readonly<Record<Exclude<Role, 'admin'>, Reach>>;

/** The rights of a row in a table of actions, in the order of its columns. */
export function roleRights<Reach>([contributor, journalist, editor, managing_editor, legal]: readonly [
  Reach,
  Reach,
  Reach,
  Reach,
  Reach,
]): RoleRights<Reach> {
  return { contributor, journalist, editor, managing_editor, legal };
}
