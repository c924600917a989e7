import { afterAll, beforeAll } from 'vitest';
import { leastPasswordCost } from '#platform/passwords/password-cost.ts';
import { setPasswordCost } from '#platform/passwords/passwords.ts';

/** A hash at this cost takes a thousandth of the work that one at the least cost takes. */
export const cheapPasswordCost = { memoryKiB: 64, passes: 1 };

/** Passwords are hashed cheaply in this file: it is not about the cost. Called above the hooks that hash. */
export function hashCheaply(): void {
  beforeAll(() => setPasswordCost(cheapPasswordCost));
  afterAll(() => setPasswordCost(leastPasswordCost));
}
