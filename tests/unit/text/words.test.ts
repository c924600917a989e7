import { expect, test } from 'vitest';
import { countWords } from '#core/text/count-words.ts';
import { cutAtWord } from '#core/text/cut-at-word.ts';
import { cutWhole } from '#core/text/cut-whole.ts';
import { exactKey } from '#core/text/exact-key.ts';
import { fold } from '#core/text/fold.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { readingTimeMinutes } from '#core/text/reading-time.ts';
import { syllables } from '#core/text/syllables.ts';
import fc from '#tests/support/fast-check.ts';

test('text from a word processor becomes one clean line in NFC', () => {
  expect(normaliseText('\uFEFF Tha\u0300nh\u00A0pho\u0302\u0301 \r\n\tHue\u0302\u0301\u200B ')).toBe(
    'Thành phố Huế',
  );
});

test('direction overrides are removed, and right-to-left names stay', () => {
  expect(normaliseText('\u202Egnp.\u202Cexe \u2068אבג\u2069')).toBe('gnp.exe אבג');
  expect(normaliseLines(' \u202EMột\u202C\r\n\u2066hai\u2069 ')).toBe('Một\nhai');
});

test('a text is cut between graphemes', () => {
  expect(cutWhole('e\u0302\u0301e\u0302\u0301', 5)).toBe('e\u0302\u0301');
  expect(cutWhole('a👨‍👩‍👧', 8)).toBe('a');
  expect(cutWhole('Huế', 3)).toBe('Huế');
});

test('a short sapo is shown whole', () => {
  expect(cutAtWord('Mưa lớn ở miền Trung.', 40)).toBe('Mưa lớn ở miền Trung.');
});

test('a long sapo is cut between words with an ellipsis', () => {
  expect(cutAtWord('Mưa lớn kéo dài, nhiều nơi ngập sâu', 25)).toBe('Mưa lớn kéo dài, nhiều …');
});

test('no comma is left hanging before the ellipsis', () => {
  expect(cutAtWord('Mưa lớn kéo dài, nhiều nơi ngập sâu', 19)).toBe('Mưa lớn kéo dài …');
});

test('a first word that is longer than the limit stays whole', () => {
  expect(cutAtWord('Nghiêng-nghiêng nắng chiều', 6)).toBe('Nghiêng-nghiêng …');
});

test('no text is ever cut in a word or over its limit', () => {
  const word = fc.constantFrom('khí', 'hậu', 'người', 'nghiêng', 'ở', '👩‍🌾', 'Đà', 'Nẵng.', '“Thế');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 9, max: 80 }), (words, maxChars) => {
      const text = words.join(' ');
      const cut = cutAtWord(text.normalize('NFD'), maxChars);
      expect([...cut].length).toBeLessThanOrEqual(maxChars);
      if (cut === text) return;
      const prefix = cut.replace(/ …$/, '');
      expect(text.startsWith(prefix)).toBe(true);
      expect(text.charAt(prefix.length)).toMatch(/[\s.]/);
    }),
  );
});

test('syllables have their positions in the text, in NFC and NFD', () => {
  expect(syllables('COP28: "Hòa-bình", 17/7').map((each) => each.text)).toEqual([
    'COP28',
    'Hòa',
    'bình',
    '17',
    '7',
  ]);
  const nfd = 'Đường về Huế'.normalize('NFD');
  for (const { text, start, end } of syllables(nfd)) expect(nfd.slice(start, end)).toBe(text);
  expect(syllables(nfd)).toHaveLength(3);
});

test('invisible characters inside a syllable do not split it', () => {
  const text = 'thu\u00ADỷ\u200B đ\u2060iện';
  const found = syllables(text);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['thu\u00ADỷ', 'đ\u2060iện']);
  expect(found.map((each) => [fold(each.text), exactKey(each.text)])).toEqual([
    ['thuy', 'thủy'],
    ['dien', 'điện'],
  ]);
});

test('an apostrophe of any kind separates syllables', () => {
  for (const sign of ["'", '’', '‘', 'ʼ'])
    expect(syllables(`${sign}H${sign}Hen${sign} Niê`).map(({ text }) => text)).toEqual(['H', 'Hen', 'Niê']);
});

test('punctuation and dashes do not count as words', () => {
  expect(countWords('Mỹ – Trung Quốc:  hợp tác… 17/7 ')).toBe(6);
  expect(countWords(' \n ')).toBe(0);
});

test('reading time is whole minutes, at least one', () => {
  expect(readingTimeMinutes('Ngắn.', 'vi')).toBe(1);
  expect(readingTimeMinutes('chữ '.repeat(900), 'vi')).toBe(3);
  expect(readingTimeMinutes('word '.repeat(714), 'en')).toBe(3);
});
