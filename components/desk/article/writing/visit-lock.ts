export type VisitLock = {
  /** The name of the visit, unlike any other. */
  readonly visit: string;
  /** Resolves once nobody takes the visit for one that is going on. */
  readonly release: () => Promise<void>;
};

/** Begins a visit: a lock in its name is held for as long as this page lives, or until it is released. */
export function holdVisit(): VisitLock {
  const visit = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const over = navigator.locks?.request(lockName(visit), () => held).catch(() => {});
  return {
    visit,
    async release() {
      release();
      await over;
    },
  };
}

/** Those of the visits that nobody is making any more; without locks every visit counts as ended. */
export async function endedVisits(visits: readonly string[]): Promise<string[]> {
  const state = await navigator.locks?.query();
  const held = new Set(state?.held?.map((lock) => lock.name) ?? []);
  return [...new Set(visits)].filter((visit) => !held.has(lockName(visit)));
}

function lockName(visit: string): string {
  return `toasoan visit ${visit}`;
}
