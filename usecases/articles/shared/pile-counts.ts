import { LRUCache } from 'lru-cache';
import type { QueueState, QueueView } from '#core/articles/queue.ts';
import { countPiles } from '#db/queries/desk/desk-counts.ts';
import type { DeskStream } from '#db/queries/desk/desk-keys.ts';
import type { ActorContext } from '../../context.ts';

/** The counting limit; the page shows "99+". */
export const mostCounted = 100;
/** Lifetime of cached counts; they are only for orientation, and the lists themselves are always current. */
const countsLiveMs = 10_000;

type Counts = Readonly<Record<QueueState, number>>;

/** The number of stories in each pile of a person's view, up to `mostCounted`; may be some seconds old. */
export async function pileCounts(
  ctx: ActorContext,
  view: QueueView,
  streams: readonly DeskStream[],
): Promise<Counts> {
  const cache = cacheOf(ctx);
  // The key contains the sections, so that a person who loses a desk no longer gets its counts.
  const key = JSON.stringify([ctx.actor.id, view, streams]);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const counts = await countPiles(ctx.db, { personId: ctx.actor.id, streams, most: mostCounted });
  cache.set(key, counts);
  return counts;
}

/** Keyed by database: a process has one, and its services keep it on `globalThis`. */
const caches = new WeakMap<object, LRUCache<string, Counts>>();

function cacheOf({ db }: ActorContext): LRUCache<string, Counts> {
  const cache = caches.get(db) ?? new LRUCache<string, Counts>({ max: 500, ttl: countsLiveMs });
  caches.set(db, cache);
  return cache;
}
