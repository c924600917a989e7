import type { Logger } from './logger.ts';

export type DatabaseClock = {
  readonly now: () => Date;
  /** The same in milliseconds, for what is asked thousands of times a second. */
  readonly ms: () => number;
  readonly stop: () => Promise<void>;
};

const ASKED_EVERY_MS = 10_000;

/**
 * The database's time, known in this process: visibility is decided by it, and so is all that depends on visibility,
 * however the machine's own clock is set. `ask` gives the database's time in milliseconds; between two answers the time
 * goes on by a clock that nobody can set.
 */
export async function keepDatabaseTime({
  ask,
  log,
  ticks = () => performance.now(),
  everyMs = ASKED_EVERY_MS,
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
      .catch((error: unknown) => log.warn({ err: error }, 'the database did not say what time it is'))
      .finally(() => {
        running = null;
      });
  }, everyMs);
  timer.unref();
  return {
    now: () => new Date(known.at + ticks()),
    ms: () => known.at + ticks(),
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** What to add to the ticks, and how far that may be from the truth. */
type Measured = { readonly at: number; readonly inexactMs: number };

async function measure(ask: () => Promise<number>, ticks: () => number): Promise<Measured> {
  const before = ticks();
  const ms = await ask();
  const after = ticks();
  return { at: ms - (before + after) / 2, inexactMs: (after - before) / 2 };
}

/** A slow answer says little: it counts only where it contradicts what a quicker one said. */
function better(known: Measured, measured: Measured): Measured {
  const contradicts = Math.abs(measured.at - known.at) > measured.inexactMs + known.inexactMs;
  return contradicts || measured.inexactMs <= known.inexactMs ? measured : known;
}
