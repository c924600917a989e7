import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';
import { listPresence as presenceRows } from '#db/queries/presence.ts';
import { type Context, requireActor } from '../context.ts';
import { listReadableIds } from './shared/list-readable-ids.ts';
import { presenceMs } from './shared/presence-time.ts';

const listPresenceInput = z.object({ articleIds: z.array(z.uuid()).max(200, 'field.too-many') });

/** Who has an article open now. */
export type Present = { readonly articleId: string; readonly personId: string; readonly name: string };

/** Who has which of these articles open, the person asking aside; of articles that are not for them, nobody. */
export async function listPresence(context: Context, raw: unknown): Promise<Present[]> {
  const { articleIds } = parseInput(listPresenceInput, raw);
  const ctx = requireActor(context);
  const after = new Date(ctx.now().getTime() - presenceMs);
  const rows = await presenceRows(ctx.db, { articleIds, after });
  const others = rows.filter((row) => row.personId !== ctx.actor.id);
  const readable = await listReadableIds(ctx, ctx.db, [...new Set(others.map((row) => row.articleId))]);
  return others.filter((row) => readable.has(row.articleId));
}
