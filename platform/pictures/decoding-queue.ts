/** Each takes up to 200 MiB (bench/README.md). */
const maxConcurrent = 2;

type DecodingQueue = {
  /** Whose pictures are being decoded. */
  readonly running: Set<string>;
  /** By person, in the order in which they are served next. */
  readonly waiting: Map<string, (() => void)[]>;
};

/* A production build holds several instances of this module; they must count together. */
const key = Symbol.for('toasoan.decoding-turns');
type Holder = { [key]?: DecodingQueue };

/**
 * Does the work when its turn comes: two at once, one of each person, and then one after another of those who wait. So one
 * person's pictures, however many and large, hold up another's for no longer than one of them takes.
 */
export async function queueDecoding<T>(personId: string, work: () => Promise<T>): Promise<T> {
  const turns = sharedQueue();
  await turnOf(turns, personId);
  try {
    return await work();
  } finally {
    turns.running.delete(personId);
    toTheEnd(turns, personId);
    serveNext(turns);
  }
}

function turnOf(turns: DecodingQueue, personId: string): Promise<void> {
  return new Promise((resolve) => {
    const queue = turns.waiting.get(personId) ?? [];
    turns.waiting.set(personId, [...queue, resolve]);
    serveNext(turns);
  });
}

function serveNext({ running, waiting }: DecodingQueue): void {
  if (running.size >= maxConcurrent) return;
  for (const [personId, [next, ...later]] of waiting) {
    if (next === undefined || running.has(personId)) continue;
    running.add(personId);
    if (later.length > 0) waiting.set(personId, later);
    else waiting.delete(personId);
    next();
    return;
  }
}

/** Behind those who were not served meanwhile. */
function toTheEnd({ waiting }: DecodingQueue, personId: string): void {
  const queue = waiting.get(personId);
  if (queue === undefined) return;
  waiting.delete(personId);
  waiting.set(personId, queue);
}

function sharedQueue(): DecodingQueue {
  const holder = globalThis as Holder;
  holder[key] ??= { running: new Set(), waiting: new Map() };
  return holder[key];
}
