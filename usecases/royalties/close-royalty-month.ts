import { z } from 'zod';
import { boundsOfMonth } from '#core/royalties/royalty-month.ts';
import { mayKeepRoyalties } from '#core/royalties/royalty-policy.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { closeMonth, lockMonth } from '#db/queries/royalties.ts';
import { listRoyaltyTotals } from '#db/queries/royalty-lists.ts';
import { type Context, requireActor } from '../context.ts';
import { monthInput } from './shared/month-input.ts';
import { recordRoyalty } from './shared/record-royalty.ts';

const input = z.object({ month: monthInput });

/**
 * Closes a month for good: what is in it is paid, and corrected only in a later one. Throws `royalty.month-not-over`,
 * `royalty.month-closed`, `action.not-your-role`.
 */
export async function closeRoyaltyMonth(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { month } = parseInput(input, raw);
  demand(mayKeepRoyalties(ctx.actor));
  if (ctx.now() < boundsOfMonth(month, ctx.site.timeZone).before) {
    throw new DomainError('royalty.month-not-over', { month });
  }
  await ctx.db.transaction(async (tx) => {
    const { isClosed } = await lockMonth(tx, month);
    if (isClosed) throw new DomainError('royalty.month-closed', { month });
    await closeMonth(tx, { month, at: ctx.now(), by: ctx.actor.id });
    const totals = await listRoyaltyTotals(tx, { month, desks: null });
    const amount = totals.reduce((sum, { amountDong }) => sum + amountDong, 0);
    await recordRoyalty(ctx, tx, {
      action: 'royalty.close_month',
      detail: { month, people: totals.length, amount },
    });
  });
}
