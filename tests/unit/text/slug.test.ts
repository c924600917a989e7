import { expect, test } from 'vitest';
import { slugFor } from '#core/text/slug.ts';
import fc from '#tests/support/fast-check.ts';

test('a Vietnamese headline becomes an address without accents', () => {
  expect(slugFor('Đặc phái viên Mỹ: “Hợp tác chống biến đổi khí hậu”')).toBe(
    'dac-phai-vien-my-hop-tac-chong-bien-doi-khi-hau',
  );
});

test('normal forms and places of the tone mark give one slug', () => {
  expect(slugFor('Hoà Bình'.normalize('NFD'))).toBe(slugFor('Hòa Bình'));
});

test('letters of other Latin alphabets are spelled out', () => {
  expect(slugFor("Straße, Ærø, Łódź, l'été")).toBe('strasse-aero-lodz-lete');
});

test('an apostrophe of any kind is dropped', () => {
  for (const sign of ["'", '’', '‘', 'ʼ']) expect(slugFor(`H${sign}Hen Niê`)).toBe('hhen-nie');
});

test('superscript and subscript digits become plain digits', () => {
  expect(slugFor('Đất 90 triệu/m², khí CO₂')).toBe('dat-90-trieu-m2-khi-co2');
});

test('a headline without a Latin letter still has an address', () => {
  expect(slugFor('東京 – “…”')).toBe('bai-viet');
  expect(slugFor('', 'chu-de')).toBe('chu-de');
});

test('a long headline is cut between words', () => {
  const slug = slugFor('nghiêng '.repeat(40));
  expect(slug).toBe(Array(10).fill('nghieng').join('-'));
});

test('every slug is safe in a URL, never empty and at most 80 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (headline) => {
      const slug = slugFor(headline);
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slug.length).toBeLessThanOrEqual(80);
    }),
  );
});
