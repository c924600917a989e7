import { type Decision, no, YES } from '../shared/decision.ts';
import { percentsOf, type TextShares } from './text-shares.ts';

/** The people who changed the text between the last approved version and this one. */
export type VersionWriters = {
  /** Everyone who saved a change in between. */
  readonly contributorIds: readonly string[];
  /** The authors of the new letters; null if they are not known. */
  readonly shares: TextShares | null;
};

/**
 * The four-eyes rule for every version. `approverId` may approve if others wrote more than half of the new
 * letters that persons wrote. Without such letters (text was only removed, or writers are unknown) the
 * approver must not be the only contributor. `strictFourEyes` also requires that the approver wrote no letter
 * of it. Refuses with `article.own-approval` or `article.strict-own-text`, both with {shares} if these are
 * known.
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
