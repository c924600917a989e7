import type { ArticleFacts } from '#core/articles/policy.ts';
import type { Queryable } from '#db/client.ts';
import {
  type ArticleWithWork,
  findApprovedHash,
  getVersion,
  listContributorIds,
} from '#db/queries/articles.ts';
import { getSectionPath } from '#db/queries/section-paths.ts';

/** Reads what the policy needs to know of an article. */
export async function loadFacts(
  q: Queryable,
  { article, working, live, schedule }: ArticleWithWork,
): Promise<ArticleFacts> {
  const desk = await getSectionPath(q, article.sectionId);
  return {
    deskIds: desk.map((section) => section.id),
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
        : {
            publishAt: schedule.publishAt,
            contentHash: (await getVersion(q, schedule.versionId)).contentHash,
          },
    debtOpenedBy: article.debtOpenedBy,
    breakingUntil: article.breakingUntil,
    restoreRequestedBy: article.restoreRequestedBy,
    workingHash: working.contentHash,
    liveHash: live?.contentHash ?? null,
    approvedHash: await findApprovedHash(q, working.id),
    contributorIds: await listContributorIds(q, working),
    // Only a debt asks who wrote what is live.
    liveContributorIds:
      live === null || article.debtOpenedBy === null ? [] : await listContributorIds(q, live),
  };
}
