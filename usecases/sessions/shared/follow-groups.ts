import { changeByGroups, type GroupRole, type SourcedRole } from '#core/people/group-roles.ts';
import { addedRights, isNothing } from '#core/people/rights.ts';
import { areSameRole } from '#core/people/roles.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { listSourcedRolesOf, type PersonRow, replaceRoles } from '#db/queries/people/people.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import { revokeAllSessions } from '#db/queries/sessions/sessions.ts';
import type { Context } from '../../context.ts';
import { requireOtherAdmin } from '../../people/shared/person-rights.ts';
import { keepApprovers } from '../../shared/keep-approvers.ts';
import { recordAdminAct } from '../../shared/record-admin-act.ts';

/** Reasons for keeping a role, as in the audit. */
const WHY_KEPT: Readonly<Record<string, string>> = {
  'people.last-admin': 'last-admin',
  'people.last-approver': 'last-approver',
};

type Following = {
  readonly person: PersonRow;
  readonly issuer: string;
  readonly given: readonly GroupRole[];
};

/**
 * Assigns a person the roles of their groups at the identity provider, and removes those of former groups;
 * roles assigned by people stay. Roles for unknown desks are ignored. A role is kept if its removal would
 * leave a desk without an approver or the site without an administrator. The audit has the reason. New roles
 * end the person's sessions.
 */
export async function followGroups(ctx: Context, tx: Transaction, following: Following): Promise<void> {
  const { person } = following;
  const held = await listSourcedRolesOf(tx, person.id);
  const { gained, lost } = changeByGroups(held, await atDesks(tx, following.given));
  if (gained.length + lost.length === 0) return;
  const kept = held.filter((role) => !lost.includes(role));
  try {
    await tx.transaction((inner) =>
      keepApprovers(inner, [person.id], async () => {
        const after = [...kept, ...gained];
        if (!after.some(({ role }) => role === 'admin'))
          await requireOtherAdmin(inner, { personId: person.id, before: { roles: held, grants: [] } });
        await change(ctx, inner, { ...following, held, after });
      }),
    );
  } catch (error) {
    const why = error instanceof DomainError ? WHY_KEPT[error.code] : undefined;
    if (!(error instanceof DomainError) || why === undefined) throw error;
    const fresh = gained.filter((role) => !held.some((each) => areSameRole(each, role)));
    await change(ctx, tx, { ...following, held, after: [...held, ...fresh] });
    const { desk } = error.details;
    await recordAdminAct({ ...ctx, actor: null }, tx, {
      ...{ action: 'person.keep_group_roles', subjectType: 'person', subjectId: person.id },
      detail: {
        ...{ name: person.name, issuer: following.issuer, groups: lost.map(({ group }) => group) },
        ...{ roles: lost, why, ...(typeof desk === 'string' && { desk }) },
      },
    });
  }
}

async function change(
  ctx: Context,
  tx: Transaction,
  {
    person,
    issuer,
    held,
    after,
  }: Following & { held: readonly SourcedRole[]; after: readonly SourcedRole[] },
): Promise<void> {
  const groups = [...held, ...after]
    .filter((role) => !(held.includes(role) && after.includes(role)))
    .map(({ group }) => group);
  if (groups.length === 0) return;
  const isGained = !isNothing(addedRights({ roles: held, grants: [] }, { roles: after, grants: [] }));
  await replaceRoles(tx, { personId: person.id, roles: after, newId: ctx.newId });
  // No session gains rights after it was opened.
  if (isGained) await revokeAllSessions(tx, { personId: person.id, at: ctx.now() });
  await recordAdminAct({ ...ctx, actor: null }, tx, {
    ...{ action: 'person.follow_groups', subjectType: 'person', subjectId: person.id },
    detail: {
      ...{ name: person.name, issuer, groups: [...new Set(groups)] },
      ...{ from: { roles: held }, to: { roles: after } },
    },
  });
}

async function atDesks(tx: Transaction, given: readonly GroupRole[]): Promise<SourcedRole[]> {
  const desks = new Map((await listSectionRows(tx)).map(({ id, slug }) => [slug, id]));
  return given.flatMap(({ group, role, section }) => {
    const sectionId = section === null ? null : desks.get(section);
    return sectionId === undefined ? [] : [{ group, role, sectionId }];
  });
}
