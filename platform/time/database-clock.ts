import type { Logger } from '../traces/logger.ts';

export type DatabaseClock = {
  readonly now: () => Date;
  /** The same in milliseconds, for hot paths. */
  readonly ms: () => number;
  readonly stop: () => Promise<void>;
};

const SYNC_INTERVAL_MS = 10_000;

/**
 * The fastest sample counts: a query may have to open a connection first, and a busy machine may delay any of
 * them.
 */
const SAMPLES = 3;

/**
 * The database's time in this process, never ahead of it, whatever the local clock shows. It decides
 * visibility and everything that depends on it. A story published at this time is public at commit. With a
 * clock that is ahead, readers would get a 404 until the database catches up. `ask` returns the database's
 * time in milliseconds; between two answers a monotonic clock continues.
 */
export async function startDatabaseClock({
  ask,
  log,
  ticks = () => performance.now(),
  everyMs = SYNC_INTERVAL_MS,
}: {
  ask: () => Promise<number>;
  log: Logger;
  /** A monotonic clock in milliseconds, from any origin. */
  ticks?: () => number;
  everyMs?: number;
}): Promise<DatabaseClock> {
  let known = await measure(ask, ticks);
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= measure(ask, ticks)
      .then((measured) => {
        known = better(known, measured);
      })
      // The database is unavailable. Until it returns, the time continues from the last answer.
      .catch((error: unknown) => log.warn({ err: error }, 'reading the database clock failed'))
      .finally(() => {
        running = null;
      });
  }, everyMs);
  timer.unref();
  const ms = () => known.atLeast + ticks();
  return {
    now: () => new Date(ms()),
    ms,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** Bounds of the offset between the clocks: the database read its time between the query and the answer. */
type Measured = { readonly atLeast: number; readonly atMost: number };

async function measure(ask: () => Promise<number>, ticks: () => number): Promise<Measured> {
  let best = await measureOnce(ask, ticks);
  for (let asked = 1; asked < SAMPLES; asked += 1) best = better(best, await measureOnce(ask, ticks));
  return best;
}

async function measureOnce(ask: () => Promise<number>, ticks: () => number): Promise<Measured> {
  const before = ticks();
  const ms = await ask();
  return { atLeast: ms - ticks(), atMost: ms - before };
}

/** A slow answer gives wide bounds. It only replaces a faster one that it contradicts. */
function better(known: Measured, measured: Measured): Measured {
  const contradicts = measured.atMost < known.atLeast || measured.atLeast > known.atMost;
  return contradicts || inexactMs(measured) <= inexactMs(known) ? measured : known;
}

function inexactMs({ atLeast, atMost }: Measured): number {
  return atMost - atLeast;
}
