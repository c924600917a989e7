import { and, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { zonedMoments } from '#core/i18n/zoned-moments.ts';
import { audit } from '#db/schema/audit.ts';
import { outbox } from '#db/schema/outbox.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { type DatabaseHand, handOfClock } from '#tests/support/database/database-clock.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readHome } from '#usecases/site/read-home.ts';

/** Two clocks to turn: that of the database, by which readers see, and that of the process, by which the desk acts. */
let database: FreshDatabase;
let newsroom: Newsroom;
let hand: DatabaseHand;

const secondsFrom = (moment: Date, count: number) => new Date(moment.getTime() + count * 1_000);
const hour = 3_600;

async function itIs(moment: Date, forTheProcess = moment): Promise<void> {
  await hand.turnTo(moment);
  newsroom.setNow(forTheProcess);
}

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  hand = handOfClock(database);
});

/** What readers have of it: its headline on the front page and at its address, which must agree. */
async function readersHave({ url }: { url: string }): Promise<string | null> {
  const [, section = '', segment = ''] = url.split('/');
  const page = await readArticlePage(newsroom.as(null), { section, segment });
  const home = await readHome(newsroom.as(null));
  const headline = page?.kind === 'page' ? page.page.article.headline : null;
  expect(home.lead?.headline ?? null).toBe(headline);
  return headline;
}

const headline = 'Đồng bằng tìm cách sống chung với mùa nước mặn';

async function told(id: string, action: string): Promise<{ audit: number; outbox: number }> {
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

/** What somebody wrote into the dialog, on the clock of the house or of where they are, and the one moment meant. */
const MOMENTS: readonly (readonly [string, string, string, number])[] = [
  ['midnight in Hanoi', '2026-07-18T00:00', 'Asia/Ho_Chi_Minh', 0],
  ['midnight in UTC', '2026-07-18T07:00', 'Asia/Ho_Chi_Minh', 0],
  ['the turn of the year in New York', '2027-01-01T00:00', 'America/New_York', 0],
  [
    'the first half past one of the night in which New York sets its clocks back',
    '2026-11-01T01:30',
    'America/New_York',
    0,
  ],
  ['the second half past one of that night', '2026-11-01T01:30', 'America/New_York', 1],
  ['the minute after New York has set its clocks forward', '2027-03-14T03:00', 'America/New_York', 0],
  ['the second half past two in which Berlin sets its clocks back', '2026-10-25T02:30', 'Europe/Berlin', 1],
  ['the minute after Berlin has set its clocks forward', '2027-03-28T03:00', 'Europe/Berlin', 0],
];

describe.each(MOMENTS)('at %s', (_, local, zone, which) => {
  const at = zonedMoments(local, zone)[which] as Date;

  test('a story goes out: a second before nobody has it, from its moment on everybody, with no worker', async () => {
    await itIs(secondsFrom(at, -2 * hour));
    const story = await newsroom.approved();
    await newsroom.act('thu', story.id, 'schedule', { publishAt: at });
    for (const [offset, expected] of [
      [-hour, null],
      [-1, null],
      [0, headline],
      [1, headline],
      [hour, headline],
    ] as const) {
      await itIs(secondsFrom(at, offset));
      expect(await readersHave(story), `${offset} s`).toBe(expected);
    }
    const { rows } = await database.db.execute(sql`
      select (extract(epoch from published_at) * 1000)::float8 as ms from public_articles`);
    expect(rows).toEqual([{ ms: at.getTime() }]);
  });

  test('an embargo ends and a story expires: the second before is before, its moment is not', async () => {
    await itIs(secondsFrom(at, -2 * hour));
    const story = await newsroom.approved();
    await newsroom.act('thu', story.id, 'set_embargo', { embargoUntil: at });
    await itIs(secondsFrom(at, -1));
    await expect(newsroom.act('thu', story.id, 'publish')).rejects.toMatchObject({
      code: 'article.embargoed',
    });
    await expect(
      newsroom.act('thu', story.id, 'schedule', { publishAt: secondsFrom(at, -0.5) }),
    ).rejects.toMatchObject({ code: 'article.schedule-before-embargo' });
    await itIs(at);
    await newsroom.act('thu', story.id, 'publish');
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: secondsFrom(at, hour) });
    for (const [offset, expected] of [
      [1, headline],
      [hour - 1, headline],
      [hour, null],
      [hour + 1, null],
    ] as const) {
      await itIs(secondsFrom(at, offset));
      expect(await readersHave(story), `${offset} s`).toBe(expected);
    }
  });
});

