import type { VersionContent } from '#core/articles/version-content.ts';
import type { Transaction } from '#db/client.ts';
import { insertFork } from '#db/queries/articles.ts';
import type { ActorContext } from '../../context.ts';

/** Keeps a text beside the article, as a fork, and returns its id. */
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
  const id = ctx.newId();
  await insertFork(tx, { ...input, id, savedBy: ctx.actor.id, savedAt: ctx.now() });
  return id;
}
