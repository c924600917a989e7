import { deskFacet } from './desk-lexemes.ts';

/** A time window for searching a list. Each story in it has the lexeme of one of its parts. */
export type DeskWindow = {
  /** The lexemes that cover the whole window; each of its stories has one of them. */
  readonly whole: readonly string[];
  /** Shorter windows that cover the same time, newest first, for windows with many results. */
  readonly parts: readonly string[];
};

const yearsBack = 15;
/** Stories are never older than this year. */
const firstYear = 1970;
/** Clocks of several machines differ, and time zones differ at the turn of the month. */
const skewMs = 24 * 60 * 60 * 1000;

/**
 * Time windows backwards from `from` in which to search for the newest stories; they grow with age. This
 * month, the one before, and three more, where most lists fill up. Then the rest of that year, then year by
 * year, then all earlier time. `until` ends them.
 */
export function deskWindows(from: Date, until: Date | null): DeskWindow[] {
  const newest = new Date(from.getTime() + skewMs);
  const [year, month] = [newest.getUTCFullYear(), newest.getUTCMonth()];
  const monthsBack = (first: number, end: number) =>
    Array.from({ length: end - first }, (_, index) => new Date(Date.UTC(year, month - first - index, 1)));
  const fifth = new Date(Date.UTC(year, month - 4, 1));
  const restOfYear = 5 + fifth.getUTCMonth();
  const groups = [monthsBack(0, 1), monthsBack(1, 2), monthsBack(2, 5), monthsBack(5, restOfYear)];
  const lastYear = fifth.getUTCFullYear() - 1;
  const years = Array.from({ length: yearsBack }, (_, index) => lastYear - index);
  const oldest = lastYear - yearsBack;
  const windows = [
    ...groups.filter((some) => some.length > 0).map((some) => windowOfMonths(some)),
    ...years.map((each) => ({
      whole: [deskFacet.year(each)],
      parts: monthsOf(each),
      end: Date.UTC(each + 1, 0, 1),
    })),
    windowOfYears(Array.from({ length: oldest - firstYear + 1 }, (_, index) => oldest - index)),
  ];
  return windows
    .filter(({ end }) => until === null || end > until.getTime())
    .map(({ whole, parts }) => ({ whole, parts }));
}

function windowOfMonths(months: readonly Date[]) {
  const newest = months[0] ?? new Date(0);
  const lexemes = months.map(deskFacet.month);
  return {
    whole: lexemes,
    parts: lexemes,
    end: Date.UTC(newest.getUTCFullYear(), newest.getUTCMonth() + 1, 1),
  };
}

function windowOfYears(years: readonly number[]) {
  const lexemes = years.map(deskFacet.year);
  return { whole: lexemes, parts: lexemes, end: Date.UTC((years[0] ?? firstYear) + 1, 0, 1) };
}

/** The lexemes of a year's months, last month first. */
function monthsOf(year: number): string[] {
  return Array.from({ length: 12 }, (_, index) => deskFacet.month(new Date(Date.UTC(year, 11 - index, 1))));
}
