import { ACT_GROUPS, type ActGroup, actGroupOf } from '#core/audit/act-groups.ts';
import { mayReadAct, mayReadAudit } from '#core/audit/audit-access.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { listStaffNames } from '#db/queries/audit/audit-subjects.ts';
import { listActsThatHappened } from '#db/queries/audit/search-audit.ts';
import { type Context, requireActor } from '../context.ts';

export type AuditChoices = {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly { readonly group: ActGroup; readonly acts: readonly string[] }[];
};

/** The filter choices of the audit: all staff, and all recorded acts. Throws `action.not-your-role`. */
export async function listAuditChoices(context: Context): Promise<AuditChoices> {
  const ctx = requireActor(context);
  requireAllowed(mayReadAudit(ctx.actor));
  const [people, happened] = await Promise.all([listStaffNames(ctx.db), listActsThatHappened(ctx.db)]);
  const acts = happened.filter((action) => mayReadAct(ctx.actor, action));
  const groups = ACT_GROUPS.map((group) => ({
    group,
    acts: acts.filter((action) => actGroupOf(action) === group),
  }));
  return {
    people: people.map(({ id, name }) => ({ id, name })),
    groups: groups.filter((each) => each.acts.length > 0),
  };
}
