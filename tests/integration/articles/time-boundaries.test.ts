import { and, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { zonedMoments } from '#core/i18n/zoned-moments.ts';
import { audit } from '#db/schema/audit.ts';
import { outbox } from '#db/schema/outbox.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock, type DatabaseClock } from '#tests/support/database/database-clock.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readHome } from '#usecases/site/read-home.ts';

/** Two fake clocks: the database's decides for readers, the process's for the desk. */
let database: FreshDatabase;
let newsroom: Newsroom;
let databaseClock: DatabaseClock;

const secondsFrom = (moment: Date, count: number) => new Date(moment.getTime() + count * 1_000);
const hour = 3_600;

async function setClocks(moment: Date, forTheProcess = moment): Promise<void> {
  await databaseClock.setTo(moment);
  newsroom.setNow(forTheProcess);
}

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  databaseClock = controlClock(database);
});

/** The headline that readers get on the home page and at its URL, which must agree. */
async function readersHave({ url }: { url: string }): Promise<string | null> {
  const [, section = '', segment = ''] = url.split('/');
  const page = await readArticlePage(newsroom.as(null), { section, segment });
  const home = await readHome(newsroom.as(null));
  const headline = page?.kind === 'page' ? page.page.article.headline : null;
  expect(home.lead?.headline ?? null).toBe(headline);
  return headline;
}

const headline = 'Đồng bằng tìm cách sống chung với mùa nước mặn';

async function countRecords(id: string, action: string): Promise<{ audit: number; outbox: number }> {
  const rows = await database.db
    .select()
    .from(audit)
    .where(and(eq(audit.subjectId, id), eq(audit.action, action)));
  const events = await database.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.name, action), sql`payload ->> 'articleId' = ${id}`));
  return { audit: rows.length, outbox: events.length };
}

/** Local times typed into the dialog, in the site's or the writer's zone, with the intended instant. */
const MOMENTS: readonly (readonly [string, string, string, number])[] = [
  ['midnight in Hanoi', '2026-07-18T00:00', 'Asia/Ho_Chi_Minh', 0],
  ['midnight in UTC', '2026-07-18T07:00', 'Asia/Ho_Chi_Minh', 0],
  ['New Year in New York', '2027-01-01T00:00', 'America/New_York', 0],
  [
    'the first 01:30 of the night when New York sets its clocks back',
    '2026-11-01T01:30',
    'America/New_York',
    0,
  ],
  ['the second 01:30 of that night', '2026-11-01T01:30', 'America/New_York', 1],
  ['the minute after New York has set its clocks forward', '2027-03-14T03:00', 'America/New_York', 0],
  ['the second 02:30 of the night when Berlin sets its clocks back', '2026-10-25T02:30', 'Europe/Berlin', 1],
  ['the minute after Berlin has set its clocks forward', '2027-03-28T03:00', 'Europe/Berlin', 0],
];

describe.each(MOMENTS)('at %s', (_, local, zone, which) => {
  const at = zonedMoments(local, zone)[which] as Date;

  test('a story is public from its second on and not before, without a worker', async () => {
    await setClocks(secondsFrom(at, -2 * hour));
    const story = await newsroom.approved();
    await newsroom.act('thu', story.id, 'schedule', { publishAt: at });
    for (const [offset, expected] of [
      [-hour, null],
      [-1, null],
      [0, headline],
      [1, headline],
      [hour, headline],
    ] as const) {
      await setClocks(secondsFrom(at, offset));
      expect(await readersHave(story), `${offset} s`).toBe(expected);
    }
    const { rows } = await database.db.execute(sql`
      select (extract(epoch from published_at) * 1000)::float8 as ms from public_articles`);
    expect(rows).toEqual([{ ms: at.getTime() }]);
  });

  test('an embargo and an expiry hold until the second before and change at their moment', async () => {
    await setClocks(secondsFrom(at, -2 * hour));
    const story = await newsroom.approved();
    await newsroom.act('thu', story.id, 'set_embargo', { embargoUntil: at });
    await setClocks(secondsFrom(at, -1));
    await expect(newsroom.act('thu', story.id, 'publish')).rejects.toMatchObject({
      code: 'article.embargoed',
    });
    await expect(
      newsroom.act('thu', story.id, 'schedule', { publishAt: secondsFrom(at, -0.5) }),
    ).rejects.toMatchObject({ code: 'article.schedule-before-embargo' });
    await setClocks(at);
    await newsroom.act('thu', story.id, 'publish');
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: secondsFrom(at, hour) });
    for (const [offset, expected] of [
      [1, headline],
      [hour - 1, headline],
      [hour, null],
      [hour + 1, null],
    ] as const) {
      await setClocks(secondsFrom(at, offset));
      expect(await readersHave(story), `${offset} s`).toBe(expected);
    }
  });
});

