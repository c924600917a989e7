import type { Actor } from './roles.ts';

/**
 * The actor for commands on the server, with an administrator's rights: a person who can run commands there
 * can change the database anyway. The audit records this id; it cannot sign in.
 */
export const operator: Actor = {
  id: '00000000-0000-0000-0000-000000000000',
  name: 'operator',
  roles: [{ role: 'admin', sectionId: null }],
  grants: [],
};

export function isOperator(actor: Pick<Actor, 'id'>): boolean {
  return actor.id === operator.id;
}
