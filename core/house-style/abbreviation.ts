/** An abbreviation and its long form; `sectionId` is the desk that uses it, null for all desks. */
export type Abbreviation = {
  readonly id: string;
  readonly sectionId: string | null;
  readonly short: string;
  readonly expansion: string;
};

/** Typed after an abbreviation, this expands it: "LHQ*" becomes "Liên Hợp Quốc". */
export const abbreviationTrigger = '*';

export const shortMaxChars = 20;
export const expansionMaxChars = 200;

/** The syntax of an abbreviation: letters and digits, with inner dots, hyphens and ampersands. */
export const SHORT_FORM = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.&-]*[\p{L}\p{N}\p{M}])?$/u;
const SHORT_AT_END = /[\p{L}\p{N}][\p{L}\p{N}\p{M}.&-]*$/u;

/**
 * The abbreviation at the end of a text and its long form, matched by case; null if `long` does not have it.
 * `length` is the length of the abbreviation in UTF-16 code units.
 */
export function expansionAtEnd(
  text: string,
  long: ReadonlyMap<string, string>,
): { length: number; expansion: string } | null {
  const short = SHORT_AT_END.exec(text)?.[0];
  const expansion = short && long.get(short.normalize('NFC'));
  return expansion ? { length: short.length, expansion } : null;
}

/**
 * The long forms of a desk by abbreviation. `deskIds` are the story's section and its ancestors, nearest
 * first. The nearest desk's entry wins; site-wide entries come last.
 */
export function longForms(
  abbreviations: readonly Abbreviation[],
  deskIds: readonly string[],
): ReadonlyMap<string, string> {
  const order = [null, ...[...deskIds].reverse()];
  return new Map(
    order.flatMap((deskId) =>
      abbreviations
        .filter(({ sectionId }) => sectionId === deskId)
        .map(({ short, expansion }) => [short.normalize('NFC'), expansion] as const),
    ),
  );
}
