import { findIndexNowKey } from '#db/queries/settings/settings.ts';
import type { Services } from '../context.ts';

/** The key of the site for IndexNow; null before the first address is sent. */
export function readIndexNowKey({ db }: Pick<Services, 'db'>): Promise<string | null> {
  return findIndexNowKey(db);
}
