import { fold } from './fold.ts';

/**
 * Characters used as an apostrophe: the two single quotation marks of keyboards and word processors, and the
 * letter.
 */
const APOSTROPHES = /[\u2018\u2019\u02BC]/g;
/** Superscript and subscript digits. */
const RAISED_OR_LOWERED = /[\u00B2\u00B3\u00B9\u2070\u2074-\u2079\u2080-\u2089]/g;

/** Replaces typographic variants by keyboard characters: `H’Hen` = `H'Hen`, `CO₂` = `CO2`. */
export function plainSigns(text: string): string {
  return plainFigures(text.replace(APOSTROPHES, "'"));
}

/** The same for digits only, so that `m2` finds `m²`. */
export function plainFigures(text: string): string {
  return text.replace(RAISED_OR_LOWERED, (figure) => figure.normalize('NFKC'));
}

/** Folds a name for comparison: all apostrophes are equal, and so are superscript and plain digits. */
export function foldName(text: string): string {
  return plainSigns(fold(text));
}
