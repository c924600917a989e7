import type { VersionContent } from '#core/articles/version-content.ts';
import type { Transaction } from '#db/client.ts';
import { findSameFork, insertFork } from '#db/queries/articles/articles.ts';
import type { ActorContext } from '../../context.ts';

/**
 * Stores a text beside the article as a fork, and returns its id. Idempotent for a repeated request, because
 * the caller holds the article's lock.
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
