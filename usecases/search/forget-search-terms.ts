import { dayOf } from '#core/i18n/day-bounds.ts';
import { termsStoredDays } from '#core/search/term-report.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { forgetSearchTerms as forgetBefore } from '#db/queries/search/search-terms.ts';
import type { Services } from '../context.ts';

/** Deletes search terms after their retention. */
export async function forgetSearchTerms({ db, now, site }: Services): Promise<void> {
  await forgetBefore(db, dayOf(new Date(now().getTime() - termsStoredDays * dayMs), site.timeZone));
}
