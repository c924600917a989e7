import { recountSearchWords as recount } from '#db/queries/search/search-words.ts';
import type { Services } from '../context.ts';

/** Each is one index lookup: a second of work at a million stories. */
const atATime = 200;

/** Recounts the number of stories with a word, in batches; spelling correction uses it. */
export async function recountSearchWords({ db, now }: Services): Promise<void> {
  await recount(db, { now: now(), limit: atATime });
}
