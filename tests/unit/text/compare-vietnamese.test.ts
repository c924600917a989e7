import { expect, test } from 'vitest';
import { compareVietnamese } from '#core/text/compare-vietnamese.ts';
import { LETTERS, TONED_LETTERS, TONES } from './vietnamese-alphabet.ts';

test('the 29 letters sort in dictionary order', () => {
  expect([...LETTERS].reverse().sort(compareVietnamese)).toEqual(LETTERS);
});

test('tones sort in dictionary order within a letter, in NFC and NFD', () => {
  const expected = TONED_LETTERS.map((each) => each.text);
  for (const form of ['NFC', 'NFD'] as const) {
    const sorted = expected
      .map((text) => text.normalize(form))
      .reverse()
      .sort(compareVietnamese);
    expect(sorted.map((text) => text.normalize('NFC'))).toEqual(expected);
  }
});

test('a tone counts only between equal letters', () => {
  const words = TONES.map((tone) => `ma${tone}`.normalize('NFC'));
  expect(['mâ', 'mạn', ...words].sort(compareVietnamese)).toEqual([...words, 'mạn', 'mâ']);
});

test('provinces sort in Vietnamese order', () => {
  const provinces = [
    'Đồng Nai',
    'Điện Biên',
    'Đà Nẵng',
    'Dung Quất',
    'Cà Mau',
    'Bắc Ninh',
    'An Giang',
    'Huế',
  ];
  expect(provinces.sort(compareVietnamese)).toEqual([
    'An Giang',
    'Bắc Ninh',
    'Cà Mau',
    'Dung Quất',
    'Đà Nẵng',
    'Điện Biên',
    'Đồng Nai',
    'Huế',
  ]);
});

test('numbers are ordered by value', () => {
  expect(['Quận 10', 'Quận 2', 'Quận 1'].sort(compareVietnamese)).toEqual(['Quận 1', 'Quận 2', 'Quận 10']);
});
