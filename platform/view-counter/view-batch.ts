/** Page views of one story in one hour. */
export type BatchedViews = { readonly number: number; readonly hour: Date; readonly views: number };

export type ViewBatch = {
  /** Counts a page view. False if there is no room for another story. `hour` in milliseconds. */
  add(number: number, hour: number): boolean;
  /** Removes and returns the counts, ordered by number and hour. */
  take(): BatchedViews[];
  /** Puts back counts that could not be written. Returns the number of views that did not fit. */
  putBack(views: readonly BatchedViews[]): number;
  /** Number of stories and hours, which `mostEntries` bounds. */
  entries(): number;
};

/** Page views in memory until they are flushed, for at most `mostEntries` stories and hours. */
export function createViewBatch({ mostEntries }: { mostEntries: number }): ViewBatch {
  let hours = new Map<number, Map<number, number>>();
  let entries = 0;

  function add(number: number, hour: number, views: number): boolean {
    let counts = hours.get(hour);
    const before = counts?.get(number);
    if (before === undefined) {
      if (entries >= mostEntries) return false;
      entries += 1;
    }
    if (counts === undefined) {
      counts = new Map();
      hours.set(hour, counts);
    }
    counts.set(number, (before ?? 0) + views);
    return true;
  }

  return {
    add: (number, hour) => add(number, hour, 1),
    take() {
      const taken = [...hours].flatMap(([hour, counts]) =>
        [...counts].map(([number, views]) => ({ number, hour: new Date(hour), views })),
      );
      hours = new Map();
      entries = 0;
      return taken.sort((a, b) => a.number - b.number || a.hour.getTime() - b.hour.getTime());
    },
    putBack(given) {
      return given.reduce(
        (lost, { number, hour, views }) => lost + (add(number, hour.getTime(), views) ? 0 : views),
        0,
      );
    },
    entries: () => entries,
  };
}
