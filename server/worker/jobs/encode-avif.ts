import { encodeAvif } from '#usecases/media/encode-avif.ts';
import type { Job } from '../job.ts';

/** Encodes AVIF for pictures that readers can see, one after another, unless `AVIF=off`. */
export const job: Job = {
  everySeconds: 30,
  async run({ services, isStopping }) {
    if (!services.encodesAvif) return;
    while (!isStopping() && (await encodeAvif(services)));
  },
};
