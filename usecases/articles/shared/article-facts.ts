import type { ArticleFacts } from '#core/articles/policy.ts';
import { type NamedShares, sharesOf } from '#core/articles/text-shares.ts';
import type { Queryable } from '#db/client.ts';
import { type ArticleWithWork, findApprovedBefore, type VersionRow } from '#db/queries/articles/articles.ts';
import { type ArticlePolicyFacts, loadPolicyFacts } from '#db/queries/articles/policy-facts.ts';
import { getNamesOf } from '#db/queries/desk/names-of.ts';
import { authoredTextOf } from './authored-text-of.ts';

/** Loads the facts of an article for the policy. */
export async function loadFacts(q: Queryable, found: ArticleWithWork): Promise<ArticleFacts> {
  const { article, working, live, schedule } = found;
  const policyFacts = await loadPolicyFacts(q, found);
  return {
    deskIds: policyFacts.deskIds,
    workState: article.workState,
    publicState: article.publicState,
    createdBy: article.createdBy,
    authorIds: working.bylineIds,
    everSubmitted: article.submittedAt !== null,
    everPublished: article.firstPublishedAt !== null,
    claimedBy: article.claimedBy,
    claimExpiresAt: article.claimExpiresAt,
    leaseBy: article.leaseBy,
    leaseUntil: article.leaseUntil,
    blocked: article.blockedBy !== null,
    embargoUntil: article.embargoUntil,
    expiresAt: article.expiresAt,
    schedule:
      schedule === null
        ? null
        : { publishAt: schedule.publishAt, contentHash: policyFacts.scheduledHash as string },
    debtOpenedBy: article.debtOpenedBy,
    breakingUntil: article.breakingUntil,
    restoreRequestedBy: article.restoreRequestedBy,
    workingHash: working.contentHash,
    liveHash: live?.contentHash ?? null,
    approvedHash: policyFacts.approvedHash,
    newerText: newerTextOf(found, policyFacts),
    contributorIds: policyFacts.contributorIds,
    liveContributorIds: policyFacts.liveContributorIds,
    shares: article.workState === 'in_review' ? await loadShares(q, working) : null,
    liveShares: live !== null && article.debtOpenedBy !== null ? await loadShares(q, live) : null,
  };
}

/** Null if no approved version waits for publication, or changes of it were requested. */
function newerTextOf(
  { article, live }: ArticleWithWork,
  policyFacts: ArticlePolicyFacts,
): ArticleFacts['newerText'] {
  const { approvedNumber, approvedHash, contributorIds } = policyFacts;
  const isWaiting = approvedNumber !== null && approvedNumber > (live?.number ?? 0);
  if (!isWaiting || approvedHash !== null || article.changesReason !== null) return null;
  return { approvedNumber, writerIds: contributorIds };
}

/**
 * The authors of the letters that a version has and the last approved one does not; null if they are not
 * known.
 */
async function loadShares(q: Queryable, version: VersionRow): Promise<NamedShares | null> {
  const base = await findApprovedBefore(q, version);
  const shares = sharesOf(authoredTextOf(version).letters, base && authoredTextOf(base).letters);
  if (shares === null) return null;
  const names = await getNamesOf(q, {
    people: shares.map(({ id }) => id),
    tags: [],
    media: [],
    versions: [],
  });
  return shares.map((share) => ({ ...share, name: names.people.get(share.id)?.name ?? '' }));
}