describe('a clock that steps back after a publication', () => {
  const at = new Date('2026-11-01T06:00:00Z');

  async function scheduled() {
    await setClocks(secondsFrom(at, -hour));
    const story = await newsroom.approved();
    await newsroom.act('thu', story.id, 'schedule', { publishAt: at });
    return story;
  }

  test('hides the story until its moment returns, and nothing is recorded twice', async () => {
    const story = await scheduled();
    await setClocks(secondsFrom(at, 1));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    await setClocks(secondsFrom(at, -30));
    expect(await readersHave(story)).toBeNull();
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    expect((await readArticle(newsroom.as('thu'), { articleId: story.id })).publicState).toBe('live');
    await setClocks(secondsFrom(at, 1));
    expect(await readersHave(story)).toBe(headline);
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    expect(await countRecords(story.id, 'article.publish_scheduled')).toEqual({ audit: 1, outbox: 1 });
  });

  test('before a worker recorded it, delays the one record until its moment returns', async () => {
    const story = await scheduled();
    await setClocks(secondsFrom(at, 1));
    expect(await readersHave(story)).toBe(headline);
    await setClocks(secondsFrom(at, -30));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    expect(await readersHave(story)).toBeNull();
    await setClocks(secondsFrom(at, 1));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    expect(await countRecords(story.id, 'article.publish_scheduled')).toEqual({ audit: 1, outbox: 1 });
  });

  test('does not undo a published update', async () => {
    await setClocks(secondsFrom(at, -2 * hour));
    const story = await newsroom.published();
    await saveArticle(newsroom.as('lan'), {
      articleId: story.id,
      baseVersion: 1,
      changes: { headline: 'Những chữ mới' },
    });
    await newsroom.act('lan', story.id, 'submit');
    await newsroom.act('thu', story.id, 'approve');
    await newsroom.act('thu', story.id, 'schedule', { publishAt: at, updateKind: 'update' });
    await setClocks(secondsFrom(at, 1));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    await setClocks(secondsFrom(at, -30));
    expect(await readersHave(story)).toBe('Những chữ mới');
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    expect(await countRecords(story.id, 'article.publish_scheduled')).toEqual({ audit: 1, outbox: 1 });
  });

  test('shows an expired story again until its expiry returns', async () => {
    await setClocks(secondsFrom(at, -hour));
    const story = await newsroom.published();
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: at });
    for (const [offset, expected] of [
      [1, null],
      [-30, headline],
      [0, null],
    ] as const) {
      await setClocks(secondsFrom(at, offset));
      expect(await readersHave(story), `${offset} s`).toBe(expected);
    }
  });
});

describe('when the clocks of process and database differ, the database decides', () => {
  const at = new Date('2026-11-01T06:00:00Z');

  test('a process that is ahead neither publishes nor records early', async () => {
    await setClocks(secondsFrom(at, -2 * hour));
    const story = await newsroom.published();
    await saveArticle(newsroom.as('lan'), {
      articleId: story.id,
      baseVersion: 1,
      changes: { headline: 'Những chữ mới' },
    });
    await newsroom.act('lan', story.id, 'submit');
    await newsroom.act('thu', story.id, 'approve');
    await newsroom.act('thu', story.id, 'schedule', { publishAt: at, updateKind: 'update' });
    await setClocks(secondsFrom(at, -1), secondsFrom(at, hour));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    // The action would record a due publication; this one is not due.
    await newsroom.act('thu', story.id, 'force_unlock');
    expect(await readersHave(story)).toBe(headline);
    await setClocks(at, secondsFrom(at, hour));
    expect(await readersHave(story)).toBe('Những chữ mới');
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
  });

  test('a process that is behind hides nothing from readers', async () => {
    await setClocks(secondsFrom(at, -2 * hour));
    const story = await newsroom.approved();
    await newsroom.act('thu', story.id, 'schedule', { publishAt: at });
    await setClocks(secondsFrom(at, 1), secondsFrom(at, -hour));
    expect(await readersHave(story)).toBe(headline);
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    await setClocks(secondsFrom(at, 2));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    expect(await countRecords(story.id, 'article.publish_scheduled')).toEqual({ audit: 1, outbox: 1 });
  });
});
