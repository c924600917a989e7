import { fold } from './fold.ts';

/** What stands for an apostrophe: the two single quotation marks that keyboards and word processors put, and the letter. */
const APOSTROPHES = /[\u2018\u2019\u02BC]/g;
/** Figures that stand high or low. */
const RAISED_OR_LOWERED = /[\u00B2\u00B3\u00B9\u2070\u2074-\u2079\u2080-\u2089]/g;

/** The text with the sign that keyboards have for each that is written otherwise: `H’Hen` = `H'Hen`, `CO₂` = `CO2`. */
export function plainSigns(text: string): string {
  return plainFigures(text.replace(APOSTROPHES, "'"));
}

/** The same of figures alone: who types `m2` means `m²`. */
export function plainFigures(text: string): string {
  return text.replace(RAISED_OR_LOWERED, (figure) => figure.normalize('NFKC'));
}

/** The text folded as names are compared: an apostrophe is one however it was typed, and a figure wherever it stands. */
export function foldName(text: string): string {
  return plainSigns(fold(text));
}