describe('a clock that steps back after a story went out', () => {
  const at = new Date('2026-11-01T06:00:00Z');

  async function scheduled() {
    await itIs(secondsFrom(at, -hour));
    const story = await newsroom.approved();
    await newsroom.act('thu', story.id, 'schedule', { publishAt: at });
    return story;
  }

  test('takes it from readers until its moment is there again, and nothing happens a second time', async () => {
    const story = await scheduled();
    await itIs(secondsFrom(at, 1));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    await itIs(secondsFrom(at, -30));
    expect(await readersHave(story)).toBeNull();
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    expect((await readArticle(newsroom.as('thu'), { articleId: story.id })).publicState).toBe('live');
    await itIs(secondsFrom(at, 1));
    expect(await readersHave(story)).toBe(headline);
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    expect(await told(story.id, 'article.publish_scheduled')).toEqual({ audit: 1, outbox: 1 });
  });

  test('before anybody has written it down, it is written down once, at its moment', async () => {
    const story = await scheduled();
    await itIs(secondsFrom(at, 1));
    expect(await readersHave(story)).toBe(headline);
    await itIs(secondsFrom(at, -30));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    expect(await readersHave(story)).toBeNull();
    await itIs(secondsFrom(at, 1));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    expect(await told(story.id, 'article.publish_scheduled')).toEqual({ audit: 1, outbox: 1 });
  });

  test('a change that went out stays: readers never get the old words back', async () => {
    await itIs(secondsFrom(at, -2 * hour));
    const story = await newsroom.published();
    await saveArticle(newsroom.as('lan'), {
      articleId: story.id,
      baseVersion: 1,
      changes: { headline: 'Những chữ mới' },
    });
    await newsroom.act('lan', story.id, 'submit');
    await newsroom.act('thu', story.id, 'approve');
    await newsroom.act('thu', story.id, 'schedule', { publishAt: at, updateKind: 'update' });
    await itIs(secondsFrom(at, 1));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    await itIs(secondsFrom(at, -30));
    expect(await readersHave(story)).toBe('Những chữ mới');
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    expect(await told(story.id, 'article.publish_scheduled')).toEqual({ audit: 1, outbox: 1 });
  });

  test('an expiry that was passed holds again from its moment on', async () => {
    await itIs(secondsFrom(at, -hour));
    const story = await newsroom.published();
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: at });
    for (const [offset, expected] of [
      [1, null],
      [-30, headline],
      [0, null],
    ] as const) {
      await itIs(secondsFrom(at, offset));
      expect(await readersHave(story), `${offset} s`).toBe(expected);
    }
  });
});

describe('where the clocks of the process and the database differ, the database’s counts', () => {
  const at = new Date('2026-11-01T06:00:00Z');

  test('a process that is ahead gives readers nothing early, and writes nothing down early', async () => {
    await itIs(secondsFrom(at, -2 * hour));
    const story = await newsroom.published();
    await saveArticle(newsroom.as('lan'), {
      articleId: story.id,
      baseVersion: 1,
      changes: { headline: 'Những chữ mới' },
    });
    await newsroom.act('lan', story.id, 'submit');
    await newsroom.act('thu', story.id, 'approve');
    await newsroom.act('thu', story.id, 'schedule', { publishAt: at, updateKind: 'update' });
    await itIs(secondsFrom(at, -1), secondsFrom(at, hour));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    // An action would write down what is due; it isn't.
    await newsroom.act('thu', story.id, 'force_unlock');
    expect(await readersHave(story)).toBe(headline);
    await itIs(at, secondsFrom(at, hour));
    expect(await readersHave(story)).toBe('Những chữ mới');
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
  });

  test('a process that is behind keeps nothing from readers', async () => {
    await itIs(secondsFrom(at, -2 * hour));
    const story = await newsroom.approved();
    await newsroom.act('thu', story.id, 'schedule', { publishAt: at });
    await itIs(secondsFrom(at, 1), secondsFrom(at, -hour));
    expect(await readersHave(story)).toBe(headline);
    expect(await publishDueSchedules(newsroom.as(null))).toBe(0);
    await itIs(secondsFrom(at, 2));
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    expect(await told(story.id, 'article.publish_scheduled')).toEqual({ audit: 1, outbox: 1 });
  });
});
