import { z } from 'zod';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { mayManageSearch } from '#core/search/search-policy.ts';
import { REPORT_DAYS } from '#core/search/term-report.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listSearchTerms, type TermReportRow } from '#db/queries/search/search-terms.ts';
import { type Context, requireActor } from '../context.ts';

const reportInput = z.object({
  days: z.coerce
    .number()
    .pipe(z.literal([...REPORT_DAYS]))
    .catch(7),
});
const most = 50;

/** The search terms of readers in the last days: most frequent, and most frequent without results. */
export type TermReport = {
  readonly days: number;
  readonly common: readonly TermReportRow[];
  readonly foundNothing: readonly TermReportRow[];
};

/** The report for people who manage the search. Throws `action.not-your-role`. */
export async function readTermReport(context: Context, raw: unknown): Promise<TermReport> {
  const ctx = requireActor(context);
  requireAllowed(mayManageSearch(ctx.actor));
  const { days } = parseInput(reportInput, raw);
  const first = new Date(ctx.now().getTime() - (days - 1) * dayMs);
  const since = dayOf(first, ctx.site.timeZone);
  const [common, foundNothing] = await Promise.all([
    listSearchTerms(ctx.db, { since, foundNothing: false, limit: most }),
    listSearchTerms(ctx.db, { since, foundNothing: true, limit: most }),
  ]);
  return { days, common, foundNothing };
}
