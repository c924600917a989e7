import type { Services } from '#usecases/context.ts';
import { listTombstones } from './shared/feed-tombstones.ts';
import { destinationOf } from './shared/where-now.ts';

/**
 * The current path of a former public path, or null. A feed announces for a while that its last story was
 * withdrawn, although its page is gone. Subscribers of the old URL still have that story.
 */
export async function followRedirect(
  { db, now }: Pick<Services, 'db' | 'now'>,
  path: string,
): Promise<string | null> {
  if (path.length > 1000) return null;
  const found = await destinationOf({ db }, path);
  if (found === null || found.hasPage) return found?.target ?? null;
  const gone = found.feedOf === null ? [] : await listTombstones({ db, now }, found.feedOf);
  return gone.length === 0 ? null : found.target;
}
