import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AuthoredText, attributeChange, authorshipOf } from '#core/articles/authorship.ts';
import { wordsOf } from '#core/articles/letters.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { Transaction } from '#db/client.ts';
import { type ArticleWithWork, insertVersion } from '#db/queries/articles/articles.ts';
import type { VersionReason } from '#db/schema/articles.ts';
import { wantLinks } from '../../checks/shared/want-links.ts';
import type { ActorContext } from '../../context.ts';
import { authoredTextOf } from './authored-text-of.ts';
import { recordTextChange } from './record-text-change.ts';
import { hashOf } from './version-content.ts';
import { afterSave, writeToWorkingCopy } from './working-copy.ts';

/**
 * Creates the next version, by the actor, from a content that was not written in the working copy. Also
 * writes it into the open working copy. `writerIds`: other writers. `source`: the text that it was made from,
 * and its writers; by default the actor changed the working version. The caller holds the article's lock and
 * has cut all earlier text.
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
  await nextTurn();
  const { id: articleId, workingNumber } = found.article;
  const version = workingNumber + 1;
  const savedAt = ctx.now();
  const contentHash = hashOf(content);
  const columns = afterSave(found, content);
  await nextTurn();
  const authorship = authorshipOf(attributeChange(wordsOf(content), { ...source, number: version }));
  await nextTurn();
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
