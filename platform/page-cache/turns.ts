/**
 * Work that takes its turn: given back when it is done, or when it has had its time and waits for something else. What
 * `isPressing` goes before what is not.
 */
export type TakeTurn = <T>(work: () => Promise<T>, isPressing?: boolean) => Promise<T>;

/**
 * Lets `atOnce` pieces of work begin, the others after them, in order. On one processor eight at once would all be ready
 * when the last one is; one after another the first is ready in an eighth of the time, and the last no later.
 */
export function createTurns({ atOnce, longestMs }: { atOnce: number; longestMs: number }): TakeTurn {
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
