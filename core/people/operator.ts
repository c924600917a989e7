import type { Actor } from './roles.ts';

/**
 * Whoever works at the machine itself, with an administrator's rights: whoever can start a command there can read and
 * change the database anyway. In the audit this id stands for them; nobody can sign in with it.
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
