/** Each takes up to 200 MiB (bench/README.md). */
const maxConcurrent = 2;

type DecodingQueue = {
  /** People whose pictures are being decoded. */
  readonly running: Set<string>;
  /** By person, in the order of service. */
  readonly waiting: Map<string, (() => void)[]>;
};

/* A production build holds several instances of this module. They share one queue. */
const key = Symbol.for('toasoan.decoding-turns');
type Holder = { [key]?: DecodingQueue };

/**
 * Runs the work when a slot is free: two at a time, one per person, round-robin over the people who wait. One
 * person's many large pictures delay another person by one picture at most.
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

/** Moves a person to the end of the queue. */
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
