import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';
import {
  listRoyaltyMonthsOf,
  listRoyaltyRows,
  type RoyaltyRow,
} from '#db/queries/royalties/royalty-lists.ts';
import { type Context, requireActor } from '../context.ts';
import { monthInput } from './shared/month-input.ts';

const monthsAtMost = 36;
const linesAtMost = 500;
const input = z.object({ month: monthInput.optional() });

export type OwnRoyalties = {
  readonly months: readonly {
    readonly month: string;
    readonly pointTenths: number;
    readonly amountDong: number;
    readonly isClosed: boolean;
  }[];
  readonly shown: string | null;
  readonly lines: readonly RoyaltyRow[];
};

/** The actor's own royalties: the months, and the entries of one month, by default the newest. */
export async function listOwnRoyalties(context: Context, raw: unknown = {}): Promise<OwnRoyalties> {
  const ctx = requireActor(context);
  const { month } = parseInput(input, raw);
  const personId = ctx.actor.id;
  const months = await listRoyaltyMonthsOf(ctx.db, { personId, limit: monthsAtMost });
  const shown = month ?? months[0]?.month ?? null;
  const lines =
    shown === null
      ? []
      : await listRoyaltyRows(ctx.db, { month: shown, personId, afterId: null, limit: linesAtMost });
  return { months, shown, lines };
}
