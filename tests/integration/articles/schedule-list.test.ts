import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { listSchedule } from '#usecases/articles/list-schedule.ts';

test('the schedule list pages through all entries in order, and refuses an invalid cursor', async () => {
  const { db } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  const { id } = await newsroom.approved();
  const publishAt = new Date(Date.now() + 3_600_000).toISOString();
  await newsroom.act('tam', id, 'schedule', { publishAt });
  // 219 copies of the story, four at each moment.
  await db.execute(sql`
    with copies as (
      insert into articles overriding system value select made.* from articles a, generate_series(1, 219) n,
        jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'number', a.number + n)) made
      where a.id = ${id}::uuid returning id, number)
    insert into schedules select made.* from schedules s join copies on true,
      jsonb_populate_record(s, jsonb_build_object('article_id', copies.id,
        'publish_at', s.publish_at + copies.number / 4 * interval '1 minute')) made
    where s.article_id = ${id}::uuid`);

  const moments: number[] = [];
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await listSchedule(newsroom.as('thu'), { cursor });
    for (const story of page.stories) {
      ids.add(story.articleId);
      moments.push(story.publishAt.getTime());
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect([moments.length, ids.size]).toEqual([220, 220]);
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  await expect(listSchedule(newsroom.as('thu'), { cursor: 'x' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});
