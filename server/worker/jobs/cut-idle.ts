import { cutIdle, type RefusedTexts } from '#usecases/articles/cut-idle.ts';
import type { Job } from '../job.ts';

/** What this process has said of already. */
const known: RefusedTexts = new Map();

/** Makes versions of what was written and then left lying, also by a process that died in the middle of it. */
export const job: Job = {
  everySeconds: 30,
  async run({ services, log }) {
    const { cut, refused } = await cutIdle(services, known);
    if (cut > 0) log.info({ cut }, 'versions of idle texts were saved');
    for (const { articleId, why } of refused) {
      log.warn(
        { articleId, code: why.code, ...why.details },
        'an idle text is not a valid version; it is kept until a writer corrects it',
      );
    }
  },
};
