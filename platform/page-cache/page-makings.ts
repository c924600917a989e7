import type { PageChange } from '#core/page-changes/page-change.ts';

/** What became of a making: what was made, or why nothing was. */
export type Outcome<Made> = { readonly made: Made } | { readonly error: unknown };

/** One making of a page that runs: what it will be, and when it began. */
export type Making<Made> = {
  readonly made: Promise<Made>;
  readonly beganAt: number;
  /** What became of it, or null where so long after its beginning nobody knows. */
  within(patienceMs: number): Promise<Outcome<Made> | null>;
};

export type PageMakings<Made> = {
  /** The making of this page that runs, or one that begins now, for a network. */
  of(address: string, network?: string): Making<Made>;
  /** When the making of this page that runs began; null where none does. */
  beganAt(address: string): number | null;
  /** Pages being made right now may have read what was before. */
  note(change: PageChange): void;
  /** The same, where nobody knows what has changed. */
  noteAnything(): void;
};

/** A page that changes faster than it can be made is let go after so many tries, as outdated. */
const MOST_TRIES = 3;
/** What was withdrawn is not let go; only something that withdraws without end could come to this. */
const MOST_TRIES_AGAINST_WITHDRAWALS = 20;

/** What a page that was made has missed meanwhile. */
export type Missed = 'nothing' | PageChange['kind'];

type Tagged = { readonly tags: ReadonlySet<string>; readonly endsAt: Date | null };

/**
 * One making a page at a time, for all who wait for it. Where a change that the page shows was committed while it was
 * made, or what it shows has expired, it is made once more before anybody gets it; `make` says when it begins to read. `finish` is called in the same turn in which it is known that
 * nothing more was missed.
 */
export function createPageMakings<Made extends Tagged>(input: {
  make: (address: string, how: { onBegin: () => void; network: string }) => Promise<Made>;
  finish: (address: string, made: Made, missed: Missed) => void;
  now: () => number;
}): PageMakings<Made> {
  const { make, finish, now } = input;
  const running = new Map<string, Making<Made> & { readonly heard: Heard }>();

  function begin(address: string, network: string): Making<Made> {
    const heard = new Heard();
    const made = run(address, { heard, network }).finally(() => running.delete(address));
    const beganAt = now();
    const making = { made, beganAt, within: waitingFor(made, { beganAt, now }), heard };
    running.set(address, making);
    return making;
  }

  async function run(address: string, { heard, network }: { heard: Heard; network: string }): Promise<Made> {
    for (let tries = 1; ; tries += 1) {
      let beganAt = now();
      const onBegin = () => {
        heard.forget();
        beganAt = now();
      };
      const made = await make(address, { onBegin, network });
      const hasExpired = made.endsAt !== null && isBetween(made.endsAt.getTime(), beganAt, now());
      const missed = hasExpired ? 'withdrawn' : heard.missedBy(made.tags);
      const most = missed === 'withdrawn' ? MOST_TRIES_AGAINST_WITHDRAWALS : MOST_TRIES;
      if (missed !== 'nothing' && tries < most) continue;
      finish(address, made, missed);
      return made;
    }
  }

  return {
    of: (address, network = '') => running.get(address) ?? begin(address, network),
    beganAt: (address) => running.get(address)?.beganAt ?? null,
    note({ kind, tags }) {
      for (const { heard } of running.values()) for (const tag of tags) heard[kind].add(tag);
    },
    noteAnything() {
      for (const { heard } of running.values()) heard.anything = true;
    },
  };
}

function isBetween(moment: number, beganAt: number, now: number): boolean {
  return beganAt < moment && moment <= now;
}

/** Whoever waits for the same page with the same patience waits by the same clock: there are thousands in a second. */
function waitingFor<Made>(
  made: Promise<Made>,
  { beganAt, now }: { beganAt: number; now: () => number },
): Making<Made>['within'] {
  const waits = new Map<number, Promise<Outcome<Made> | null>>();
  const outcome = made.then(
    (made) => ({ made }),
    (error: unknown) => ({ error }),
  );
  return (patienceMs) => {
    // The clock may have been set back meanwhile.
    const waitMs = Math.min(beganAt + patienceMs - now(), patienceMs);
    if (waitMs <= 0) return Promise.resolve(null);
    const wait = waits.get(patienceMs) ?? inTime(outcome, waitMs);
    waits.set(patienceMs, wait);
    return wait;
  };
}

/** What is promised, or null where it takes longer. */
function inTime<T>(promised: Promise<T>, waitMs: number): Promise<T | null> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, waitMs, null);
    void promised.then((value) => {
      clearTimeout(late);
      resolve(value);
    });
  });
}

/** The tags of the changes that were committed while a page was made. */
class Heard {
  readonly changed = new Set<string>();
  readonly withdrawn = new Set<string>();
  anything = false;

  forget(): void {
    this.changed.clear();
    this.withdrawn.clear();
    this.anything = false;
  }

  missedBy(tags: ReadonlySet<string>): Missed {
    if (this.anything || has(tags, this.withdrawn)) return 'withdrawn';
    return has(tags, this.changed) ? 'changed' : 'nothing';
  }
}

function has(tags: ReadonlySet<string>, some: ReadonlySet<string>): boolean {
  for (const tag of some) if (tags.has(tag)) return true;
  return false;
}
