import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';

test('no index is DESC NULLS LAST, an order that "newest first" queries cannot use', async () => {
  const { db } = await freshDatabase();
  const { rows } = await db.execute<{ name: string }>(
    `select indexname as name from pg_indexes where schemaname = 'public' and indexdef like '%DESC NULLS LAST%'`,
  );
  expect(rows).toEqual([]);
});
