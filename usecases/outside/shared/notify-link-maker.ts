import type { Transaction } from '#db/client.ts';
import type { OutsideLinkRow } from '#db/queries/comments/outside-links.ts';
import { addToOutbox } from '#db/queries/notifications/outbox.ts';
import type { Context } from '../../context.ts';

/** Adds an outbox event that notifies the creator of a link about a comment; once per comment. */
export async function notifyLinkMaker(
  ctx: Context,
  tx: Transaction,
  { link, threadId, commentId }: { link: OutsideLinkRow; threadId: string; commentId: string },
): Promise<void> {
  await addToOutbox(tx, {
    id: ctx.newId(),
    name: 'comment.from_outside',
    uniqueKey: `comment.from_outside:${commentId}`,
    payload: {
      ...{ articleId: link.articleId, threadId, commentId },
      ...{ personIds: [link.createdBy], label: link.label },
    },
    createdAt: ctx.now(),
  });
}
