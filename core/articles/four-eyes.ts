import { type Decision, no, YES } from '../shared/decision.ts';

/**
 * Four eyes on every version: an approval by `approverId` is valid where somebody else wrote part of
 * what is approved (workflow: contrib(v) \\ {u} is not empty). Imported text counts as nobody's.
 * `strictFourEyes` asks besides that the approver wrote none of it.
 */
export function mayApproveVersion(
  approverId: string,
  contributorIds: readonly string[],
  settings: { readonly strictFourEyes: boolean },
): Decision {
  const wroteSome = contributorIds.includes(approverId);
  if (settings.strictFourEyes && wroteSome) return no('article.strict-own-text');
  const othersWrote = contributorIds.some((id) => id !== approverId);
  return othersWrote ? YES : no('article.own-approval');
}
