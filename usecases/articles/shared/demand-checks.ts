import type { Command } from '#core/articles/actions.ts';
import { type CheckResult, failedBreakingChecks, failedChecks } from '#core/articles/checks.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { VersionRow } from '#db/queries/articles.ts';
import { contentOf } from './version-content.ts';

/** The actions that bring a version nearer to readers, each behind the required checks. */
const checkedActions: readonly Command[] = ['submit', 'approve', 'publish', 'publish_update', 'schedule'];

/** Throws `article.checks-failed` with the failed checks and a code for each field that they are about. */
export function demandChecks(action: Command, working: VersionRow): void {
  const failed = failedFor(action, working);
  if (failed.length === 0) return;
  throw new DomainError('article.checks-failed', {
    checks: failed.map((check) => check.name),
    fieldErrors: Object.fromEntries(failed.map((check) => [check.field, `check.${check.name}`])),
  });
}

function failedFor(action: Command, working: VersionRow): CheckResult[] {
  if (action === 'fast_publish') return failedBreakingChecks(contentOf(working));
  return checkedActions.includes(action) ? failedChecks(contentOf(working)) : [];
}
