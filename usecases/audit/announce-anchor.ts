import type { SignedAnchor } from '#core/audit/anchor.ts';
import type { Context } from '../context.ts';
import { queueWebhooks } from '../webhooks/shared/queue-webhooks.ts';

/**
 * Queues the anchor once for each webhook subscribed to `audit.anchored`. If the chain differs, queues
 * `audit.differs` once a day. Idempotent for the same anchor, as after a crash.
 */
export async function announceAnchor(
  ctx: Context,
  { anchor, differs }: { anchor: SignedAnchor; differs: boolean },
): Promise<void> {
  const now = ctx.now();
  const event = differs ? 'audit.differs' : 'audit.anchored';
  const eventId = [
    ...[event, anchor.seq, anchor.hash],
    ...(differs ? [now.toISOString().slice(0, 10)] : []),
  ].join(':');
  const at = differs ? now : new Date(anchor.at);
  await ctx.db.transaction((tx) =>
    queueWebhooks(ctx, tx, { event, eventId, at, found: null, payload: anchor }),
  );
}
