import { fillDeskTexts } from '#usecases/search/fill-desk-texts.ts';
import { fillSearchCounts } from '#usecases/search/fill-search-counts.ts';
import { forgetSearchTerms } from '#usecases/search/forget-search-terms.ts';
import { recountSearchWords } from '#usecases/search/recount-search-words.ts';
import type { Job } from '../job.ts';

/** What the search knows of words grows old by and by, what readers asked for is forgotten, and rows of before are filled. */
export const job: Job = {
  everySeconds: 300,
  async run({ services }) {
    await recountSearchWords(services);
    await forgetSearchTerms(services);
    await fillSearchCounts(services);
    await fillDeskTexts(services);
  },
};
