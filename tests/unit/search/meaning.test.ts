import { expect, test } from 'vitest';
import { spelledAs } from '#core/search/spelled-as.ts';
import { meaningsOf } from '#core/search/spelling.ts';
import {
  replacedOnce,
  suggestSpelling,
  unknownPlaces,
  wordsToLookUp,
} from '#core/search/suggest-spelling.ts';
import fc from '#tests/support/fast-check.ts';

const ARCHIVE: Readonly<Record<string, number>> = {
  ...{ bien: 400, doi: 900, khi: 800, hau: 300, hay: 700, vang: 500, gia: 900, ngap: 40, quokka: 2 },
  24: 60,
};
const storiesOf = (word: string) => ARCHIVE[word] ?? 0;
const best = (words: string[]) => suggestSpelling(words, storiesOf)[0]?.join(' ');

test.each([
  ['a missing letter', 'bie doi', 'bien doi'],
  ['an extra letter', 'bienn doi', 'bien doi'],
  ['two swapped letters', 'bein doi', 'bien doi'],
  ['an adjacent key', 'gia vabg', 'gia vang'],
  ['no space', 'khihau', 'khi hau'],
  ['no space before a number', 'gia vang24', 'gia vang 24'],
  ['a typing error in each of two words', 'bein doii khi hau', 'bien doi khi hau'],
])('%s: “%s” is corrected to “%s”', (_, typed, meant) => {
  expect(best(typed.split(' '))).toBe(meant);
});

test('a word of the archive or of Vietnamese is not corrected', () => {
  for (const words of [['khi', 'hay'], ['quokka'], ['lu', 'lut'], ['hauu', 'khi', 'zzyzx']])
    expect(suggestSpelling(words, storiesOf)).toEqual([]);
  expect(unknownPlaces(['bein', 'lut', 'quokka'], storiesOf)).toEqual([0]);
});

test('one of the words is replaced to look for a name, likeliest first', () => {
  const readings = replacedOnce(['kim', 'gaio'], [1]).map((reading) => reading.join(' '));
  expect(readings).toContain('kim giao');
  expect(readings.indexOf('kim giao')).toBeLessThan(readings.indexOf('kim gaix'));
});

test('syllables without spaces are split', () => {
  expect(meaningsOf('dienmattroi').map(({ words }) => words.join(' '))).toContain('dien mat troi');
});

test('a word without similar words has no suggestion', () => {
  expect(suggestSpelling(['zzyzx', 'gia'], storiesOf)).toEqual([]);
  expect(suggestSpelling([], storiesOf)).toEqual([]);
});

test('numbers, two letters and overlong words are not corrected', () => {
  for (const word of ['ab', '2026', 'u23', '24h', 'x'.repeat(21), 'ß…']) expect(meaningsOf(word)).toEqual([]);
});

test('any word has a limited number of candidates, and is not its own candidate', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3, maxLength: 20 }), (word) => {
      const meanings = meaningsOf(word);
      expect(meanings.length).toBeLessThan(1_200);
      expect(meanings.some(({ words }) => words.join(' ') === word)).toBe(false);
    }),
  );
  expect(wordsToLookUp(['gia'])).toContain('gia');
});

test('a suggestion is spelled as in the story, preferably as a phrase', () => {
  expect(spelledAs(['gia', 'vang'], 'Gia đình mua vàng. Hôm nay giá vàng tăng.')).toBe('giá vàng');
  expect(spelledAs(['ha', 'noi'], 'Mưa ở Hà Nội.')).toBe('Hà Nội');
  expect(spelledAs(['noi', 'mua'], 'Mưa ở Hà Nội.')).toBe('Nội Mưa');
  expect(spelledAs(['bao'], 'Mưa ở Hà Nội.')).toBeNull();
  expect(spelledAs(['khi', 'co2'], 'Nhà máy thải khí CO₂.')).toBe('khí CO₂');
});

test.each([
  ['nguyeenx', 'nguyen'],
  ['nguyeexn', 'nguyen'],
  ['vieejt', 'viet'],
  ['ddaats', 'dat'],
  ['dduwowcj', 'duoc'],
  ['truwowngf', 'truong'],
  ['twf', 'tu'],
  ['quyfnh', 'quynh'],
  ['twowng', 'tuong'],
  ['quoocs', 'quoc'],
  ['phone', null],
  ['tx', null],
])('telex keys without an input method are understood: %s', (typed, word) => {
  const meant = meaningsOf(typed).filter(({ weight }) => weight > 4);
  expect(meant.map(({ words }) => words.join(' '))).toEqual(word === null ? [] : [word]);
});
