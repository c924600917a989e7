import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { CheckStage } from '#core/checks/check.ts';
import type { CheckPlace } from '#core/checks/resolve-rules.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { checkRules } from '../../schema/check-rules.ts';

export type CheckRuleRow = typeof checkRules.$inferSelect;

/** The settings for the site and these sections (all sections by default). */
export async function listCheckRules(q: Queryable, sectionIds?: readonly string[]): Promise<CheckRuleRow[]> {
  return q
    .select()
    .from(checkRules)
    .where(
      sectionIds &&
        or(
          isNull(checkRules.sectionId),
          sectionIds.length === 0 ? undefined : inArray(checkRules.sectionId, [...sectionIds]),
        ),
    )
    .orderBy(asc(checkRules.id));
}

/** The setting of a check at a stage for exactly this scope, locked until the transaction ends; or null. */
export async function findCheckRuleForUpdate(
  tx: Transaction,
  key: CheckPlace & { name: string; stage: CheckStage },
): Promise<CheckRuleRow | null> {
  const { sectionId, format, name, stage } = key;
  const [row] = await tx
    .select()
    .from(checkRules)
    .where(
      and(
        sectionId === null ? isNull(checkRules.sectionId) : eq(checkRules.sectionId, sectionId),
        format === null ? isNull(checkRules.format) : eq(checkRules.format, format),
        eq(checkRules.name, name),
        eq(checkRules.stage, stage),
      ),
    )
    .for('update');
  return row ?? null;
}

/** Saves a rule; the last one for a scope wins. */
export async function putCheckRule(tx: Transaction, row: CheckRuleRow): Promise<void> {
  const { sectionId, format, name, stage, level, parameters, changedBy, changedAt, id } = row;
  await tx.execute(sql`
    insert into check_rules (id, section_id, format, name, stage, level, parameters, changed_by, changed_at)
    values (${id}, ${sectionId}, ${format}, ${name}, ${stage}, ${level}, ${JSON.stringify(parameters)}::jsonb,
      ${changedBy}, ${changedAt.toISOString()}::timestamptz)
    on conflict (coalesce(section_id::text, ''), coalesce(format, ''), name, stage) do update
    set level = excluded.level, parameters = excluded.parameters, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`);
}

export async function deleteCheckRule(tx: Transaction, id: string): Promise<void> {
  await tx.delete(checkRules).where(eq(checkRules.id, id));
}
