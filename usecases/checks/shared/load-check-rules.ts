import { CHECK_NAMES, type CheckName } from '#core/checks/checks.ts';
import type { CheckRule } from '#core/checks/resolve-rules.ts';
import type { Queryable } from '#db/client.ts';
import { type CheckRuleRow, listCheckRules } from '#db/queries/checks/check-rules.ts';

/** The settings for the site and these sections (all sections by default), of known checks only. */
export async function loadCheckRules(q: Queryable, sectionIds?: readonly string[]): Promise<CheckRule[]> {
  const rows = await listCheckRules(q, sectionIds);
  return rows.filter(isKnown);
}

function isKnown(row: CheckRuleRow): row is CheckRuleRow & { name: CheckName } {
  return (CHECK_NAMES as readonly string[]).includes(row.name);
}
