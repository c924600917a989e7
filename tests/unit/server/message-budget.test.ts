import { describe, expect, test } from 'vitest';
import { lineLimits } from '#core/working-copy/line-limits.ts';
import { createMessageBudget } from '#server/collab/message-budget.ts';

const small = { bytes: { atOnce: 100, aSecond: 10 }, messages: { atOnce: 3, aSecond: 1 } };

describe('what one line may carry', () => {
  test('a story that is pasted goes through, one more that is too much does not', () => {
    const budget = createMessageBudget(small, 0);
    expect(budget.take(90, 0)).toBe(true);
    expect(budget.take(11, 0)).toBe(false);
    expect(budget.take(10, 0)).toBe(true);
  });

  test('so many messages at once, and one a second from then on', () => {
    const budget = createMessageBudget(small, 0);
    expect([1, 2, 3, 4].map(() => budget.take(1, 0))).toEqual([true, true, true, false]);
    expect(budget.take(1, 900)).toBe(false);
    expect(budget.take(1, 1_000)).toBe(true);
    expect(budget.take(1, 1_500)).toBe(false);
  });

  test('a line that was quiet for a day may carry no more at once than any other', () => {
    const budget = createMessageBudget(small, 0);
    expect(budget.take(101, 86_400_000)).toBe(false);
    expect(budget.take(100, 86_400_000)).toBe(true);
  });

  test('somebody who types for hours as fast as hands can never meets it', () => {
    const budget = createMessageBudget(lineLimits, 0);
    // Every 120 ms a message of gathered keys, and a cursor every 350 ms, both larger than they are.
    for (let ms = 0; ms < 3_600_000; ms += 120) expect(budget.take(300, ms)).toBe(true);
    for (let ms = 3_600_000; ms < 7_200_000; ms += 90) expect(budget.take(300, ms)).toBe(true);
    // Then stories of 2 MB are pasted, one after another.
    for (let paste = 0; paste < 8; paste += 1) expect(budget.take(2_500_000, 7_200_000)).toBe(true);
  });
});
