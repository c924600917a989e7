import { expect, test } from 'vitest';
import { fold } from '#core/text/fold.ts';
import { baseOf, TONED_LETTERS } from './vietnamese-alphabet.ts';

test('the alphabet of the test has all 29 letters and 12 vowels under 6 tones', () => {
  expect(new Set(TONED_LETTERS.map((each) => each.text)).size).toBe(17 + 12 * 6);
});

test.each(TONED_LETTERS)(
  '$text folds to its base letter in both normal forms and both cases',
  ({ letter, text }) => {
    for (const form of ['NFC', 'NFD'] as const) {
      expect(fold(text.normalize(form))).toBe(baseOf(letter));
      expect(fold(text.toUpperCase().normalize(form))).toBe(baseOf(letter));
    }
  },
);

test('a headline folds to what a reader types without accents', () => {
  expect(fold('Đường về Thừa Thiên – Huế')).toBe('duong ve thua thien – hue');
});

test('both places of the tone mark fold alike', () => {
  expect(fold('hoà')).toBe(fold('hòa'));
  expect(fold('THUÝ')).toBe(fold('thúy'));
});

test('the letter eth, which some keyboards type for Đ, folds like đ', () => {
  expect(fold('Ðà Nẵng')).toBe('da nang');
});

test('Korean stays composed', () => {
  expect(fold('서울')).toBe('서울');
});
