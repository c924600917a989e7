import { describe, expect, test } from 'vitest';
import { connectionLimits } from '#core/working-copy/connection-limits.ts';
import { createMessageBudget } from '#server/collab/connections.ts';

const small = { bytes: { burst: 100, perSecond: 10 }, messages: { burst: 3, perSecond: 1 } };

describe('the message budget of a connection', () => {
  test('allows a burst up to its size, and refuses more', () => {
    const budget = createMessageBudget(small, 0);
    expect(budget.take(90, 0)).toBe(true);
    expect(budget.take(11, 0)).toBe(false);
    expect(budget.take(10, 0)).toBe(true);
  });

  test('allows a burst of messages, and then one per second', () => {
    const budget = createMessageBudget(small, 0);
    expect([1, 2, 3, 4].map(() => budget.take(1, 0))).toEqual([true, true, true, false]);
    expect(budget.take(1, 900)).toBe(false);
    expect(budget.take(1, 1_000)).toBe(true);
    expect(budget.take(1, 1_500)).toBe(false);
  });

  test('does not grow over its size when unused', () => {
    const budget = createMessageBudget(small, 0);
    expect(budget.take(101, 86_400_000)).toBe(false);
    expect(budget.take(100, 86_400_000)).toBe(true);
  });

  test('is never exceeded by fast typing for hours', () => {
    const budget = createMessageBudget(connectionLimits, 0);
    // A message of gathered keys every 120 ms and a cursor every 350 ms, both larger than real ones.
    for (let ms = 0; ms < 3_600_000; ms += 120) expect(budget.take(300, ms)).toBe(true);
    for (let ms = 3_600_000; ms < 7_200_000; ms += 90) expect(budget.take(300, ms)).toBe(true);
    // Then several stories of 2 MB are pasted.
    for (let paste = 0; paste < 8; paste += 1) expect(budget.take(2_500_000, 7_200_000)).toBe(true);
  });
});
