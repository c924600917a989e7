import { recountSearchWords as recount } from '#db/queries/search/search-words.ts';
import type { Services } from '../context.ts';

/** Small batches, so that their locks are short; altogether a second of work at a million stories. */
const atATime = 20;
const mostAtOnce = 200;

/** Recounts the number of stories with a word, in batches; spelling correction uses it. */
export async function recountSearchWords({ db, now }: Services): Promise<void> {
  for (let left = mostAtOnce; left > 0; left -= atATime) {
    if ((await recount(db, { now: now(), limit: atATime })) < atATime) return;
  }
}
