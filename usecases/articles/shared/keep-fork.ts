import type { VersionContent } from '#core/articles/version-content.ts';
import type { Transaction } from '#db/client.ts';
import { findSameFork, insertFork } from '#db/queries/articles.ts';
import type { ActorContext } from '../../context.ts';

/**
 * Keeps a text beside the article, as a fork, and returns its id. Sent again because the answer was lost, it is the same one;
 * for that the article is locked by the caller.
 */
export async function keepFork(
  ctx: ActorContext,
  tx: Transaction,
  input: {
    articleId: string;
    baseNumber: number;
    content: VersionContent;
    reason: 'stale-version' | 'not-allowed';
  },
): Promise<string> {
  const fork = { ...input, savedBy: ctx.actor.id };
  const kept = await findSameFork(tx, fork);
  if (kept !== null) return kept;
  const id = ctx.newId();
  await insertFork(tx, { ...fork, id, savedAt: ctx.now() });
  return id;
}
