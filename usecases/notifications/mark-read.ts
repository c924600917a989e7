import { z } from 'zod';
import { momentSchema } from '#core/shared/moment-schema.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { markRead as mark } from '#db/queries/notifications/notifications.ts';
import { type Context, requireActor } from '../context.ts';

const input = z.union([
  z.object({ ids: z.array(z.uuid()).max(500, 'field.too-many') }),
  /** All notifications that existed when the page was rendered; later ones were not seen. */
  z.object({ until: momentSchema }),
]);

/**
 * Marks the actor's notifications as read: these, or all until a moment. Ids of other people's notifications
 * are ignored.
 */
export async function markRead(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  await mark(ctx.db, { personId: ctx.actor.id, at: ctx.now(), ...parseInput(input, raw) });
}
