import { settleSearchWords as settle } from '#db/queries/search-words.ts';
import type { Services } from '../context.ts';

/** The words of what was just published go into the index: until then every search looks through them one by one. */
export async function settleSearchWords({ db }: Services): Promise<void> {
  await settle(db);
}
