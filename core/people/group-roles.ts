import { areSameRole, type HeldRole, type Role } from './roles.ts';

/** A role that the operator lets a group of the identity provider give; `section` is a desk's slug. */
export type GroupRole = { readonly group: string; readonly role: Role; readonly section: string | null };

/** A role that a person holds, with the group that gave it; null where people gave it. */
export type SourcedRole = HeldRole & { readonly group: string | null };

/**
 * The groups that an ID token names. Without the claim there are none; null where the provider keeps them elsewhere
 * (`_claim_names`, OpenID Connect Core 5.6.2), as for a person with too many groups: then they are unknown.
 */
export function groupsIn(claims: Readonly<Record<string, unknown>>, claim: string): readonly string[] | null {
  const found = claims[claim];
  const elsewhere = claims._claim_names;
  if (found === undefined && typeof elsewhere === 'object' && elsewhere !== null && claim in elsewhere)
    return null;
  return (Array.isArray(found) ? found : [found]).filter((group) => typeof group === 'string');
}

/** The roles that these groups give, in the map's order. */
export function rolesOfGroups(map: readonly GroupRole[], groups: readonly string[]): GroupRole[] {
  const known = new Set(groups);
  return map.filter(({ group }) => known.has(group));
}

/**
 * What changes once the groups give exactly these roles. A role that people gave is neither given again nor taken away; one
 * whose group is gone while another group gives it changes its group: it is lost and gained.
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
