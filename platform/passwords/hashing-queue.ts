import { DomainError } from '#core/shared/domain-error.ts';

/** So many hashings at once: with the dearest cost 128 MiB, however many ask and however often. */
const maxConcurrent = 2;
/** So many wait in each lane; a request beyond them is refused, before the last one has waited for half a minute. */
const maxWaiting = 64;

/**
 * `known`: a session, or a browser in which this person has signed in before. Each may try ten times in a quarter of an hour
 * (`sign-in-limits.ts`), so its lane goes first and no flood of unknown clients fills it.
 */
export type HashingLane = 'known' | 'unknown';

type LaneState = { running: number; readonly waiting: Readonly<Record<HashingLane, (() => void)[]>> };

/* A production build holds several instances of this module; they must count together. */
const key = Symbol.for('toasoan.hashing-turns');
type Holder = { [key]?: LaneState };

/** Does the work when its turn comes. Throws `auth.busy` where too many wait in its lane. */
export async function queueHashing<T>(lane: HashingLane, work: () => Promise<T>): Promise<T> {
  const turns = sharedLanes();
  if (turns.running < maxConcurrent) turns.running += 1;
  else await nextTurn(turns.waiting[lane]);
  try {
    return await work();
  } finally {
    const next = turns.waiting.known.shift() ?? turns.waiting.unknown.shift();
    // The one that waited takes the place over, so that none slips in between.
    if (next) next();
    else turns.running -= 1;
  }
}

function nextTurn(waiting: (() => void)[]): Promise<void> {
  if (waiting.length >= maxWaiting) throw new DomainError('auth.busy');
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

function sharedLanes(): LaneState {
  const holder = globalThis as Holder;
  holder[key] ??= { running: 0, waiting: { known: [], unknown: [] } };
  return holder[key];
}
