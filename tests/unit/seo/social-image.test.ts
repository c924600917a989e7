import { describe, expect, test } from 'vitest';
import { fitHeadline } from '#core/seo/fit-headline.ts';
import { drawnWords, type SocialImageFacts, socialCardSvg } from '#core/seo/social-image.ts';
import { fontTypesetter } from '#platform/social-image/font-typesetter.ts';
import fc from '#tests/support/fast-check.ts';
import { readXml } from '../feeds/read-xml.ts';

const facts: SocialImageFacts = {
  siteName: 'Tòa Soạn',
  headline: 'Lũ rút, chợ nổi họp lại',
  sectionName: 'Thế giới',
  formatLabel: '',
  isSponsored: false,
  photo: null,
};
/** Every letter of Vietnamese. */
const LETTERS = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy', ...'fjwz'].flatMap((letter) => {
  const tones = 'aăâeêioôơuưy'.includes(letter)
    ? ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
    : [''];
  return tones.flatMap((tone) => {
    const whole = (letter + tone).normalize('NFC');
    return [whole, whole.toUpperCase()];
  });
});

describe('the fonts of the house', () => {
  test.each(['serif', 'sans'] as const)('have every letter of Vietnamese in %s', (face) => {
    for (const letter of LETTERS) {
      expect(fontTypesetter.widthOf(letter, face, 100), letter).toBeGreaterThan(10);
      expect(fontTypesetter.pathOf(letter, { face, size: 100, x: 0, y: 0 }), letter).toMatch(/^M/);
    }
  });

  test('draw a combining accent like a composed letter', () => {
    const at = { x: 0, y: 0 };
    expect(fontTypesetter.pathOf('Nghị'.normalize('NFD'), { face: 'serif', size: 50, ...at })).toBe(
      fontTypesetter.pathOf('Nghị', { face: 'serif', size: 50, ...at }),
    );
  });

  test.each([
    ['CO₂', 'CO2'],
    ['COVID\u201119', 'COVID-19'],
    ['84\u202ftỷ', '84 tỷ'],
    ['№ 5', 'No 5'],
    ['HʼHen', 'H’Hen'],
    ['A ↔ B', 'A ←→ B'],
    ['≥ 5 ≈ 6', '>= 5 ~ 6'],
    ['5 μg', '5 µg'],
  ])('draw %s as %s', (written, plain) => {
    expect(fontTypesetter.pathOf(written, { face: 'sans', size: 50, x: 0, y: 0 })).toBe(
      fontTypesetter.pathOf(plain, { face: 'sans', size: 50, x: 0, y: 0 }),
    );
  });

  test.each(['serif', 'sans'] as const)('have the signs of headlines in %s', (face) => {
    for (const sign of '→←↑↓°½¼¾€₫$£¥–—…“”‘’«»×÷±−²³¹⁴ⁿ₂%‰§&©™•≈≤≥⇒↔') {
      expect(fontTypesetter.widthOf(sign, face, 100), sign).toBeGreaterThan(10);
      expect(fontTypesetter.pathOf(sign, { face, size: 100, x: 0, y: 0 }), sign).toMatch(/^M/);
    }
  });

  test('draw nothing for missing signs', () => {
    expect(fontTypesetter.pathOf('🌧\u0000\u202e漢', { face: 'serif', size: 50, x: 0, y: 0 })).toBe('');
  });
});

describe('the headline', () => {
  const widthOf = (line: string, size: number) => [...line].length * size * 0.5;
  const room = { width: 600, maxLines: 4, sizes: [60, 50, 40] };

  test('is set in the largest size that fits', () => {
    expect(fitHeadline('Lũ rút', room, widthOf)).toEqual({ size: 60, lines: ['Lũ rút'] });
    expect(fitHeadline('một hai ba bốn '.repeat(7), room, widthOf).size).toBe(40);
  });

  test.each([
    ['🔥🌪️ Bão số 9 👨‍👩‍👧 vào bờ 🌊', 'Bão số 9 vào bờ'],
    ['Bão 🔥, mưa «Мир» lớn (漢字)', 'Bão, mưa lớn'],
    ['Lũ rút, 🌊! chợ họp', 'Lũ rút, chợ họp'],
    ['Hà\u00a0Nội – Huế ‒ “CO₂” → 12 %', 'Hà Nội – Huế – “CO2” → 12 %'],
    ['Мир', ''],
  ])('%s is drawn as %s, without a gap for missing signs', (written, drawn) => {
    expect(drawnWords(written, (word) => fontTypesetter.drawnOf(word, 'serif'))).toBe(drawn);
  });

  test('is cut between two words if it is too long for the smallest size', () => {
    const { size, lines } = fitHeadline('nghiêng ngả, '.repeat(40), room, widthOf);
    expect(size).toBe(40);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toMatch(/ngả …$|nghiêng …$/);
  });

  test('never has more than four lines, and no line is wider than its box', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { size, lines } = fitHeadline(text, room, widthOf);
        expect(lines.length).toBeLessThanOrEqual(4);
        // The ellipsis may extend beyond a line that is a single part of a word.
        for (const line of lines)
          expect(widthOf(line.replace(/ …$/, ''), size)).toBeLessThanOrEqual(room.width);
      }),
    );
  });
});

describe('the card', () => {
  test.each([
    'Ngân hàng & <b onload="x">"Ưu đãi"</b> ]]> <!-- </svg><script>alert(1)</script>',
    '\u0000\u0008\u001b[31m\uFFFE\uD800 đỏ',
    '',
    'x'.repeat(5_000),
  ])('contains shapes and no text, for any headline', (headline) => {
    const svg = socialCardSvg({ ...facts, headline }, fontTypesetter);
    const names = new Set(
      readXml(svg.replaceAll(/\bd="[^"]*"/g, 'd="M0 0"')).map(([path]) => path.split('/').at(-1)),
    );
    expect([...names].every((name) => ['svg', 'rect', 'path'].includes(name ?? ''))).toBe(true);
    for (const [, path] of svg.matchAll(/\bd="([^"]*)"/g)) expect(path).toMatch(/^[\dMLQCZe .,-]*$/);
  });

  test('has the name of the paper if the headline cannot be drawn', () => {
    const svg = (headline: string) => socialCardSvg({ ...facts, headline }, fontTypesetter);
    expect(svg('Привет 🌊')).toBe(svg(facts.siteName));
    expect(svg('Lũ rút 🌊')).toBe(svg('Lũ rút'));
  });

  test('marks sponsored content with an extra field', () => {
    const label = { formatLabel: 'Nội dung tài trợ' };
    const rects = (isSponsored: boolean) =>
      socialCardSvg({ ...facts, ...label, isSponsored }, fontTypesetter).match(/<rect/g)?.length;
    expect(rects(true)).toBe((rects(false) ?? 0) + 1);
  });
});
