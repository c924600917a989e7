/** How often the story of that public number was read in an hour, which is named by its beginning. */
export type BatchedReads = { readonly number: number; readonly hour: Date; readonly reads: number };

export type ReadBatch = {
  /** Counts a read; false where there is no room for another story. `hour` in milliseconds. */
  add(number: number, hour: number): boolean;
  /** What was counted since the last time, in the order of numbers and hours; it is no longer in here. */
  take(): BatchedReads[];
  /** Puts back what could not be written. Returns how many reads there was no room for. */
  giveBack(reads: readonly BatchedReads[]): number;
  /** Stories with their hours in here: what `maxEntries` bounds. */
  entries(): number;
};

/** Reads in the memory of this process until they are written. At most `maxEntries` stories with their hours. */
export function createReadBatch({ mostEntries }: { mostEntries: number }): ReadBatch {
  let hours = new Map<number, Map<number, number>>();
  let entries = 0;

  function add(number: number, hour: number, reads: number): boolean {
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
    counts.set(number, (before ?? 0) + reads);
    return true;
  }

  return {
    add: (number, hour) => add(number, hour, 1),
    take() {
      const taken = [...hours].flatMap(([hour, counts]) =>
        [...counts].map(([number, reads]) => ({ number, hour: new Date(hour), reads })),
      );
      hours = new Map();
      entries = 0;
      return taken.sort((a, b) => a.number - b.number || a.hour.getTime() - b.hour.getTime());
    },
    giveBack(given) {
      return given.reduce(
        (lost, { number, hour, reads }) => lost + (add(number, hour.getTime(), reads) ? 0 : reads),
        0,
      );
    },
    entries: () => entries,
  };
}
