/**
 * The twelve vowels, and the six tones (none, huyền, hỏi, ngã, sắc, nặng) as combining marks in dictionary
 * order.
 */
export const VOWELS = [...'aăâeêioôơuưy'];
export const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
export const LETTERS = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy'];
const BASE: Record<string, string> = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' };

export function baseOf(letter: string): string {
  return BASE[letter] ?? letter;
}

/** Every letter with every tone that it can have, in NFC. */
export const TONED_LETTERS = LETTERS.flatMap((letter) =>
  (VOWELS.includes(letter) ? TONES : ['']).map((tone) => ({
    letter,
    tone,
    text: (letter + tone).normalize('NFC'),
  })),
);
