import { withoutUnseen } from './normalise-text.ts';
import { onceAWord } from './once-a-word.ts';

/**
 * đ is a separate letter without a decomposition; ð and ɖ look the same in upper case and are typed instead.
 */
const D_WITH_STROKE = /[đðɖ]/g;
const COMBINING_MARKS = /[\u0300-\u036F]/g;

/**
 * Folds text for comparison: lower case, no accents, đ as d, no invisible characters. NFC and NFD, `hoà` and
 * `hòa` fold to the same text. The length can change, so offsets are not preserved.
 */
export const fold: (text: string) => string = onceAWord((text) =>
  withoutUnseen(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .replace(D_WITH_STROKE, 'd')
    .normalize('NFC'),
);
