/**
 * Runs work with a permit. The permit is released when the work ends or its lease expires. Work that
 * `isPressing` goes first.
 */
export type Acquire = <T>(work: () => Promise<T>, isPressing?: boolean) => Promise<T>;

/**
 * Priority semaphore with `atOnce` permits and a lease of `longestMs`. On one CPU eight parallel renders
 * would all finish at the end; one after another the first is done in an eighth of the time, and the last no
 * later.
 */
export function createSemaphore({ atOnce, longestMs }: { atOnce: number; longestMs: number }): Acquire {
  const pressing: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  let free = atOnce;

  function giveOn(): void {
    const next = pressing.shift() ?? waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return async (work, isPressing = false) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => (isPressing ? pressing : waiting).push(resolve));
    let isMine = true;
    const end = () => {
      if (isMine) giveOn();
      isMine = false;
    };
    const late = setTimeout(end, longestMs);
    try {
      return await work();
    } finally {
      clearTimeout(late);
      end();
    }
  };
}
