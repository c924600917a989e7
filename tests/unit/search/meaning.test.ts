import { expect, test } from 'vitest';
import { spelledAs } from '#core/search/spelled-as.ts';
import { meaningsOf } from '#core/search/spelling.ts';
import { suggestSpelling, wordsToLookUp } from '#core/search/suggest-spelling.ts';
import fc from '#tests/support/fast-check.ts';

const ARCHIVE: Readonly<Record<string, number>> = {
  ...{ bien: 400, doi: 900, khi: 800, hau: 300, hay: 700, vang: 500, gia: 900, ngap: 40, quokka: 2 },
  24: 60,
};
const storiesOf = (word: string) => ARCHIVE[word] ?? 0;
const best = (words: string[], foundSomething = false) =>
  suggestSpelling(words, storiesOf, { foundSomething })[0]?.join(' ');

test.each([
  ['a letter left out', 'bin doi', 'bien doi'],
  ['a letter too many', 'bienn doi', 'bien doi'],
  ['two keys the wrong way round', 'bein doi', 'bien doi'],
  ['the key beside it', 'gia vabg', 'gia vang'],
  ['no space', 'khihau', 'khi hau'],
  ['no space before a number', 'gia vang24', 'gia vang 24'],
  ['two slips in two words', 'bein doii khi hau', 'bien doi khi hau'],
])('%s: “%s” was meant to be “%s”', (_, typed, meant) => {
  expect(best(typed.split(' '))).toBe(meant);
});

test('where stories have every word, one at a time may have been another', () => {
  expect(suggestSpelling(['khi', 'hay'], storiesOf, { foundSomething: false })).toContainEqual([
    'khi',
    'hau',
  ]);
});

test('where something was found, only a rare word that nearly is a common one was a slip', () => {
  const archive = (word: string) => ({ ngapp: 1, ngap: 40, khi: 800, hay: 700, hau: 300 })[word] ?? 0;
  expect(suggestSpelling(['ngapp'], archive, { foundSomething: true })).toEqual([['ngap']]);
  expect(suggestSpelling(['khi', 'hay'], archive, { foundSomething: true })).toEqual([]);
});

test('a word that is like no other has no other reading', () => {
  expect(suggestSpelling(['zzyzx', 'gia'], storiesOf, { foundSomething: false })).toEqual([]);
  expect(suggestSpelling([], storiesOf, { foundSomething: false })).toEqual([]);
});

test('numbers, two letters and words that are too long are taken as they are', () => {
  for (const word of ['ab', '2026', 'u23', '24h', 'x'.repeat(21), 'ß…']) expect(meaningsOf(word)).toEqual([]);
});

test('whatever is typed, few words are looked up and none is its own meaning', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3, maxLength: 20 }), (word) => {
      const meanings = meaningsOf(word);
      expect(meanings.length).toBeLessThan(1_200);
      expect(meanings.some(({ words }) => words.join(' ') === word)).toBe(false);
    }),
  );
  expect(wordsToLookUp(['gia'])).toContain('gia');
});

test('a meaning is spelled as the story spells it, side by side if it can be', () => {
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
])('the keys of a word that were typed while nothing made accents of them: %s', (typed, word) => {
  const meant = meaningsOf(typed).filter(({ weight }) => weight > 4);
  expect(meant.map(({ words }) => words.join(' '))).toEqual(word === null ? [] : [word]);
});
