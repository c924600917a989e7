import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findWorkingCopy, listWorkingCopyUpdates } from '#db/queries/articles/working-copies.ts';
import type { Context } from '../context.ts';
import type { OpenedWorkingCopy } from './shared/working-copy.ts';

const readWrittenSinceInput = articleReference.extend({ seq: z.int().min(0) });

/**
 * The changes of a working copy after update `seq`, by any process. For a process that already holds the
 * document; no permission is checked. Null without changes.
 */
export async function readWrittenSince(ctx: Context, raw: unknown): Promise<OpenedWorkingCopy | null> {
  const { articleId, seq } = parseInput(readWrittenSinceInput, raw);
  // A consistent snapshot: a version that is cut in between moves a part of the log into the state.
  return ctx.db.transaction(
    async (tx) => {
      const copy = await findWorkingCopy(tx, articleId);
      if (copy === null || copy.lastSeq <= seq) return null;
      const later = await listWorkingCopyUpdates(tx, { articleId, afterSeq: Math.max(seq, copy.stateSeq) });
      const state = copy.stateSeq > seq ? [copy.state] : [];
      return { updates: [...state, ...later.map((row) => row.update)], seq: copy.lastSeq };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
