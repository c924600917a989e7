import { recountTagStories } from '#db/queries/tags.ts';
import type { Job } from '../job.ts';

/** The lists of tags show how many stories bear each; counting them on every page would cost more than it tells. */
export const job: Job = {
  everySeconds: 300,
  async run({ services }) {
    await recountTagStories(services.db);
  },
};
