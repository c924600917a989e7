import { expect, test } from 'vitest';
import { crashRounds } from '#tests/support/crash/crash-rounds.ts';

// `npm run bench crash` does the same two hundred times.
test.each(['embedded', 'server'] as const)(
  'killed at random moments, on a database that is %s, the site loses nothing and shows nothing by halves',
  async (database) => {
    const { findings, ledger, rounds, effects } = await crashRounds({ rounds: 2, seed: 7, database });
    expect([...findings, ...ledger.faults]).toEqual([]);
    expect(rounds).toBe(2);
    expect(effects.publications).toBeGreaterThanOrEqual(ledger.publications.length);
    expect(ledger.saves.length).toBeGreaterThan(0);
  },
  900_000,
);
