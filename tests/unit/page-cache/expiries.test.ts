import { expect, test } from 'vitest';
import { expiriesOf, firstExpiry, listedExpiry, shownExpiry } from '#core/page-changes/expiries.ts';

const at = (second: number) => new Date(second * 1_000);
const stories = [10, 20, 20, 30].map((second, index) => ({
  ...{ id: `${index}`, number: 1_000 + index },
  expiresAt: at(second),
  tags: [`article:${index}`],
}));

const noText = () => false;
const shown = (expiries: Parameters<typeof shownExpiry>[0], ...tags: string[]) =>
  shownExpiry(expiries, { tags: new Set(tags), holds: noText });

test('a page ends with its own stories, and other pages at the end of the known period', () => {
  const expiries = expiriesOf(stories, { until: at(600), most: 5 });
  expect(firstExpiry(expiries)).toEqual(at(10));
  expect(shown(expiries, 'article:3', 'home')).toEqual(at(30));
  expect(shown(expiries, 'article:9')).toEqual(at(600));
  expect(shownExpiry(expiries, { tags: new Set(), holds: (number) => number === 1_001 })).toEqual(at(20));
});

test('if the list of expiries was cut, every page ends with the last known one', () => {
  const expiries = expiriesOf(stories.slice(0, 3), { until: at(600), most: 3 });
  expect(shown(expiries, 'article:0')).toEqual(at(10));
  expect(shown(expiries, 'article:9')).toEqual(at(20));
});

test('a page that may list several stories changes with the first', () => {
  const expiries = expiriesOf(stories, { until: at(600), most: 5 });
  expect(listedExpiry(expiries, ['article:3', 'home', 'article:1'])).toEqual(at(20));
  expect(listedExpiry(expiries, ['home'])).toBeNull();
});

test('without expiries, pages end at the end of the known period', () => {
  const expiries = expiriesOf([], { until: at(600), most: 3 });
  expect([firstExpiry(expiries), shown(expiries, 'home')]).toEqual([at(600), at(600)]);
});
