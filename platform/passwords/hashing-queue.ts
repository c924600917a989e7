import { DomainError } from '#core/shared/domain-error.ts';

/** Concurrent hashings: at the highest cost 128 MiB in total. */
const maxConcurrent = 2;
/**
 * Queue length of each lane. More requests are rejected, before the last one would wait for half a minute.
 */
const maxWaiting = 64;

/**
 * `known`: a session, or a browser in which this person has signed in before. Each may try ten times in a
 * quarter of an hour (`sign-in-limits.ts`), so its lane goes first and no flood of unknown clients fills it.
 */
export type HashingLane = 'known' | 'unknown';

type LaneState = { running: number; readonly waiting: Readonly<Record<HashingLane, (() => void)[]>> };

/* A production build holds several instances of this module. They share one queue. */
const key = Symbol.for('toasoan.hashing-turns');
type Holder = { [key]?: LaneState };

/** Runs the work when a slot is free. Throws `auth.busy` if the lane's queue is full. */
export async function queueHashing<T>(lane: HashingLane, work: () => Promise<T>): Promise<T> {
  const turns = sharedLanes();
  if (turns.running < maxConcurrent) turns.running += 1;
  else await nextTurn(turns.waiting[lane]);
  try {
    return await work();
  } finally {
    const next = turns.waiting.known.shift() ?? turns.waiting.unknown.shift();
    // The next waiter takes over the slot, so that no other call gets it.
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
