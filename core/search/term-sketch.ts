import { normaliseText } from '../text/normalise-text.ts';
import { typedText } from './typed-text.ts';

/**
 * A term is recorded only after this many different readers searched for it on one day; fewer could identify
 * a person.
 */
export const askersNeeded = 3;
/** Maximum number of terms held in memory; the least recently searched one is evicted. */
export const termsRemembered = 5_000;
const termMaxChars = 80;
const termMaxWords = 10;

export type TermCount = { readonly day: string; readonly term: string; readonly searches: number };

/** Holds search terms in memory until several readers have searched for the same one. */
export type TermSketch = {
  /** Notes a search. `asker` is a pseudonym that distinguishes readers for one day only. */
  note(asked: { term: string; asker: string; day: string }): void;
  /** Returns and resets the counts of terms that enough readers searched for. */
  take(): TermCount[];
  /**
   * Puts back counts whose write failed, to be returned with the next ones. Beyond `termsRemembered` the rest
   * is lost.
   */
  giveBack(counts: readonly TermCount[]): void;
};

type Remembered = { readonly askers: Set<string>; searches: number };

/** In memory only, one day at a time: at midnight terms with too few readers are forgotten. */
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
      // Reinserted last: the map's order is that of the last search.
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

/** A possible e-mail address, or a personal number: seven digits or more with separators. */
const PERSONAL = /@|\d[\d .\p{Pd}]{5,}\d/u;
/** Invisible characters (joiners, direction marks) that come along with copied numbers. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Normalises a query for counting: case, Unicode form, spaces and invisible characters do not matter. Null if
 * it is too long, or may contain an e-mail address, telephone number or identity number in any spelling.
 */
export function termOf(text: string): string | null {
  const term = normaliseText(typedText(text)).toLowerCase();
  if (term === '' || term.length > termMaxChars || term.split(' ').length > termMaxWords) return null;
  const isPersonal = PERSONAL.test(term.normalize('NFKC').replace(UNSEEN, ''));
  return isPersonal || !/\p{L}|\p{N}/u.test(term) ? null : term;
}
