import { expect, test } from 'vitest';
import { nearTextQuery } from '#core/related/near-text-query.ts';
import { isNearDuplicate, textSimilarity } from '#core/related/similarity.ts';
import { weightedTerms } from '#core/related/weighted-terms.ts';
import { foldedWords } from '#core/text/word-overlap.ts';

const frequencies: Record<string, number> = { và: 990, của: 1000, lúa: 20, gạo: 20, mặn: 5 };
const statistics = { documentCount: 1000, documentFrequencyOf: (term: string) => frequencies[term] ?? 1 };
const empty = { headline: '', sapo: '', body: '' };

test('rare words weigh more than words of every story', () => {
  const terms = weightedTerms({ ...empty, body: 'lúa và mặn của' }, statistics);
  expect(terms.map(({ term }) => term)).toEqual(['mặn', 'lúa', 'và', 'của']);
  expect(terms.at(-1)?.weight).toBeLessThan(0.01);
});

test('the headline counts three times, the sapo twice', () => {
  const weight = (story: object) => weightedTerms({ ...empty, ...story }, statistics)[0]?.weight ?? 0;
  expect(weight({ headline: 'lúa' })).toBeCloseTo(weight({ body: 'lúa lúa lúa' }));
  expect(weight({ sapo: 'lúa' })).toBeCloseTo(weight({ body: 'lúa lúa' }));
  expect(weight({ sapo: 'lúa' })).toBeGreaterThan(weight({ body: 'lúa' }));
});

test('accents are kept and the placement of the tone does not matter', () => {
  const terms = weightedTerms({ ...empty, body: 'hoà hòa hoa' }, statistics).map(({ term }) => term);
  expect(terms.sort()).toEqual(['hoa', 'hòa'].sort());
});

test('no more than 25 terms are taken', () => {
  const body = Array.from({ length: 80 }, (_, index) => `từ${index}`).join(' ');
  expect(weightedTerms({ ...empty, body }, statistics)).toHaveLength(25);
});

test('an empty archive and an empty story are no trouble', () => {
  const none = { documentCount: 0, documentFrequencyOf: () => 0 };
  expect(weightedTerms(empty, none)).toEqual([]);
  expect(weightedTerms({ ...empty, body: 'lúa' }, none)[0]?.weight).toBeGreaterThan(0);
});

test('terms become a query for any of them, accents kept', () => {
  expect(
    nearTextQuery([
      { term: 'lúa', weight: 2 },
      { term: 'cop28', weight: 1 },
    ]),
  ).toBe("'=lúa' | 'cop28'");
  expect(nearTextQuery([])).toBeNull();
});

test('likeness of texts runs from nothing in common to the same', () => {
  const a = [
    { term: 'lúa', weight: 3 },
    { term: 'gạo', weight: 4 },
  ];
  expect(textSimilarity(a, a)).toBeCloseTo(1);
  expect(textSimilarity(a, [{ term: 'lúa', weight: 1 }])).toBeCloseTo(0.6);
  expect(textSimilarity(a, [{ term: 'phim', weight: 1 }])).toBe(0);
  expect(textSimilarity([], [])).toBe(0);
});

test.each([
  ['Bão số 3 đổ bộ Quảng Ninh, sức gió cấp 12', 'BÃO SỐ 3 đổ bộ Quảng Ninh: sức gió cấp 13', true],
  ['Bão số 3 đổ bộ Quảng Ninh', 'Bão số 3 gây mưa lớn ở Thanh Hóa', false],
  ['', '', false],
])('“%s” and “%s” are the same news: %s', (headline, other, expected) => {
  expect(isNearDuplicate(foldedWords(headline), foldedWords(other))).toBe(expected);
});
