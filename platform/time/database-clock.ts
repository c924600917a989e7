import type { Logger } from '../traces/logger.ts';

export type DatabaseClock = {
  readonly now: () => Date;
  /** The same in milliseconds, for what is asked thousands of times a second. */
  readonly ms: () => number;
  readonly stop: () => Promise<void>;
};

const SYNC_INTERVAL_MS = 10_000;

/** An asking may have to open a connection first, and a busy machine may stand still in any: the quickest of these counts. */
const SAMPLES = 3;

/**
 * The database's time, known in this process and never ahead of it: visibility is decided by it, and so is all that depends on
 * visibility, however the machine's own clock is set. What is published at this time is public when its publication is committed; by a
 * time that is ahead readers would find nothing there until the database has caught up. `ask` gives the database's time in milliseconds;
 * between two answers the time goes on by a clock that nobody can set.
 */
export async function startDatabaseClock({
  ask,
  log,
  ticks = () => performance.now(),
  everyMs = SYNC_INTERVAL_MS,
}: {
  ask: () => Promise<number>;
  log: Logger;
  /** Milliseconds that only ever count up, from anywhere. */
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
      // The database is away: until it is back the time goes on by what it said last.
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

/** What to add to the ticks: the truth lies between the two, for the answer was given after the question and before it came. */
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

/** A slow answer says little: it counts only where it contradicts what a quicker one said. */
function better(known: Measured, measured: Measured): Measured {
  const contradicts = measured.atMost < known.atLeast || measured.atLeast > known.atMost;
  return contradicts || inexactMs(measured) <= inexactMs(known) ? measured : known;
}

function inexactMs({ atLeast, atMost }: Measured): number {
  return atMost - atLeast;
}
