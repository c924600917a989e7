import { type Database, onOneConnection } from '../client.ts';

/**
 * Runs `work` with the site as it will be at a moment: in one transaction that can't write, `public_articles` is the
 * view of the schema `site_at`, by the clock and without the schedules that are set here. All of it ends with the
 * transaction, so that nothing is left on the connection for whoever has it next.
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
