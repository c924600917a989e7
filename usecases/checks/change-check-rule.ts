import { CHECK_STAGES, type CheckLevel, type CheckStage, type ParameterValues } from '#core/checks/check.ts';
import { checkNamed } from '#core/checks/checks.ts';
import { boundedParameters } from '#core/checks/resolve-rules.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import type { Transaction } from '#db/client.ts';
import { deleteCheckRule, findCheckRuleForUpdate, putCheckRule } from '#db/queries/checks/check-rules.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { type CheckRuleInput, parseCheckRule } from './shared/check-rule-input.ts';
import { requirePlace } from './shared/require-place.ts';

/**
 * Sets the level of a check for a desk or the whole site, at either stage or both; null removes the setting.
 * Takes effect with the next request. Throws `action.not-your-desk`, `action.not-your-role`,
 * `section.not-found`, `request.invalid` {fieldErrors}.
 */
export async function changeCheckRule(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const input = parseCheckRule(raw);
  await ctx.db.transaction(async (tx) => {
    requirePlace(ctx, input.sectionId, await listSectionRows(tx));
    for (const stage of CHECK_STAGES) await changeAt(ctx, tx, { stage, input });
  });
}

async function changeAt(
  ctx: ActorContext,
  tx: Transaction,
  { stage, input }: { stage: CheckStage; input: CheckRuleInput },
): Promise<void> {
  const change = input[stage];
  if (change === undefined) return;
  const { name, sectionId, format } = input;
  const place = { name, sectionId, format, stage };
  const row = await findCheckRuleForUpdate(tx, place);
  const before = row === null ? null : { level: row.level, parameters: row.parameters };
  const after =
    change.level === null
      ? null
      : { level: change.level, parameters: boundedParameters(checkNamed(name), change.parameters) };
  if (canonicalJson(before) === canonicalJson(after)) return;
  const id = row?.id ?? ctx.newId();
  if (after === null) await deleteCheckRule(tx, id);
  else await putCheckRule(tx, { id, ...place, ...after, changedBy: ctx.actor.id, changedAt: ctx.now() });
  await recordAdminAct(ctx, tx, {
    action: after === null ? 'check_rule.clear' : 'check_rule.set',
    subjectType: 'check_rule',
    subjectId: id,
    detail: { ...place, from: recorded(before), to: recorded(after) },
  });
}

/** A rule as the audit shows it, field by field. */
function recorded(
  rule: { level: CheckLevel; parameters: ParameterValues } | null,
): Readonly<Record<string, string | number | null>> {
  return rule === null ? { level: null } : { level: rule.level, ...rule.parameters };
}
