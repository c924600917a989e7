import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit } from '#db/schema/audit.ts';
import { schedules } from '#db/schema/schedules.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock, type DatabaseClock } from '#tests/support/database/database-clock.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listCalendar } from '#usecases/articles/list-calendar.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let databaseClock: DatabaseClock;
const START = new Date('2026-05-04T03:00:00Z');
const minutes = (count: number) => new Date(START.getTime() + count * 60_000);

async function setClocks(moment: Date): Promise<void> {
  newsroom.setNow(moment);
  await databaseClock.setTo(moment);
}

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  databaseClock = controlClock(database);
  await setClocks(START);
});

type Who = 'minh' | 'lan' | 'huy' | 'thu' | 'binh' | 'tam' | 'phuc' | 'quan';

async function scheduled(headline = 'Bài chờ giờ đăng'): Promise<string> {
  const { id } = await newsroom.approved({ headline });
  await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) });
  return id;
}

const isPublic = async (id: string) => {
  const { rows } = await database.db.execute(sql`select 1 from public_articles where id = ${id}::uuid`);
  return rows.length === 1;
};
const scheduleOf = async (id: string) =>
  (await database.db.select().from(schedules).where(eq(schedules.articleId, id)))[0];
const calendar = (name: Who, day = '2026-05-04') => listCalendar(newsroom.as(name), { from: day, to: day });

describe('a moved publication', () => {
  test('happens at its new time, with the same version and approver', async () => {
    const id = await scheduled();
    const before = await scheduleOf(id);
    await saveArticle(newsroom.as('lan'), {
      articleId: id,
      baseVersion: 1,
      changes: { headline: 'Chưa ai duyệt' },
    });
    const moved = await newsroom.act('tam', id, 'reschedule', {
      publishAt: minutes(20),
      basePublishAt: minutes(10),
    });
    expect(moved.schedule).toEqual({ publishAt: minutes(20), version: 1 });
    expect(await scheduleOf(id)).toEqual({ ...before, publishAt: minutes(20) });
    expect((await scheduleOf(id))?.approvedBy).toBe(newsroom.people.thu.id);
    await setClocks(minutes(10));
    expect(await isPublic(id)).toBe(false);
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    await setClocks(minutes(20));
    expect(await isPublic(id)).toBe(true);
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    const { rows } = await database.db.execute(sql`
      select a.published_at = ${minutes(20).toISOString()}::timestamptz as at,
        (select count(*)::int from search_docs where article_id = a.id and published_at = a.published_at) as docs
      from articles a where a.id = ${id}::uuid`);
    expect(rows).toEqual([{ at: true, docs: 1 }]);
  });

  test('may be earlier too, and an update of a live story keeps its publication time', async () => {
    const { id } = await newsroom.published();
    await saveArticle(newsroom.as('lan'), {
      articleId: id,
      baseVersion: 1,
      changes: { headline: 'Bản cập nhật' },
    });
    await newsroom.act('lan', id, 'submit');
    await newsroom.act('thu', id, 'approve');
    await newsroom.act('thu', id, 'schedule', { publishAt: minutes(60), updateKind: 'update' });
    await newsroom.act('thu', id, 'reschedule', { publishAt: minutes(5) });
    await setClocks(minutes(5));
    const { rows } = await database.db.execute(
      sql`select headline, published_at = ${START.toISOString()}::timestamptz as kept from public_articles`,
    );
    expect(rows).toEqual([{ headline: 'Bản cập nhật', kept: true }]);
  });

  test('is audited with its old and new time', async () => {
    const id = await scheduled();
    await newsroom.act('thu', id, 'reschedule', { publishAt: minutes(30) });
    const rows = await database.db.select().from(audit).where(eq(audit.action, 'article.reschedule'));
    expect(rows).toMatchObject([
      {
        actorId: newsroom.people.thu.id,
        detail: {
          version: 1,
          publishAt: minutes(30).toISOString(),
          previousPublishAt: minutes(10).toISOString(),
        },
      },
    ]);
  });
});

