import pg from 'pg';
import type { FreshDatabase } from './database.ts';

/**
 * Sets the clock of reader visibility in one database. It connects as the owner, because the application's
 * role may not set it.
 */
export type DatabaseClock = { readonly setTo: (moment: Date | null) => Promise<void> };

/** A handle of the clock; null lets the clock follow the machine's again. Dropped with the database. */
export function controlClock({ connectionString }: FreshDatabase): DatabaseClock {
  return {
    async setTo(moment) {
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
