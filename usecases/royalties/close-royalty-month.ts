import { z } from 'zod';
import { boundsOfMonth, boundsWithCarried, openMonthFrom } from '#core/royalties/royalty-month.ts';
import { mayKeepRoyalties } from '#core/royalties/royalty-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { closeMonth, listClosedMonths, lockMonth } from '#db/queries/royalties/royalties.ts';
import { countUnmarked, listRoyaltyTotals } from '#db/queries/royalties/royalty-lists.ts';
import { type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { monthInput } from './shared/month-input.ts';
import { recordRoyalty } from './shared/record-royalty.ts';

const input = z.object({ month: monthInput });

/**
 * Closes a month permanently: its entries are paid, and corrected only in a later month. Unset entries are
 * carried over to the next open month; the audit has their number. Throws `royalty.month-not-over`,
 * `royalty.month-closed`, `action.not-your-role`, `auth.reauthenticate`.
 */
export async function closeRoyaltyMonth(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { month } = parseInput(input, raw);
  requireAllowed(mayKeepRoyalties(ctx.actor));
  requireFresh(ctx);
  const { timeZone } = ctx.site;
  if (ctx.now() < boundsOfMonth(month, timeZone).before) {
    throw new DomainError('royalty.month-not-over', { month });
  }
  await ctx.db.transaction(async (tx) => {
    const { isClosed } = await lockMonth(tx, month);
    if (isClosed) throw new DomainError('royalty.month-closed', { month });
    const closed = await listClosedMonths(tx);
    const bounds = boundsWithCarried(month, closed, timeZone);
    const { stories: unmarked } = await countUnmarked(tx, { ...bounds, desks: null });
    const carriedTo = openMonthFrom(month, new Set([...closed, month]));
    await closeMonth(tx, { month, at: ctx.now(), by: ctx.actor.id });
    const totals = await listRoyaltyTotals(tx, { month, desks: null });
    const amount = totals.reduce((sum, { amountDong }) => sum + amountDong, 0);
    await recordRoyalty(ctx, tx, {
      action: 'royalty.close_month',
      detail: { month, people: totals.length, amount, unmarked, carriedTo },
    });
  });
}
