import { cutIdle, type RefusedTexts } from '#usecases/articles/cut-idle.ts';
import type { Job } from '../job.ts';

/** The refused texts that this process has already logged. */
const known: RefusedTexts = new Map();

/** Cuts versions of working copies that have been idle, including those of a process that crashed. */
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
