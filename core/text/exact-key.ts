import { normaliseText, withoutUnseen } from './normalise-text.ts';
import { onceAWord } from './once-a-word.ts';

const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Onset, vowels, final of a Vietnamese syllable without its tone; `qu` and `gi` are onsets, their vowel carries no tone. */
const SYLLABLE =
  /^(qu|gi|ngh|ng|nh|gh|kh|ch|ph|th|tr|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy]{1,3})(ch|nh|ng|[cmnpt])?$/u;
const VOWEL_WITH_QUALITY = /[ăâêôơư]/gu;

/**
 * The key under which two spellings of the same word with the same accents meet: lower case, NFC, white space
 * evened out, and the tone mark moved to its traditional place, so that `hoà` = `hòa`, `thuý` = `thúy`, while
 * `hòa` and `hoa` stay apart. Words that are not Vietnamese syllables keep their accents where they are.
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

/** The vowel that bears the tone: the last with a hook or hat; else before a final the last; else the middle of three, the first of two. */
function tonePlace(vowels: string, isClosed: boolean): number {
  const withQuality = [...vowels.matchAll(VOWEL_WITH_QUALITY)].at(-1);
  if (withQuality) return withQuality.index;
  if (isClosed) return vowels.length - 1;
  return vowels.length === 3 ? 1 : 0;
}
