import { type Decision, no, YES } from '../shared/decision.ts';
import { percentsOf, type TextShares } from './text-shares.ts';

/** Who worked on a version since the last approved one before it. */
export type VersionWriters = {
  /** Everybody whose changes lie between. */
  readonly contributorIds: readonly string[];
  /** Whose the new letters are; null where that is not known. */
  readonly shares: TextShares | null;
};

/**
 * Four eyes on every version: an approval by `approverId` is valid where others wrote more than half of the new letters
 * that persons wrote. Without such letters (a version that only removes text, or of which the writers are not known) the
 * approver must not be the only contributor. `strictFourEyes` asks besides that the approver wrote none of it.
 * Refuses with `article.own-approval` or `article.strict-own-text`; both carry {shares} where they are known.
 */
export function mayApproveVersion(
  approverId: string,
  { contributorIds, shares }: VersionWriters,
  settings: { readonly strictFourEyes: boolean },
): Decision {
  const details = shares === null ? undefined : { shares: percentsOf(shares) };
  const known = shares ?? [];
  const total = known.reduce((sum, { letters }) => sum + letters, 0);
  const own = known.find(({ id }) => id === approverId)?.letters ?? 0;
  if (settings.strictFourEyes && (own > 0 || contributorIds.includes(approverId))) {
    return no('article.strict-own-text', details);
  }
  const othersWrote = total > 0 ? 2 * own < total : contributorIds.some((id) => id !== approverId);
  return othersWrote ? YES : no('article.own-approval', details);
}
