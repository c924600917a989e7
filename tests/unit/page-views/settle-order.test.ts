import { expect, test } from 'vitest';
import { overtakesBy, settleOrder } from '#core/page-views/settle-order.ts';
import fc from '#tests/support/fast-check.ts';

const scored = (scores: Record<string, number>) =>
  Object.entries(scores).map(([id, score]) => ({ id, score }));

test('a new list is ordered by score', () => {
  expect(settleOrder([], scored({ a: 3, b: 9, c: 5 }))).toEqual(['b', 'c', 'a']);
});

test('two stories with similar scores keep their places', () => {
  expect(settleOrder(['a', 'b'], scored({ a: 100, b: 104 }))).toEqual(['a', 'b']);
  expect(settleOrder(['a', 'b'], scored({ a: 100, b: 106 }))).toEqual(['b', 'a']);
});

test('a new story moves up past all stories that it clearly exceeds, and no further', () => {
  expect(settleOrder(['a', 'b', 'c'], scored({ a: 100, b: 80, c: 60, d: 98 }))).toEqual(['a', 'd', 'b', 'c']);
});

test('a story without views is removed', () => {
  expect(settleOrder(['a', 'b'], scored({ b: 1 }))).toEqual(['b']);
});

test('the order has each story once, and no story clearly exceeds the one above it', () => {
  const id = fc.constantFrom(...'abcdefghijkl');
  const stories = fc.uniqueArray(fc.record({ id, score: fc.double({ min: 0, max: 1e6, noNaN: true }) }), {
    selector: (story) => story.id,
  });
  const before = fc.uniqueArray(id);
  fc.assert(
    fc.property(before, stories, (was, now) => {
      const order = settleOrder(was, now);
      expect([...order].sort()).toEqual(now.map(({ id }) => id).sort());
      const scoreOf = new Map(now.map(({ id, score }) => [id, score]));
      for (const [index, id] of order.entries()) {
        const above = order[index - 1];
        if (above === undefined) continue;
        expect(scoreOf.get(id) ?? 0).toBeLessThanOrEqual((scoreOf.get(above) ?? 0) * overtakesBy);
      }
    }),
  );
});
