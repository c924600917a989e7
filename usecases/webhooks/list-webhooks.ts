import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { listWebhooks as list } from '#db/queries/notifications/webhooks.ts';
import { type Context, requireActor } from '../context.ts';

/** All webhooks, for the administrator. Throws `action.not-your-role`. */
export async function listWebhooks(context: Context) {
  const ctx = requireActor(context);
  requireAllowed(isAdmin(ctx.actor));
  return list(ctx.db);
}
