import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listDeliveriesOf } from '#db/queries/notifications/deliveries.ts';
import { findWebhook } from '#db/queries/notifications/webhooks.ts';
import { type Context, requireActor } from '../context.ts';
import { webhookReference } from './shared/webhook-input.ts';

const pageSize = 30;
const input = webhookReference.extend({ cursor: z.string().optional() });

/**
 * A webhook with its newest deliveries, thirty per page. Throws `action.not-your-role`, `webhook.not-found`.
 */
export async function readWebhook(context: Context, raw: unknown) {
  const ctx = requireActor(context);
  requireAllowed(isAdmin(ctx.actor));
  const { webhookId, cursor } = parseInput(input, raw);
  const webhook = await findWebhook(ctx.db, webhookId);
  if (webhook === null) throw new DomainError('webhook.not-found');
  const rows = await listDeliveriesOf(ctx.db, {
    webhookId,
    after: cursor === undefined ? undefined : cursorFrom(cursor),
    limit: pageSize + 1,
  });
  const deliveries = rows.slice(0, pageSize);
  const last = deliveries.at(-1);
  return {
    webhook,
    deliveries,
    nextCursor: rows.length > pageSize && last ? cursorTo({ at: last.createdAt, id: last.id }) : null,
  };
}
