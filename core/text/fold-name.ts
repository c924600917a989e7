import { fold } from './fold.ts';

/** What stands for an apostrophe: the two single quotation marks that keyboards and word processors put, and the letter. */
const APOSTROPHES = /[\u2018\u2019\u02BC]/g;

/** The text with the apostrophe of every keyboard for each that is none: `H’Hen` = `H'Hen`. */
export function plainApostrophes(text: string): string {
  return text.replace(APOSTROPHES, "'");
}

/** The text folded as names are compared: an apostrophe is one however it was typed. */
export function foldName(text: string): string {
  return plainApostrophes(fold(text));
}
