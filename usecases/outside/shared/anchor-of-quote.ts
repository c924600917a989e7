import * as Y from 'yjs';
import { anchorAt } from '#core/comments/anchor-place.ts';
import type { CommentAnchor, CommentField } from '#core/comments/comment-anchor.ts';
import { findQuote } from '#core/comments/find-quote.ts';
import { flatText, objectSign } from '#core/comments/flat-text.ts';
import { bodyPart, textPart } from '#core/working-copy/working-copy.ts';
import type { Transaction } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import { listWorkingCopyUpdates } from '#db/queries/articles/working-copies.ts';
import { openWorkingCopy } from '../../articles/shared/working-copy.ts';
import type { Context } from '../../context.ts';

export type OutsideQuote = {
  readonly field: CommentField;
  readonly quote: string;
  readonly before: string;
  readonly after: string;
};

/**
 * Anchors a quote from an older version in the current working copy. If its letters were deleted, the anchor
 * has only the quote, like that of any comment on deleted text.
 */
export async function anchorOfQuote(
  ctx: Context,
  tx: Transaction,
  { found, quoted }: { found: ArticleWithWork; quoted: OutsideQuote },
): Promise<CommentAnchor> {
  const copy = await openWorkingCopy(ctx, tx, found);
  const updates = await listWorkingCopyUpdates(tx, { articleId: copy.articleId, afterSeq: copy.stateSeq });
  const doc = new Y.Doc();
  for (const update of [copy.state, ...updates.map((each) => each.update)]) Y.applyUpdate(doc, update);
  const text = quoted.field === 'body' ? bodyPart(doc) : textPart(doc, quoted.field);
  // Placeholders between blocks are white space for readers.
  const place = findQuote(flatText(text).replaceAll(objectSign, '\n'), quoted, 0);
  return place === null ? { ...quoted, start: '', end: '' } : anchorAt(text, quoted.field, place);
}
