import type { ArticleFacts } from '#core/articles/policy.ts';

/**
 * Facts of a story for the policy: submitted by Minh and Lan to the world desk, never public, no guard set.
 */
export function storyFacts(changes: Partial<ArticleFacts> = {}): ArticleFacts {
  return {
    deskIds: ['world'],
    workState: 'in_review',
    publicState: 'none',
    createdBy: 'minh',
    authorIds: ['lan'],
    everSubmitted: true,
    everPublished: false,
    claimedBy: null,
    claimExpiresAt: null,
    leaseBy: null,
    leaseUntil: null,
    blocked: false,
    embargoUntil: null,
    expiresAt: null,
    schedule: null,
    debtOpenedBy: null,
    breakingUntil: null,
    restoreRequestedBy: null,
    workingHash: 'working',
    liveHash: null,
    approvedHash: null,
    newerText: null,
    contributorIds: [],
    liveContributorIds: [],
    shares: null,
    liveShares: null,
    ...changes,
  };
}
