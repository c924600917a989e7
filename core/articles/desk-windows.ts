import { deskFacet } from './desk-lexemes.ts';

/** A stretch of time in which a list is looked through: the lexemes of which a story in it has one. */
export type DeskWindow = {
  readonly anyOf: readonly string[];
  /** Set for the last one, which has no lexemes: everything saved before. */
  readonly before: Date | null;
};

const yearsBack = 15;
const recentCount = 2;
/** Clocks of several machines differ, and a month begins at midnight somewhere first. */
const skewMs = 24 * 60 * 60 * 1000;

/**
 * The stretches of time from `from` backwards in which to look for the newest stories, each the longer the older:
 * first this month and the three before it, where most lists are full already; then the rest of the year, year by year,
 * and all before. `until` ends them.
 */
export function deskWindows(
  from: Date,
  until: Date | null,
): { readonly recent: DeskWindow[]; readonly older: DeskWindow[] } {
  const newest = new Date(from.getTime() + skewMs);
  const months = monthsBack(newest);
  const groups = [months.slice(0, 2), months.slice(2, 5), months.slice(5)].filter((some) => some.length > 0);
  const lastYear = newest.getUTCFullYear() - 1;
  const years = Array.from({ length: yearsBack }, (_, index) => lastYear - index);
  const windows: (DeskWindow & { readonly end: Date })[] = [
    ...groups.map((some) => ({
      anyOf: some.map(deskFacet.month),
      before: null,
      end: endOfMonth(some[0] ?? newest),
    })),
    ...years.map((year) => ({
      anyOf: [deskFacet.year(year)],
      before: null,
      end: new Date(Date.UTC(year + 1, 0, 1)),
    })),
  ];
  const oldest = new Date(Date.UTC(lastYear - yearsBack + 1, 0, 1));
  windows.push({ anyOf: [], before: oldest, end: oldest });
  const inReach = windows
    .filter(({ end }) => until === null || end > until)
    .map(({ anyOf, before }) => ({ anyOf, before }));
  return { recent: inReach.slice(0, recentCount), older: inReach.slice(recentCount) };
}

/** The first days of the months of this year until `newest`, the newest first. */
function monthsBack(newest: Date): Date[] {
  const year = newest.getUTCFullYear();
  return Array.from(
    { length: newest.getUTCMonth() + 1 },
    (_, index) => new Date(Date.UTC(year, newest.getUTCMonth() - index, 1)),
  );
}

function endOfMonth(first: Date): Date {
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1));
}
