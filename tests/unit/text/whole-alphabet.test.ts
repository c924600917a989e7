import { expect, test } from 'vitest';
import { exactLexeme, foldedLexeme } from '#core/search/lexeme.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { compareVietnamese } from '#core/text/compare-vietnamese.ts';
import { exactKey } from '#core/text/exact-key.ts';
import { findMatches } from '#core/text/find-matches.ts';
import { fold } from '#core/text/fold.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { slugFor } from '#core/text/slug.ts';
import { syllablePairs } from '#core/text/syllable-pairs.ts';
import { syllables } from '#core/text/syllables.ts';
import { baseOf, TONED_LETTERS, TONES, VOWELS } from './vietnamese-alphabet.ts';

const FORMS = ['NFC', 'NFD'] as const;

/**
 * Twelve vowels with six tones, both cases, both normal forms, in a syllable: `bát`, `BÁT`, and the same
 * decomposed.
 */
const WRITINGS = VOWELS.flatMap((vowel) =>
  TONES.map((tone) => (vowel + tone).normalize('NFC')).flatMap((letter) =>
    FORMS.flatMap((form) =>
      [`b${letter}t`, `B${letter.toUpperCase()}T`].map((word) => ({
        vowel,
        letter,
        form,
        word: word.normalize(form),
      })),
    ),
  ),
);

test('the test covers 12 vowels, 6 tones, 2 cases and 2 normal forms', () => {
  expect(WRITINGS).toHaveLength(12 * 6 * 2 * 2);
});

test.each(WRITINGS)('$word ($form) is the same word for every text function', ({ vowel, letter, word }) => {
  const exact = `b${letter}t`;
  const folded = `b${baseOf(vowel)}t`;
  expect(normaliseText(word).normalize('NFC')).toBe(normaliseText(word));
  expect(fold(word)).toBe(folded);
  expect(exactKey(word)).toBe(exact);
  expect(tagKey(` ${word} `)).toBe(folded);
  expect(slugFor(word)).toBe(folded);
  expect(foldedLexeme(word)).toBe(folded);
  expect(exactLexeme(word)).toBe(exact === folded ? folded : `=${exact}`);
  expect(syllables(`${word}, ${word}`).map(({ text }) => text)).toEqual([word, word]);
  expect(syllablePairs(`${word} – ${word}`)).toEqual([`${exact} ${exact}`]);
  const loose = { matchAccents: false, matchCase: false, wholeWord: true };
  expect(findMatches(`x ${word} y`, folded, loose)).toEqual([{ start: 2, end: 2 + word.length }]);
});

const PLACED = ['oa', 'oe', 'uy'].flatMap((pair) =>
  TONES.slice(1).flatMap((tone) =>
    FORMS.flatMap((form) =>
      [(word: string) => word, (word: string) => word.toUpperCase()].map((cased) => ({
        old: cased(`h${pair[0]}${tone}${pair[1]}`.normalize('NFC')).normalize(form),
        modern: cased(`h${pair}${tone}`.normalize('NFC')).normalize(form),
      })),
    ),
  ),
);

test.each(PLACED)(
  '$old and $modern are the same word with either place of the tone mark',
  ({ old, modern }) => {
    for (const keyOf of [fold, exactKey, tagKey, slugFor, foldedLexeme, exactLexeme]) {
      expect(keyOf(modern)).toBe(keyOf(old));
    }
    expect(syllablePairs(`${modern} bình`)).toEqual(syllablePairs(`${old} bình`));
  },
);

test('đ folds to d and sorts after it, in both cases and for look-alikes', () => {
  for (const letter of ['đ', 'Đ', 'ð', 'Ð', 'ɖ', 'Ɖ']) {
    expect(exactKey(`${letter}à`)).toBe('đà');
    expect([fold(letter), slugFor(`${letter}à`)]).toEqual(['d', 'da']);
  }
  expect(['đa', 'dy', 'e', 'da'].sort(compareVietnamese)).toEqual(['da', 'dy', 'đa', 'e']);
});

test('invisible characters are removed before letters are composed', () => {
  expect(normaliseText('Hoa\u200B\u0301 ho\u00ADc')).toBe('Hoá hoc');
});

test('no two letters of the alphabet become one under the exact key', () => {
  expect(new Set(TONED_LETTERS.map(({ text }) => exactKey(text))).size).toBe(TONED_LETTERS.length);
});
