import { type AuthoredText, attributeChange, authorshipOf } from '#core/articles/authorship.ts';
import { wordsOf } from '#core/articles/letters.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { Transaction } from '#db/client.ts';
import { type ArticleWithWork, insertVersion } from '#db/queries/articles.ts';
import type { VersionReason } from '#db/schema/article-versions.ts';
import { wantLinks } from '../../checks/shared/want-links.ts';
import type { ActorContext } from '../../context.ts';
import { authoredTextOf } from './authored-text-of.ts';
import { recordTextChange } from './record-text-change.ts';
import { hashOf } from './version-content.ts';
import { afterSave, writeToWorkingCopy } from './working-copy.ts';

/**
 * Makes a content that was not written in the working copy the next version, by the person acting, and writes it
 * into the working copy of those who have the story open. `writerIds`: who else wrote it. `source`: the text that it was
 * made of, and who changed it; without, the person acting changed the working version. The article is locked by the
 * caller and all that was written in it cut before.
 */
export async function writeVersion(
  ctx: ActorContext,
  tx: Transaction,
  input: {
    found: ArticleWithWork;
    content: VersionContent;
    reason: VersionReason;
    writerIds: readonly string[];
    source?: { readonly before: AuthoredText; readonly writer: string };
  },
): Promise<{ version: number; savedAt: Date; contentHash: string; columns: ReturnType<typeof afterSave> }> {
  const { found, content, reason, writerIds } = input;
  const { source = { before: authoredTextOf(found.working), writer: ctx.actor.id } } = input;
  const { id: articleId, workingNumber } = found.article;
  const version = workingNumber + 1;
  const savedAt = ctx.now();
  const contentHash = hashOf(content);
  const columns = afterSave(found, content);
  const authorship = authorshipOf(attributeChange(wordsOf(content), { ...source, number: version }));
  await insertVersion(tx, {
    version: {
      ...content,
      id: ctx.newId(),
      articleId,
      number: version,
      baseNumber: workingNumber,
      reason,
      savedBy: ctx.actor.id,
      contributorIds: [...new Set([ctx.actor.id, ...writerIds])],
      authorship,
      savedAt,
      contentHash,
    },
    changes: columns,
  });
  await recordTextChange(ctx, tx, { found, changes: columns, version, writerId: ctx.actor.id });
  await wantLinks(ctx, tx, content);
  await writeToWorkingCopy(ctx, tx, { articleId, content, personId: ctx.actor.id });
  return { version, savedAt, contentHash, columns };
}
