import { writtenBy } from '#core/articles/authorship.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { Transaction } from '#db/client.ts';
import { getVersion, insertApproval, insertVersion } from '#db/queries/articles/articles.ts';
import { insertCorrection } from '#db/queries/articles/corrections.ts';
import { appendAudit } from '#db/queries/audit/audit.ts';
import { sha256 } from '#platform/text/hash.ts';
import { projectAndInvalidate } from '../../articles/shared/project-and-invalidate.ts';
import { hashOf } from '../../articles/shared/version-content.ts';
import type { Services } from '../../context.ts';

/** Publishes the second version of a public story as a correction of the first. */
export async function addDemoCorrection(
  { newId, site }: Pick<Services, 'newId' | 'site'>,
  tx: Transaction,
  story: {
    readonly articleId: string;
    readonly content: VersionContent;
    readonly note: string;
    readonly reporter: string;
    readonly approver: string;
    readonly publishedAt: Date;
    readonly at: Date;
  },
): Promise<void> {
  const { articleId, content, note, reporter, approver, publishedAt, at } = story;
  const id = newId();
  const contentHash = hashOf(content);
  await insertVersion(tx, {
    version: {
      ...content,
      ...{ id, articleId, number: 2, baseNumber: 1, reason: 'saved', savedBy: reporter, savedAt: at },
      ...{ contributorIds: [reporter], authorship: writtenBy(reporter, content), contentHash },
    },
    changes: { liveVersionId: id, modifiedAt: at },
  });
  await insertApproval(tx, {
    ...{ id: newId(), articleId, versionId: id, contentHash, kind: 'approval' },
    ...{ approvedBy: approver, approvedAt: at },
  });
  await insertCorrection(tx, {
    ...{ id: newId(), articleId, kind: 'correction', note, workHeadline: content.headline },
    ...{ sectionId: content.sectionId, publishedAt: at, publishedBy: approver },
  });
  await projectAndInvalidate({ site }, tx, { version: await getVersion(tx, id), publishedAt });
  await appendAudit(tx, {
    entry: {
      ...{ at, actorId: approver, action: 'article.publish_update', subjectType: 'article' },
      ...{ subjectId: articleId, address: '' },
      detail: { version: 2, updateKind: 'correction', publicNote: note },
    },
    hash: sha256,
  });
}
