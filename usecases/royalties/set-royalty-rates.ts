import { z } from 'zod';
import { mayKeepRoyalties } from '#core/royalties/royalty-policy.ts';
import { type Award, amountDongMax, pointTenthsMax, ROYALTY_KINDS } from '#core/royalties/royalty-rates.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { putRates, readRates } from '#db/queries/royalties/royalties.ts';
import { type Context, requireActor } from '../context.ts';
import { recordRoyalty } from './shared/record-royalty.ts';

const award = z.object({
  pointTenths: z.int('field.invalid').min(0, 'field.invalid').max(pointTenthsMax, 'field.invalid'),
  amountDong: z.int('field.invalid').min(0, 'field.invalid').max(amountDongMax, 'field.invalid'),
});
const input = z.object({ rates: z.partialRecord(z.enum(ROYALTY_KINDS), award) });

/**
 * Sets the suggested rates of the given kinds for the future; existing entries stay. Throws
 * `action.not-your-role`, `request.invalid`.
 */
export async function setRoyaltyRates(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { rates } = parseInput(input, raw);
  requireAllowed(mayKeepRoyalties(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    if (Object.keys(rates).length === 0) return;
    const before = await readRates(tx);
    await putRates(tx, rates);
    const auditValues = (each: Readonly<Record<string, Award>>) =>
      Object.fromEntries(
        Object.entries(each).map(([kind, { pointTenths, amountDong }]) => [
          kind,
          `${pointTenths / 10} · ${amountDong}`,
        ]),
      );
    await recordRoyalty(ctx, tx, {
      action: 'royalty.set_rates',
      detail: { from: auditValues(before), to: auditValues({ ...before, ...rates }) },
    });
  });
}
