import { withoutUnseen } from './normalise-text.ts';
import { onceAWord } from './once-a-word.ts';

/** đ is a letter of its own and has no decomposition; ð and ɖ look the same in upper case and are typed for it. */
const D_WITH_STROKE = /[đðɖ]/g;
const COMBINING_MARKS = /[\u0300-\u036F]/g;

/**
 * The text as a reader in a hurry types it: lower case, no accents, đ as d, nothing that cannot be seen.
 * NFC and NFD, `hoà` and `hòa` fold to the same; the length can change, so offsets do not carry over.
 */
export const fold: (text: string) => string = onceAWord((text) =>
  withoutUnseen(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .replace(D_WITH_STROKE, 'd')
    .normalize('NFC'),
);
