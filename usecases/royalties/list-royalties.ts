import { z } from 'zod';
import {
  boundsWithCarried,
  openMonthFrom,
  type RoyaltyMonth,
  royaltyMonthOf,
} from '#core/royalties/royalty-month.ts';
import { mayKeepRoyalties, mayReadRoyalties } from '#core/royalties/royalty-policy.ts';
import type { RoyaltyRates } from '#core/royalties/royalty-rates.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findClosing, listClosedMonths, readRates } from '#db/queries/royalties/royalties.ts';
import {
  countUnmarked,
  listRoyaltyRows,
  listRoyaltyStories,
  listRoyaltyTotals,
  type RoyaltyRow,
  type RoyaltyStory,
  type RoyaltyTotal,
} from '#db/queries/royalties/royalty-lists.ts';
import { type Context, requireActor } from '../context.ts';
import { desksOf } from './shared/desks-of.ts';
import { monthInput } from './shared/month-input.ts';

const pageSize = 40;
/** Maximum number of entries per person and month; the export has all of them. */
const linesOfAPerson = 500;

const input = z.object({
  /** The current month by default. */
  month: monthInput.optional(),
  only: z.enum(['unmarked', 'all']).default('unmarked'),
  cursor: z.string().max(200, 'field.invalid').optional(),
  /** The person whose entries are listed too. */
  person: z.uuid('field.invalid').optional(),
});

export type Royalties = {
  readonly month: RoyaltyMonth;
  readonly isOver: boolean;
  readonly closing: { readonly closedAt: Date; readonly closedByName: string } | null;
  readonly mayKeep: boolean;
  /** Newest first; unset ones of closed months come last with their month. */
  readonly stories: readonly (RoyaltyStory & { readonly carriedFrom: RoyaltyMonth | null })[];
  /** The number of stories and entries without a royalty, including those of earlier closed months. */
  readonly unmarked: { readonly stories: number; readonly marks: number };
  /** The month to which unset entries move when this one is closed. */
  readonly carriedTo: RoyaltyMonth;
  readonly nextCursor: string | null;
  readonly totals: readonly RoyaltyTotal[];
  readonly lines: readonly RoyaltyRow[];
  readonly rates: RoyaltyRates;
};

/**
 * The royalties of a month: the stories of the person's desks with unset entries, everyone's totals, and the
 * rates. Throws `action.not-your-role`, `request.invalid`.
 */
export async function listRoyalties(context: Context, raw: unknown = {}): Promise<Royalties> {
  const ctx = requireActor(context);
  const asked = parseInput(input, raw);
  requireAllowed(mayReadRoyalties(ctx.actor));
  const { timeZone } = ctx.site;
  const month = asked.month ?? royaltyMonthOf(ctx.now(), timeZone);
  const closed = await listClosedMonths(ctx.db);
  const bounds = boundsWithCarried(month, closed, timeZone);
  const desks = await desksOf(ctx.db, ctx.actor);
  const mayKeep = mayKeepRoyalties(ctx.actor).ok;
  const [found, unmarked, totals, closing, rates, lines] = await Promise.all([
    listRoyaltyStories(ctx.db, {
      ...bounds,
      desks,
      onlyUnmarked: asked.only === 'unmarked',
      after: asked.cursor === undefined ? null : cursorFrom(asked.cursor),
      limit: pageSize + 1,
    }),
    countUnmarked(ctx.db, { ...bounds, desks }),
    listRoyaltyTotals(ctx.db, { month, desks }),
    findClosing(ctx.db, month),
    readRates(ctx.db),
    asked.person !== undefined && mayKeep
      ? listRoyaltyRows(ctx.db, { month, personId: asked.person, afterId: null, limit: linesOfAPerson })
      : [],
  ]);
  const stories = found.slice(0, pageSize);
  const last = stories.at(-1);
  return {
    month,
    isOver: ctx.now() >= bounds.before,
    closing,
    mayKeep,
    stories: stories.map((story) => ({
      ...story,
      carriedFrom: story.publishedAt < bounds.from ? royaltyMonthOf(story.publishedAt, timeZone) : null,
    })),
    unmarked,
    carriedTo: openMonthFrom(month, new Set([...closed, month])),
    nextCursor: found.length > pageSize && last ? cursorTo({ at: last.publishedAt, id: last.id }) : null,
    totals,
    lines,
    rates,
  };
}
