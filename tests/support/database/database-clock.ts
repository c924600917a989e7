import pg from 'pg';
import type { FreshDatabase } from './database.ts';

/** Turns the clock by which readers see, in one database: as its owner, for the application's role may not. */
export type DatabaseHand = { readonly turnTo: (moment: Date | null) => Promise<void> };

/** Takes the hand of the clock; null lets it run with the machine's again. Let go with the database. */
export function handOfClock({ connectionString }: FreshDatabase): DatabaseHand {
  return {
    async turnTo(moment) {
      const owner = new pg.Client({ connectionString });
      await owner.connect();
      try {
        const at = moment === null ? 'now()' : `timestamptz '${moment.toISOString()}'`;
        await owner.query(
          `create or replace function site_now() returns timestamptz language sql stable as $$ select ${at} $$`,
        );
      } finally {
        await owner.end();
      }
    },
  };
}
