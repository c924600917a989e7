export type VisitLock = {
  /** The unique name of the visit. */
  readonly visit: string;
  /** Resolves once the visit no longer counts as active. */
  readonly release: () => Promise<void>;
};

/** Begins a visit: holds a Web Lock with its name until the page closes or the lock is released. */
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

/** The visits that are no longer active. Without Web Locks all count as ended. */
export async function endedVisits(visits: readonly string[]): Promise<string[]> {
  const state = await navigator.locks?.query();
  const held = new Set(state?.held?.map((lock) => lock.name) ?? []);
  return [...new Set(visits)].filter((visit) => !held.has(lockName(visit)));
}

function lockName(visit: string): string {
  return `toasoan visit ${visit}`;
}
