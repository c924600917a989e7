import { afterAll, beforeAll } from 'vitest';
import { leastPasswordCost } from '#platform/passwords/password-cost.ts';
import { setPasswordCost } from '#platform/passwords/passwords.ts';

/** A hash at this cost takes a thousandth of the work of the lowest allowed cost. */
export const cheapPasswordCost = { memoryKiB: 64, passes: 1 };

/** Hashes passwords cheaply in files that do not test the cost. Called above the hooks that hash. */
export function hashCheaply(): void {
  beforeAll(() => setPasswordCost(cheapPasswordCost));
  afterAll(() => setPasswordCost(leastPasswordCost));
}
