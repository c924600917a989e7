import { LRUCache } from 'lru-cache';
import type { QueueState, QueueView } from '#core/articles/queue.ts';
import { countPiles } from '#db/queries/desk-counts.ts';
import type { DeskStream } from '#db/queries/desk-keys.ts';
import type { ActorContext } from '../../context.ts';

/** Counted no further; a screen says "99+". */
export const mostCounted = 100;
/** A pile's size is for orientation: what lies on it is always read anew. */
const countsLiveMs = 10_000;

type Counts = Readonly<Record<QueueState, number>>;

/** How much lies on each pile of a person's view, up to `mostCounted`; as of some seconds ago. */
export async function pileCounts(
  ctx: ActorContext,
  view: QueueView,
  streams: readonly DeskStream[],
): Promise<Counts> {
  const cache = cacheOf(ctx);
  // The sections are in the key: whoever loses a desk is not told of it any more.
  const key = JSON.stringify([ctx.actor.id, view, streams]);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const counts = await countPiles(ctx.db, { personId: ctx.actor.id, streams, most: mostCounted });
  cache.set(key, counts);
  return counts;
}

/** By database: a process has one, and its services hold it on `globalThis`. */
const caches = new WeakMap<object, LRUCache<string, Counts>>();

function cacheOf({ db }: ActorContext): LRUCache<string, Counts> {
  const cache = caches.get(db) ?? new LRUCache<string, Counts>({ max: 500, ttl: countsLiveMs });
  caches.set(db, cache);
  return cache;
}
