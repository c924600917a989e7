import { areSameRole, type HeldRole, type Role } from './roles.ts';

/** A role that the operator assigns to a group of the identity provider; `section` is a desk's slug. */
export type GroupRole = { readonly group: string; readonly role: Role; readonly section: string | null };

/** A role with the group that assigned it; null if people assigned it. */
export type SourcedRole = HeldRole & { readonly group: string | null };

/**
 * The groups in an ID token; empty without the claim. Null if the groups are unknown, because the provider
 * stores them elsewhere (`_claim_names`, OpenID Connect Core 5.6.2), as for a person with too many groups.
 */
export function groupsIn(claims: Readonly<Record<string, unknown>>, claim: string): readonly string[] | null {
  const found = claims[claim];
  const elsewhere = claims._claim_names;
  if (found === undefined && typeof elsewhere === 'object' && elsewhere !== null && claim in elsewhere)
    return null;
  return (Array.isArray(found) ? found : [found]).filter((group) => typeof group === 'string');
}

/** The roles of these groups, in the order of the map. */
export function rolesOfGroups(map: readonly GroupRole[], groups: readonly string[]): GroupRole[] {
  const known = new Set(groups);
  return map.filter(({ group }) => known.has(group));
}

/**
 * The changes after which the groups give exactly these roles. A role that people assigned is neither added
 * nor removed. A role that moves from one group to another is removed and added.
 */
export function changeByGroups(
  held: readonly SourcedRole[],
  given: readonly SourcedRole[],
): { gained: SourcedRole[]; lost: SourcedRole[] } {
  const lost = held.filter(
    (each) =>
      each.group !== null && !given.some((role) => areSameRole(role, each) && role.group === each.group),
  );
  const kept = held.filter((each) => !lost.includes(each));
  const gained: SourcedRole[] = [];
  for (const each of given)
    if (![...kept, ...gained].some((role) => areSameRole(role, each))) gained.push(each);
  return { gained, lost };
}
