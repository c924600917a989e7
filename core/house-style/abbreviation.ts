/** A short form and what it stands for; `sectionId` is the desk that uses it, null for every desk. */
export type Abbreviation = {
  readonly id: string;
  readonly sectionId: string | null;
  readonly short: string;
  readonly expansion: string;
};

/** Typed right behind a short form, this asks for the long one: "LHQ*" becomes "Liên Hợp Quốc". */
export const abbreviationTrigger = '*';

export const shortMaxChars = 20;
export const expansionMaxChars = 200;

/** What may be a short form: letters and digits, with dots, hyphens and ampersands inside. */
export const SHORT_FORM = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.&-]*[\p{L}\p{N}\p{M}])?$/u;
const SHORT_AT_END = /[\p{L}\p{N}][\p{L}\p{N}\p{M}.&-]*$/u;

/**
 * The short form that a text ends with and what it stands for, where `long` knows it exactly as written;
 * null otherwise. `length` is how much of the text it takes, in UTF-16 units.
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
 * The long forms by their short ones as they hold on a desk. `deskIds` are the story's section and what stands
 * above it, the nearest first: the nearest desk's own word wins, the house's comes last.
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
