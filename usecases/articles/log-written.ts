import type { WritingGround } from '#db/queries/working-copies.ts';
import { appendWorkingCopyUpdate } from '#db/queries/working-copies.ts';
import { type Context, requireActor } from '../context.ts';

/**
 * Writes into the log what somebody has just typed; committed when it returns. Null where the article has changed
 * since the writer's right was looked at (`ground`): then nothing is written and the right must be looked at again.
 */
export async function logWritten(
  context: Context,
  input: { articleId: string; update: Uint8Array; ground: WritingGround },
): Promise<number | null> {
  const ctx = requireActor(context);
  return appendWorkingCopyUpdate(ctx.db, { ...input, personId: ctx.actor.id, at: ctx.now() });
}
