import { normaliseText, withoutUnseen } from './normalise-text.ts';
import { onceAWord } from './once-a-word.ts';

const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
/**
 * Onset, vowels and final of a Vietnamese syllable without its tone; `qu` and `gi` are onsets, whose vowel
 * carries no tone.
 */
const SYLLABLE =
  /^(qu|gi|ngh|ng|nh|gh|kh|ch|ph|th|tr|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy]{1,3})(ch|nh|ng|[cmnpt])?$/u;
const VOWEL_WITH_QUALITY = /[ăâêôơư]/gu;

/**
 * A key that equates spellings of a word with the same accents. Lower case, NFC, collapsed white space, and
 * the tone mark in its traditional position: `hoà` = `hòa`, `thuý` = `thúy`, while `hòa` and `hoa` differ.
 * Other words than Vietnamese syllables keep their accents in place.
 */
export const exactKey: (text: string) => string = onceAWord(keyOf);

function keyOf(text: string): string {
  return normaliseText(withoutUnseen(text.toLowerCase()))
    .replace(/[ðɖ]/g, 'đ')
    .replace(WORD, withToneInPlace);
}

function withToneInPlace(word: string): string {
  const decomposed = word.normalize('NFD');
  const tones = decomposed.match(TONE);
  if (tones?.length !== 1) return word;
  const parts = SYLLABLE.exec(decomposed.replace(TONE, '').normalize('NFC'));
  if (!parts) return word;
  const [, onset = '', vowels = '', final = ''] = parts;
  const at = tonePlace(vowels, final !== '') + 1;
  return (onset + vowels.slice(0, at) + tones[0] + vowels.slice(at) + final).normalize('NFC');
}

/**
 * The vowel that carries the tone. It is the last with a hook or hat; otherwise the last before a final, the
 * middle of three, or the first of two.
 */
function tonePlace(vowels: string, isClosed: boolean): number {
  const withQuality = [...vowels.matchAll(VOWEL_WITH_QUALITY)].at(-1);
  if (withQuality) return withQuality.index;
  if (isClosed) return vowels.length - 1;
  return vowels.length === 3 ? 1 : 0;
}
