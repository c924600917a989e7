import { type Database, onOneConnection } from '../../client.ts';

/**
 * Runs `work` on the site at a future time. In one read-only transaction `public_articles` is the view of the
 * schema `site_at`, with a shifted clock and without the schedules of hidden stories. Everything ends with
 * the transaction, so that the pooled connection is clean.
 */
export async function withSiteAt<T>(
  db: Database,
  { at, hiddenIds }: { at: Date; hiddenIds: readonly string[] },
  work: (db: Database) => Promise<T>,
): Promise<T> {
  return onOneConnection(db, {
    async begin(client) {
      await client.query('begin isolation level repeatable read read only');
      await client.query(
        `select set_config('toasoan.site_at', $1, true), set_config('toasoan.site_at_hidden', $2, true),
          set_config('search_path', 'site_at, public', true)`,
        [at.toISOString(), `{${hiddenIds.join(',')}}`],
      );
    },
    end: 'rollback',
    work,
  });
}
