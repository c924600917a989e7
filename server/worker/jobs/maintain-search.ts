import { fillDeskTexts } from '#usecases/search/fill-desk-texts.ts';
import { fillSearchCounts } from '#usecases/search/fill-search-counts.ts';
import { forgetSearchTerms } from '#usecases/search/forget-search-terms.ts';
import { recountSearchWords } from '#usecases/search/recount-search-words.ts';
import type { Job } from '../job.ts';

/**
 * Maintains the search index: decays word statistics, deletes old searches of readers and backfills old rows.
 */
export const job: Job = {
  everySeconds: 300,
  async run({ services }) {
    await recountSearchWords(services);
    await forgetSearchTerms(services);
    await fillSearchCounts(services);
    await fillDeskTexts(services);
  },
};
