import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { isOperator } from '#core/people/operator.ts';
import { addedRights, areSameRights, commonRights, isNothing, joinedRights } from '#core/people/rights.ts';
import { needsAdmin } from '#core/people/rights-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listDeciders } from '#db/queries/people/approvers.ts';
import { findPerson, replaceRights } from '#db/queries/people/people.ts';
import { getSectionPath } from '#db/queries/sections/section-paths.ts';
import { revokeAllSessions } from '#db/queries/sessions/sessions.ts';
import { type Context, requireActor } from '../context.ts';
import { keepApprovers } from '../shared/keep-approvers.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { fileRequest } from './shared/file-request.ts';
import { grantList, reasonText, requireOtherAdmin, rightsOf, roleList } from './shared/person-rights.ts';

const input = z.object({
  personId: z.uuid(),
  roles: roleList,
  grants: grantList.default([]),
  /** The reason; the confirming person reads it. */
  reason: reasonText.default(''),
  /** The rights that the person saw, to detect concurrent changes. */
  seen: z.object({ roles: roleList, grants: grantList }).optional(),
});

/**
 * Replaces a person's roles and grants. Removals take effect with that person's next request. Additions need
 * a second person; everyone who could confirm is notified. For the operator all changes take effect at once,
 * and the person's sessions end: no session gains rights after it was opened. Returns the pending request, or
 * null. Throws `people.last-admin`, `people.last-approver` {desk, count}, `people.stale-rights`,
 * `people.disabled`, `people.not-found`, `section.not-found`, `auth.reauthenticate`, `action.not-your-role`.
 */
export async function changeRights(
  context: Context,
  raw: z.input<typeof input>,
): Promise<{ requestId: string | null }> {
  const ctx = requireActor(context);
  const { personId, roles, grants, reason, seen } = parseInput(input, raw);
  requireAllowed(isAdmin(ctx.actor));
  requireFresh(ctx);
  return ctx.db.transaction((tx) =>
    keepApprovers(tx, [personId], async () => {
      const person = await findPerson(tx, personId);
      if (person === null || person.kind !== 'staff') throw new DomainError('people.not-found');
      const before = await rightsOf(tx, personId);
      if (seen !== undefined && !areSameRights(seen, before)) throw new DomainError('people.stale-rights');
      const added = addedRights(before, { roles, grants });
      const kept = commonRights(before, { roles, grants });
      if (!isNothing(added) && person.disabledAt !== null) throw new DomainError('people.disabled');
      for (const { sectionId } of added.roles) {
        if (sectionId !== null) await getSectionPath(tx, sectionId);
      }
      const waits = !isNothing(added) && !isOperator(ctx.actor);
      const after = waits ? kept : joinedRights(kept, added);
      if (!after.roles.some((held) => held.role === 'admin'))
        await requireOtherAdmin(tx, { personId, before });
      const requestId = waits ? ctx.newId() : null;
      if (requestId !== null) {
        const deciderIds = await listDeciders(tx, {
          ...{ aboutId: personId, askerId: ctx.actor.id },
          adminsAlone: needsAdmin({ rights: added }),
        });
        await fileRequest(ctx, tx, {
          id: requestId,
          person,
          kind: 'rights',
          rights: added,
          reason,
          deciderIds,
        });
        await recordAdminAct(ctx, tx, {
          action: 'person.request_rights',
          subjectType: 'person',
          subjectId: personId,
          detail: { name: person.name, requestId, added, reason },
        });
      }
      if (!areSameRights(before, after)) {
        await replaceRights(tx, { personId, ...after, newId: ctx.newId });
        if (!isNothing(addedRights(before, after))) await revokeAllSessions(tx, { personId, at: ctx.now() });
        await recordAdminAct(ctx, tx, {
          action: 'person.change_rights',
          subjectType: 'person',
          subjectId: personId,
          detail: { name: person.name, from: before, to: after },
        });
      }
      return { requestId };
    }),
  );
}
