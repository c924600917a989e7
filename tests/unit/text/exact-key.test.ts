import { expect, test } from 'vitest';
import { exactKey } from '#core/text/exact-key.ts';
import { fold } from '#core/text/fold.ts';
import { TONED_LETTERS, TONES } from './vietnamese-alphabet.ts';

const OPEN_PAIRS = ['oa', 'oe', 'uy'];
const cases = OPEN_PAIRS.flatMap((pair) => TONES.slice(1).map((tone) => ({ pair, tone })));

test.each(cases)('h$pair with tone $tone has one key for both places of the tone mark', ({ pair, tone }) => {
  const old = `h${pair[0]}${tone}${pair[1]}`;
  const modern = `h${pair}${tone}`;
  for (const form of ['NFC', 'NFD'] as const) {
    expect(exactKey(modern.normalize(form))).toBe(old.normalize('NFC'));
    expect(exactKey(old.normalize(form).toUpperCase())).toBe(old.normalize('NFC'));
  }
});

test.each(TONED_LETTERS)('$text keeps its accent in NFC and NFD', ({ text }) => {
  expect(exactKey(text.normalize('NFC'))).toBe(text);
  expect(exactKey(text.normalize('NFD'))).toBe(text);
});

test('different tones and letters keep different keys', () => {
  expect(new Set(TONED_LETTERS.map((each) => exactKey(each.text))).size).toBe(TONED_LETTERS.length);
});

test.each([
  'quý',
  'quà',
  'quốc',
  'gì',
  'giá',
  'giếng',
  'giữa',
  'của',
  'mùa',
  'thuở',
  'người',
  'rượu',
  'khuỷu',
  'ngoài',
  'xoáy',
  'doanh',
  'hoàng',
  'huỳnh',
  'tuyết',
  'thủy',
  'địu',
  'kìa',
  'yếu',
  'nghĩa',
  'đường',
  'khuya',
  'ngoéo',
])('the usual spelling %s is its own key', (word) => {
  expect(exactKey(word)).toBe(word);
});

test.each([
  ['tóan', 'toán'],
  ['hòang', 'hoàng'],
  ['qúy', 'quý'],
  ['gìa', 'già'],
  ['thuỷ', 'thủy'],
  ['Hoè', 'hòe'],
])('a misplaced tone in %s is moved: %s', (typed, key) => {
  expect(exactKey(typed)).toBe(key);
});

test('words of other languages keep their accents', () => {
  expect(exactKey('Café déjà Müller résumé')).toBe('café déjà müller résumé');
});

test('the key of a phrase keeps its words and normalises its spaces', () => {
  expect(exactKey('  Hoà\u00A0 Bình,\tThuý Kiều ')).toBe('hòa bình, thúy kiều');
});

test('moving the tone never changes the folded form', () => {
  for (const word of ['hoà', 'thuý', 'tóan', 'qúy', 'khuỷu', 'NGƯỜI'])
    expect(fold(exactKey(word))).toBe(fold(word));
});
