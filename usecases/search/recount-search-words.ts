import { recountSearchWords as recount } from '#db/queries/search-words.ts';
import type { Services } from '../context.ts';

/** Each is looked up in the index once: a second's work at a million stories. */
const atATime = 200;

/** How many stories have a word is counted anew, some words at a time: it says what a mistyped one was probably meant to be. */
export async function recountSearchWords({ db, now }: Services): Promise<void> {
  await recount(db, { now: now(), limit: atATime });
}
