import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';

test('two test files get separate databases', async () => {
  const [mine, theirs] = [await freshDatabase(), await freshDatabase()];
  await mine.pool.query(
    `insert into outbox (id, name, unique_key, payload, created_at) values (gen_random_uuid(), 'x', 'x', '{}', now())`,
  );
  expect((await mine.pool.query('select 1 from outbox')).rowCount).toBe(1);
  expect((await theirs.pool.query('select 1 from outbox')).rowCount).toBe(0);
});
