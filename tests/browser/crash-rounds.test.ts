import { expect, test } from 'vitest';
import { crashRounds } from '#tests/support/crash/crash-rounds.ts';

// `npm run bench crash` runs two hundred rounds.
test.each(['embedded', 'server'] as const)(
  'after kills at random moments with the %s database the site has lost nothing and has no partial effects',
  async (database) => {
    const { findings, ledger, rounds, effects } = await crashRounds({ rounds: 2, seed: 7, database });
    expect([...findings, ...ledger.faults]).toEqual([]);
    expect(rounds).toBe(2);
    expect(effects.publications).toBeGreaterThanOrEqual(ledger.publications.length);
    expect(ledger.saves.length).toBeGreaterThan(0);
  },
  900_000,
);
