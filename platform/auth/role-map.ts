import type { GroupRole } from '#core/people/group-roles.ts';
import { deskOfRole, ROLES } from '#core/people/roles.ts';
import { StartProblem } from '../process/start-problem.ts';

/**
 * Parses the map from groups of the identity provider to roles: `group=role` or `group=role:desk`, with the
 * desk's slug, separated by commas. Throws a `StartProblem` that names the invalid entry.
 */
export function readRoleMap(text: string, { mayGiveAdmin }: { mayGiveAdmin: boolean }): GroupRole[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => readEntry(entry, mayGiveAdmin));
}

function readEntry(entry: string, mayGiveAdmin: boolean): GroupRole {
  const [, group = '', name = '', , section = null] = /^(.+)=([^=:]*)(:([^=:]+))?$/.exec(entry) ?? [];
  const refuse = (why: string) => new StartProblem(`OIDC_ROLE_MAP has "${entry}": ${why}.`);
  if (group.trim() === '') throw refuse('write group=role, such as newsroom-legal=legal');
  const role = ROLES.find((each) => each === name.trim());
  if (role === undefined)
    throw refuse(`there is no role "${name.trim()}"; the roles are ${ROLES.join(', ')}`);
  const desk = deskOfRole(role);
  if (desk === 'always' && section === null)
    throw refuse(`the role ${role} needs a desk, such as ${role}:the-gioi`);
  if (desk === 'never' && section !== null) throw refuse(`the role ${role} has no desk`);
  if (role === 'admin' && !mayGiveAdmin)
    throw refuse('a group makes administrators only with OIDC_ADMIN_GROUPS=on');
  return { group: group.trim(), role, section: section?.trim() ?? null };
}
