import type { ArticleFacts } from '#core/articles/policy.ts';
import type { Queryable } from '#db/client.ts';
import { type ArticleStanding, readStanding } from '#db/queries/article-standing.ts';
import type { ArticleWithWork } from '#db/queries/articles.ts';

/** Reads what the policy needs to know of an article. */
export async function loadFacts(q: Queryable, found: ArticleWithWork): Promise<ArticleFacts> {
  const { article, working, live, schedule } = found;
  const standing = await readStanding(q, found);
  return {
    deskIds: standing.deskIds,
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
        : { publishAt: schedule.publishAt, contentHash: standing.scheduledHash as string },
    debtOpenedBy: article.debtOpenedBy,
    breakingUntil: article.breakingUntil,
    restoreRequestedBy: article.restoreRequestedBy,
    workingHash: working.contentHash,
    liveHash: live?.contentHash ?? null,
    approvedHash: standing.approvedHash,
    newerText: newerTextOf(found, standing),
    contributorIds: standing.contributorIds,
    liveContributorIds: standing.liveContributorIds,
  };
}

/** Null where no approved version waits for readers, and where changes of it were requested. */
function newerTextOf(
  { article, live }: ArticleWithWork,
  standing: ArticleStanding,
): ArticleFacts['newerText'] {
  const { approvedNumber, approvedHash, contributorIds } = standing;
  const isWaiting = approvedNumber !== null && approvedNumber > (live?.number ?? 0);
  if (!isWaiting || approvedHash !== null || article.changesReason !== null) return null;
  return { approvedNumber, writerIds: contributorIds };
}
