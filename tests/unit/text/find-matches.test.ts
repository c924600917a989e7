import { expect, test } from 'vitest';
import { findMatches } from '#core/text/find-matches.ts';
import { fold } from '#core/text/fold.ts';
import fc from '#tests/support/fast-check.ts';
import { TONED_LETTERS } from './vietnamese-alphabet.ts';

const loose = { matchAccents: false, matchCase: false, wholeWord: false };
const found = (text: string, words: string, options = {}) =>
  findMatches(text, words, { ...loose, ...options }).map(({ start, end }) => text.slice(start, end));

test('words typed without accents match words with accents, also đ and ư', () => {
  expect(found('Tìm kiếm ở Đường Tưởng, tìm  kiếm.', 'tim kiem')).toEqual(['Tìm kiếm']);
  expect(found('Đường, đương, dương', 'duong')).toEqual(['Đường', 'đương', 'dương']);
});

test('with matchAccents only the same accents match', () => {
  expect(found('ma má mà mả', 'mà', { matchAccents: true })).toEqual(['mà']);
  expect(found('MÀ mà', 'mà', { matchAccents: true, matchCase: true })).toEqual(['mà']);
  expect(found('MÀ mà', 'ma', { matchCase: true })).toEqual(['mà']);
  expect(found('ĐÀ đà', 'DA', { matchCase: true })).toEqual(['ĐÀ']);
});

test('NFC and NFD match, and a match never splits a letter from its marks', () => {
  const text = 'Nước mặn lên'.normalize('NFD');
  for (const matchAccents of [true, false]) {
    expect(found(text, 'mặn', { matchAccents })).toEqual(['mặn'.normalize('NFD')]);
  }
  expect(found(text, 'ma', { matchAccents: true })).toEqual([]);
});

test('a whole-word match has no adjacent letter', () => {
  expect(found('an, ban, án, lan', 'an', { wholeWord: true })).toEqual(['an', 'án']);
  expect(found('𐐀an an', 'an', { wholeWord: true })).toEqual(['an']);
});

test('an empty query finds nothing, and a non-breaking space matches a space', () => {
  expect(found('abc', '')).toEqual([]);
  expect(found('abc', '\u200b')).toEqual([]);
  expect(found('5\u00a0triệu', '5 triệu')).toEqual(['5\u00a0triệu']);
});

test('joiners and direction marks inside a word do not prevent a match', () => {
  expect(found('mư\u200Da\u200E to', 'mua to')).toEqual(['mư\u200Da\u200E to']);
});

test('a word is found at its position in any surrounding text', () => {
  const letter = fc.constantFrom(...TONED_LETTERS.map(({ text }) => text));
  const word = fc.array(letter, { minLength: 1, maxLength: 6 }).map((letters) => letters.join(''));
  const form = fc.constantFrom('NFC', 'NFD');
  fc.assert(
    fc.property(word, word, word, form, form, (before, wanted, after, textForm, wordsForm) => {
      const start = `${before} `.normalize(textForm).length;
      const text = `${before} ${wanted} ${after}`.normalize(textForm);
      const matches = findMatches(text, fold(wanted).normalize(wordsForm), loose);
      expect(matches).toContainEqual({ start, end: start + wanted.normalize(textForm).length });
      for (const match of matches) expect(fold(text.slice(match.start, match.end))).toBe(fold(wanted));
    }),
  );
});
