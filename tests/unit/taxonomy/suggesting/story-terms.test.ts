import { expect, test } from 'vitest';
import { askedTerms, headlineTermsOf, indexedTerms } from '#core/taxonomy/suggesting/story-terms.ts';

const weights = (headline: string) =>
  Object.fromEntries(headlineTermsOf(headline).map(({ term, weight }) => [term, weight]));

test('headline terms are pairs of syllables, names and numbers', () => {
  expect(weights('Bão số 13 vào Đà Nẵng')).toEqual({
    bão: 0.6,
    'bão số': 1,
    'số 13': 1,
    '13': 1.2,
    '13 vào': 1,
    'vào đà': 1,
    đà: 1.2,
    'đà nẵng': 2,
    nẵng: 1.2,
  });
});

test('normal form, case and place of the tone mark do not change the terms', () => {
  const terms = (text: string) => headlineTermsOf(text).map(({ term }) => term);
  expect(terms('Thuỷ điện Hoà Bình'.normalize('NFD'))).toEqual(terms('Thủy điện Hòa Bình'));
});

test('a published story has the words of its tags as terms', () => {
  const indexed = indexedTerms({ headline: 'Mưa lớn', tagNames: ['sạt lở'] });
  expect(indexed).toEqual(['mưa', 'mưa lớn', 'sạt', 'lở', 'sạt lở']);
});

test('a query has the headline, the sapo and repeated terms of the body, at most 64', () => {
  const asked = askedTerms({
    headline: 'Mưa lớn',
    sapo: 'gió mạnh',
    body: 'lúa chín vàng. lúa chín rồi',
  });
  expect(asked).toEqual([
    { term: 'mưa', weight: 0.6 },
    { term: 'mưa lớn', weight: 1 },
    { term: 'gió mạnh', weight: 0.5 },
    { term: 'lúa chín', weight: 0.25 },
  ]);
  const long = Array.from({ length: 300 }, (_, index) => `chữ${index}`).join(' ');
  expect(askedTerms({ headline: long, sapo: long, body: long })).toHaveLength(64);
});
