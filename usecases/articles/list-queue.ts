import { z } from 'zod';
import { QUEUE_STATES, QUEUE_VIEWS, type QueueState } from '#core/articles/queue.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { countQueue, listQueueRows } from '#db/queries/queue.ts';
import { type Context, requireActor } from '../context.ts';

const pageSize = 40;

const listQueueInput = z.object({
  view: z.enum(QUEUE_VIEWS).default('desk'),
  state: z.enum(QUEUE_STATES).optional(),
  cursor: z.string().max(200).optional(),
});

export type QueueItem = Awaited<ReturnType<typeof listQueueRows>>[number];
export type Queue = {
  readonly items: readonly QueueItem[];
  readonly counts: Readonly<Record<QueueState, number>>;
  readonly nextCursor: string | null;
};

/** A page of the desk's queue with the counts of its piles. Throws `request.invalid` for a bad cursor. */
export async function listQueue(context: Context, raw: unknown): Promise<Queue> {
  const input = parseInput(listQueueInput, raw);
  const ctx = requireActor(context);
  const after = input.cursor === undefined ? undefined : cursorFrom(input.cursor);
  const question = { actor: ctx.actor, view: input.view };
  const rows = await listQueueRows(ctx.db, {
    ...question,
    state: input.state,
    after: after && { savedAt: after.at, id: after.id },
    limit: pageSize + 1,
  });
  const counted = new Map((await countQueue(ctx.db, question)).map((row) => [row.state, row.count]));
  const items = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? items.at(-1) : undefined;
  return {
    items,
    counts: Object.fromEntries(
      QUEUE_STATES.map((state) => [state, counted.get(state) ?? 0]),
    ) as Queue['counts'],
    nextCursor: last ? cursorTo({ at: last.savedAt, id: last.id }) : null,
  };
}
