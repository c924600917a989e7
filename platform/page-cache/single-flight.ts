import type { PageChange } from '#core/page-changes/page-change.ts';

/** The result of a render, or its error. */
export type Outcome<Made> = { readonly made: Made } | { readonly error: unknown };

/** A render in flight. */
export type Render<Made> = {
  readonly result: Promise<Made>;
  readonly startedAt: number;
  /** The outcome, or null when it takes longer than `timeoutMs` after the start. */
  resultWithin(timeoutMs: number): Promise<Outcome<Made> | null>;
};

export type InFlightRenders<Made> = {
  /** Joins the render of this page in flight, or starts one for a network. */
  join(address: string, network?: string): Render<Made>;
  /** When the render in flight started; null when there is none. */
  startedAt(address: string): number | null;
  /** Renders in flight may have read data from before this change. */
  invalidate(change: PageChange): void;
  /** The same for an unknown change. */
  invalidateAll(): void;
};

/** A page that changes faster than it renders is stored as stale after this many attempts. */
const MAX_ATTEMPTS = 3;
/** A withdrawn page is never stored; this only ends a loop. */
const MAX_ATTEMPTS_AFTER_WITHDRAWAL = 20;

/** The change that a render missed. */
export type MissedChange = 'nothing' | PageChange['kind'];

type Tagged = { readonly tags: ReadonlySet<string>; readonly endsAt: Date | null };

/**
 * Single-flight renders: one render per page for all requests that wait for it. When a change of the page
 * commits during the render, or its content expires, the page renders again before anyone gets it. `finish`
 * runs in the same tick in which the render is known to have missed nothing.
 */
export function createInFlightRenders<Made extends Tagged>(input: {
  make: (address: string, how: { onBegin: () => void; network: string }) => Promise<Made>;
  finish: (address: string, made: Made, missed: MissedChange) => void;
  now: () => number;
}): InFlightRenders<Made> {
  const { make, finish, now } = input;
  const running = new Map<string, Render<Made> & { readonly seen: InvalidationsSeen }>();

  function begin(address: string, network: string): Render<Made> {
    const seen = new InvalidationsSeen();
    const result = run(address, { seen, network }).finally(() => running.delete(address));
    const startedAt = now();
    const render = {
      result,
      startedAt,
      resultWithin: outcomeWithin(result, { startedAt, now }),
      seen,
    };
    running.set(address, render);
    return render;
  }

  async function run(
    address: string,
    { seen, network }: { seen: InvalidationsSeen; network: string },
  ): Promise<Made> {
    for (let tries = 1; ; tries += 1) {
      let startedAt = now();
      const onBegin = () => {
        seen.forget();
        startedAt = now();
      };
      const made = await make(address, { onBegin, network });
      const hasExpired = made.endsAt !== null && isBetween(made.endsAt.getTime(), startedAt, now());
      const missed = hasExpired ? 'withdrawn' : seen.missedBy(made.tags);
      const most = missed === 'withdrawn' ? MAX_ATTEMPTS_AFTER_WITHDRAWAL : MAX_ATTEMPTS;
      if (missed !== 'nothing' && tries < most) continue;
      finish(address, made, missed);
      return made;
    }
  }

  return {
    join: (address, network = '') => running.get(address) ?? begin(address, network),
    startedAt: (address) => running.get(address)?.startedAt ?? null,
    invalidate({ kind, tags }) {
      for (const { seen } of running.values()) for (const tag of tags) seen[kind].add(tag);
    },
    invalidateAll() {
      for (const { seen } of running.values()) seen.anything = true;
    },
  };
}

function isBetween(moment: number, startedAt: number, now: number): boolean {
  return startedAt < moment && moment <= now;
}

/** Waits with the same timeout share one timer: there are thousands in a second. */
function outcomeWithin<Made>(
  made: Promise<Made>,
  { startedAt, now }: { startedAt: number; now: () => number },
): Render<Made>['resultWithin'] {
  const waits = new Map<number, Promise<Outcome<Made> | null>>();
  const outcome = made.then(
    (made) => ({ made }),
    (error: unknown) => ({ error }),
  );
  return (timeoutMs) => {
    // The clock may have been set back since then.
    const waitMs = Math.min(startedAt + timeoutMs - now(), timeoutMs);
    if (waitMs <= 0) return Promise.resolve(null);
    const wait = waits.get(timeoutMs) ?? inTime(outcome, waitMs);
    waits.set(timeoutMs, wait);
    return wait;
  };
}

/** The value, or null when it takes longer. */
function inTime<T>(promised: Promise<T>, waitMs: number): Promise<T | null> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, waitMs, null);
    void promised.then((value) => {
      clearTimeout(late);
      resolve(value);
    });
  });
}

/** Cache tags invalidated during a render. */
class InvalidationsSeen {
  readonly changed = new Set<string>();
  readonly withdrawn = new Set<string>();
  anything = false;

  forget(): void {
    this.changed.clear();
    this.withdrawn.clear();
    this.anything = false;
  }

  missedBy(tags: ReadonlySet<string>): MissedChange {
    if (this.anything || has(tags, this.withdrawn)) return 'withdrawn';
    return has(tags, this.changed) ? 'changed' : 'nothing';
  }
}

function has(tags: ReadonlySet<string>, some: ReadonlySet<string>): boolean {
  for (const tag of some) if (tags.has(tag)) return true;
  return false;
}