describe('moving a publication is refused', () => {
  test('to the second of two people who move the same story, with the current time', async () => {
    const id = await scheduled();
    const both = await Promise.allSettled([
      newsroom.act('thu', id, 'reschedule', { publishAt: minutes(20), basePublishAt: minutes(10) }),
      newsroom.act('tam', id, 'reschedule', { publishAt: minutes(30), basePublishAt: minutes(10) }),
    ]);
    const lost = both.filter((each) => each.status === 'rejected');
    expect(lost).toHaveLength(1);
    const current = (await scheduleOf(id))?.publishAt.toISOString();
    expect(lost[0]?.reason).toMatchObject({ code: 'article.schedule-moved', details: { current } });
  });

  test('into the past, before the end of the embargo, and from the expiry on', async () => {
    const { id } = await newsroom.approved();
    await newsroom.act('thu', id, 'set_embargo', { embargoUntil: minutes(5) });
    await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) });
    await newsroom.act('thu', id, 'set_expiry', { expiresAt: minutes(30) });
    for (const [at, code] of [
      [0, 'article.schedule-in-past'],
      [4, 'article.schedule-before-embargo'],
      [30, 'article.schedule-after-expiry'],
    ] as const) {
      await expect(newsroom.act('thu', id, 'reschedule', { publishAt: minutes(at) })).rejects.toMatchObject({
        code,
        details: { fieldErrors: { publishAt: code } },
      });
    }
    await newsroom.act('thu', id, 'reschedule', { publishAt: minutes(5) });
  });

  test('once the story is public or its time was missed', async () => {
    const id = await scheduled();
    const held = await scheduled();
    await newsroom.act('phuc', held, 'hold');
    await setClocks(minutes(10));
    for (const each of [id, held]) {
      await expect(newsroom.act('thu', each, 'reschedule', { publishAt: minutes(20) })).rejects.toMatchObject(
        {
          code: 'article.not-scheduled',
        },
      );
    }
  });

  test.each(['minh', 'lan', 'huy', 'binh', 'phuc', 'quan'] as const)('to %s', async (name) => {
    const id = await scheduled();
    await expect(newsroom.act(name, id, 'reschedule', { publishAt: minutes(20) })).rejects.toMatchObject({
      code: expect.stringMatching(/^action\.not-your|^article\.not-found/),
    });
  });
});

describe('the calendar', () => {
  test('lists publications, updates, embargo ends and expiries in order', async () => {
    const first = await scheduled('Bài lên trang');
    await newsroom.act('thu', first, 'set_expiry', { expiresAt: minutes(90) });
    const { id: free } = await newsroom.approved({ headline: 'Bài hết cấm tin' });
    await newsroom.act('thu', free, 'set_embargo', { embargoUntil: minutes(50) });
    const { id: live } = await newsroom.published({ headline: 'Bài đang đăng' });
    await saveArticle(newsroom.as('lan'), {
      articleId: live,
      baseVersion: 1,
      changes: { headline: 'Bài được sửa' },
    });
    await newsroom.act('lan', live, 'submit');
    await newsroom.act('thu', live, 'approve');
    await newsroom.act('thu', live, 'schedule', { publishAt: minutes(30), updateKind: 'update' });
    const { moments } = await calendar('thu');
    expect(moments.map(({ kind, headline, canMove }) => [kind, headline, canMove])).toEqual([
      ['published', 'Bài đang đăng', false],
      ['publication', 'Bài lên trang', true],
      ['update', 'Bài được sửa', true],
      ['embargo', 'Bài hết cấm tin', false],
      ['expiry', 'Bài lên trang', false],
    ]);
    expect(moments[1]?.at).toEqual(minutes(10));
  });

  test('lets only editors of the desk and managing editors move publications, and only future ones', async () => {
    await scheduled();
    const mayMove = async (name: Who) => (await calendar(name)).moments.map(({ canMove }) => canMove);
    expect(await mayMove('thu')).toEqual([true]);
    expect(await mayMove('tam')).toEqual([true]);
    for (const name of ['lan', 'huy', 'binh', 'phuc'] as const)
      expect(await mayMove(name), name).toEqual([false]);
    for (const name of ['minh', 'quan'] as const) {
      await expect(calendar(name), name).rejects.toMatchObject({ code: 'action.not-your-role' });
    }
    await setClocks(minutes(10));
    expect((await calendar('thu')).moments.every(({ canMove }) => !canMove)).toBe(true);
  });

  test('hides a draft with moments from people who may not read it', async () => {
    const { id } = await createArticle(newsroom.as('lan'), {
      content: contentFor(newsroom, { headline: 'Nháp riêng' }),
    });
    await newsroom.act('lan', id, 'set_embargo', { embargoUntil: minutes(30) });
    expect((await calendar('lan')).moments).toHaveLength(1);
    for (const name of ['huy', 'thu', 'binh', 'tam', 'phuc'] as const) {
      expect((await calendar(name)).moments, name).toEqual([]);
    }
  });

  test('has the days of the site’s time zone, to the second of midnight', async () => {
    const id = await scheduled();
    // The last second of the day in Hanoi, and the first of the next.
    for (const [at, day, other] of [
      ['2026-05-04T16:59:59Z', '2026-05-04', '2026-05-05'],
      ['2026-05-04T17:00:00Z', '2026-05-05', '2026-05-04'],
    ] as const) {
      await newsroom.act('thu', id, 'reschedule', { publishAt: new Date(at) });
      expect((await calendar('thu', day)).moments, day).toHaveLength(1);
      expect((await calendar('thu', other)).moments, other).toHaveLength(0);
    }
  });

  test('marks a blocked story', async () => {
    const id = await scheduled();
    await newsroom.act('phuc', id, 'block');
    expect((await calendar('thu')).moments).toMatchObject([{ isHeld: true }]);
  });
});
