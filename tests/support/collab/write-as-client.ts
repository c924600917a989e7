import { expect } from 'vitest';
import * as Y from 'yjs';
import type { WritingGround } from '#db/queries/articles/working-copies.ts';
import { joinArticle } from '#usecases/articles/join-article.ts';
import { logWritten } from '#usecases/articles/log-written.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import type { Context } from '#usecases/context.ts';

/** Writes into the working copy of a story as a client with a connection does. */
export async function writeAsClient(
  ctx: Context,
  articleId: string,
  change: (doc: Y.Doc) => void,
): Promise<void> {
  const doc = new Y.Doc();
  for (const update of (await openForWriting(ctx, { articleId })).updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  change(doc);
  const update = Y.encodeStateAsUpdate(doc, before);
  const joined = await joinArticle(ctx, { articleId });
  const { ground, right } = joined as { ground: WritingGround; right: 'all' };
  expect(await logWritten(ctx, { articleId, update, ground, right })).not.toBeNull();
}
