import { settleSearchWords as settle } from '#db/queries/search/search-words.ts';
import type { Services } from '../context.ts';

/** Flushes pending index entries of recent publications; until then every search scans them sequentially. */
export async function settleSearchWords({ db }: Services): Promise<void> {
  await settle(db);
}
