/** Load shedding: the limit is reached and the queue is full. The client should retry later. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export type Limiter = {
  /** Runs `work`, or rejects with `Overloaded`. The empty network has no limit of its own. */
  readonly admit: <T>(work: () => Promise<T>, network?: string) => Promise<T>;
  /**
   * Like `admit`, but waits in the queue when no slot is free. Rejects when the queue is full or the wait
   * times out.
   */
  readonly admitQueued: <T>(work: () => Promise<T>) => Promise<T>;
  /** How many were rejected. */
  readonly rejected: () => number;
};

/** How many may wait for a slot, and for how long. */
export type Queue = { readonly maxWaiting: number; readonly timeoutMs: number };

const NO_QUEUE: Queue = { maxWaiting: 0, timeoutMs: 0 };

export type LimiterOptions = {
  readonly queue?: Queue;
  /** The most slots that one network (`core/shared/network-of.ts`) may use. */
  readonly maxPerNetwork?: number;
};

/**
 * Concurrency limiter that sheds load: runs at most `atMost` pieces of work at a time and rejects the rest
 * at once. With a queue, a free slot goes to the oldest waiter first.
 */
export function createLimiter(
  atMost: number,
  { queue: line = NO_QUEUE, maxPerNetwork: ofOneNetwork = atMost }: LimiterOptions = {},
): Limiter {
  const waiting = new Set<() => void>();
  const byNetwork = new Map<string, number>();
  let inside = 0;
  let refused = 0;

  function countRejection(why: string): Overloaded {
    refused += 1;
    return new Overloaded(why);
  }

  function placeInLine(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.delete(enter);
        reject(countRejection(`no place was free within ${line.timeoutMs} ms`));
      }, line.timeoutMs);
      const enter = () => {
        clearTimeout(late);
        waiting.delete(enter);
        resolve();
      };
      waiting.add(enter);
    });
  }

  /** Hands the slot to the next waiter in the same tick, so that no other call takes it. */
  function leave(): void {
    const [next] = waiting;
    if (next === undefined) inside -= 1;
    else next();
  }

  function takeShare(network: string): void {
    const taken = byNetwork.get(network) ?? 0;
    if (taken >= ofOneNetwork) throw countRejection(`${ofOneNetwork} of one network are being made already`);
    byNetwork.set(network, taken + 1);
  }

  function giveShareBack(network: string): void {
    const left = (byNetwork.get(network) ?? 1) - 1;
    if (left > 0) byNetwork.set(network, left);
    else byNetwork.delete(network);
  }

  async function inShare<T>(network: string, work: () => Promise<T>): Promise<T> {
    if (network === '') return work();
    takeShare(network);
    try {
      return await work();
    } finally {
      giveShareBack(network);
    }
  }

  async function inPlace<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      leave();
    }
  }

  return {
    admit: (work, network = '') =>
      inShare(network, async () => {
        if (inside >= atMost) throw countRejection(`${atMost} are being made already`);
        inside += 1;
        return inPlace(work);
      }),
    async admitQueued(work) {
      if (inside < atMost) inside += 1;
      else if (waiting.size < line.maxWaiting) await placeInLine();
      else throw countRejection(`${waiting.size} wait already`);
      return inPlace(work);
    },
    rejected: () => refused,
  };
}
