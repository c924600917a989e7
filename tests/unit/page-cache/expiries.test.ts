import { expect, test } from 'vitest';
import { expiriesOf, expiryAmong } from '#core/page-changes/expiries.ts';

const at = (second: number) => new Date(second * 1_000);
const stories = [10, 20, 20, 30].map((second, index) => ({
  expiresAt: at(second),
  tags: [`article:${index}`],
}));

test('what was found tells of each page when it ends, and of all others until when nobody knows', () => {
  const expiries = expiriesOf(stories, { until: at(600), most: 5 });
  expect(expiries.first).toEqual(at(10));
  expect(expiryAmong(expiries, ['article:3', 'home'])).toEqual(at(30));
  expect(expiryAmong(expiries, ['article:9'])).toEqual(at(600));
});

test('where more may expire than was looked for, every page ends with the last that was found', () => {
  const expiries = expiriesOf(stories.slice(0, 3), { until: at(600), most: 3 });
  expect(expiryAmong(expiries, ['article:0'])).toEqual(at(10));
  expect(expiryAmong(expiries, ['article:9'])).toEqual(at(20));
});

test('where nothing expires, pages end where nobody has looked any further', () => {
  const expiries = expiriesOf([], { until: at(600), most: 3 });
  expect([expiries.first, expiryAmong(expiries, ['home'])]).toEqual([at(600), at(600)]);
});
