import { expect, test } from 'vitest';
import { lockEmptyNewsroom } from '#db/queries/operations/empty-newsroom.ts';
import { people } from '#db/schema/people.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';

test('of servers that start concurrently on one empty database one fills it', async () => {
  const { db } = await freshDatabase();
  const start = () =>
    db.transaction(async (tx) => {
      if (!(await lockEmptyNewsroom(tx))) return false;
      const id = newId();
      await tx
        .insert(people)
        .values({ id, kind: 'staff', name: 'Lan', slug: `lan-${id}`, createdAt: new Date() });
      return true;
    });
  expect((await Promise.all([start(), start(), start()])).filter(Boolean)).toHaveLength(1);
  expect(await db.$count(people)).toBe(1);
});
