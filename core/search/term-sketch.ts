import { normaliseText } from '../text/normalise-text.ts';
import { typedText } from './typed-text.ts';

/** So many different askers on one day make a search one that is written down: fewer, and it could tell of somebody. */
export const askersNeeded = 3;
/** Different searches that are remembered at a time; past it the one that was asked for longest ago is forgotten. */
export const termsRemembered = 5_000;
const termMaxChars = 80;
const termMaxWords = 10;

export type TermCount = { readonly day: string; readonly term: string; readonly searches: number };

/** What is remembered of what readers search for, until several have asked for the same. */
export type TermSketch = {
  /** Somebody asked for a term on a day; `asker` tells them from others for as long as the day lasts, and nothing more. */
  note(asked: { term: string; asker: string; day: string }): void;
  /** The searches that came since the last time, of the terms that enough have asked for. */
  take(): TermCount[];
  /** Puts back what could not be written; told again with what comes. Past `termsRemembered` the rest is lost. */
  giveBack(counts: readonly TermCount[]): void;
};

type Remembered = { readonly askers: Set<string>; searches: number };

/** Remembers in memory alone, one day at a time: at midnight all is forgotten that too few asked for. */
export function termSketch(): TermSketch {
  let today = '';
  let terms = new Map<string, Remembered>();
  const due = new Map<string, TermCount>();
  const counted = (): TermCount[] => {
    const enough = [...terms].filter(
      ([, { askers, searches }]) => askers.size >= askersNeeded && searches > 0,
    );
    return enough.map(([term, { searches }]) => ({ day: today, term, searches }));
  };
  const addDue = (counts: readonly TermCount[], room = Number.POSITIVE_INFINITY) => {
    for (const count of counts) {
      const key = `${count.day} ${count.term}`;
      const before = due.get(key);
      if (before === undefined && due.size >= room) continue;
      due.set(key, { ...count, searches: count.searches + (before?.searches ?? 0) });
    }
  };
  return {
    note({ term, asker, day }) {
      if (day !== today) {
        addDue(counted());
        [today, terms] = [day, new Map()];
      }
      const known = terms.get(term) ?? { askers: new Set(), searches: 0 };
      known.searches += 1;
      if (known.askers.size < askersNeeded) known.askers.add(asker);
      // The last in the map is the one asked for last.
      terms.delete(term);
      terms.set(term, known);
      const [oldest] = terms.keys();
      if (terms.size > termsRemembered && oldest !== undefined) terms.delete(oldest);
    },
    take() {
      addDue(counted());
      const taken = [...due.values()];
      due.clear();
      for (const remembered of terms.values())
        if (remembered.askers.size >= askersNeeded) remembered.searches = 0;
      return taken;
    },
    giveBack: (counts) => addDue(counts, termsRemembered),
  };
}

/** What may be an address, or a number of a person: seven figures and more with what stands between them. */
const PERSONAL = /@|\d[\d .\p{Pd}]{5,}\d/u;
/** What joins letters or says which way they run, besides: it comes along with numbers that are copied. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * A search as it is counted, whatever its case, form, spaces and what is not seen in it; null for what is no question to a newspaper:
 * too long, or with what may be an address, a number of a telephone or of an identity card in it, however its figures are written.
 */
export function termOf(text: string): string | null {
  const term = normaliseText(typedText(text)).toLowerCase();
  if (term === '' || term.length > termMaxChars || term.split(' ').length > termMaxWords) return null;
  const isPersonal = PERSONAL.test(term.normalize('NFKC').replace(UNSEEN, ''));
  return isPersonal || !/\p{L}|\p{N}/u.test(term) ? null : term;
}
