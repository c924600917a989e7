import { type SQL, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { pageTagsOf } from '#core/articles/page-tags.ts';
import { type ExpiringStory, listExpiring } from '#db/queries/site/next-moments.ts';
import { listFeedStories, listWithdrawnStories } from '#db/queries/site/public-feed.ts';
import { audit } from '#db/schema/audit.ts';
import { renderContext, runRender } from '#platform/page-cache/render-context.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock, type DatabaseClock } from '#tests/support/database/database-clock.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { readLists, readStory } from '#tests/support/workflow/surfaces.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { readPublicArticle } from '#usecases/public-articles/read-public-article.ts';
import { endWithNextMoment } from '#usecases/site/end-with-next-moment.ts';
import { noteExpired } from '#usecases/site/note-expired.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readPublicHistory } from '#usecases/site/read-public-history.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let databaseClock: DatabaseClock;
const START = new Date('2026-05-04T03:00:00Z');
const seconds = (count: number) => new Date(START.getTime() + count * 1_000);
const minutes = (count: number) => seconds(count * 60);

/** Sets all clocks to this moment. */
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

const HEADLINE = 'Lịch cắt nước tuần này';

const isPublic = async (id: string) => {
  const { rows } = await database.db.execute(sql`select 1 from public_articles where id = ${id}::uuid`);
  return rows.length === 1;
};
const pageOf = async ({ number }: { number: number }) => {
  const segment = `lich-cat-nuoc-tuan-nay-${number}`;
  return readArticlePage(newsroom.as(null), { section: 'the-gioi', segment });
};

describe('after its expiry', () => {
  test('a story is on no reader surface, to the second and without a job', async () => {
    const story = await newsroom.published({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
    const lists = () =>
      readLists(newsroom.as(null), {
        sections: ['the-gioi'],
        tag: 'bien-doi-khi-hau',
        authors: ['lan'],
        word: 'nước',
      });
    const asked = { ...story, words: ['cắt nước'] };
    await setClocks(seconds(599));
    for (const name of [
      'home',
      'sitemap',
      'tag',
      'search',
      'feed rss.xml',
      'section the-gioi',
      'author lan',
    ]) {
      const text = (await lists()).get(name);
      expect(text?.includes('cắt nước') || text?.includes('lich-cat-nuoc'), name).toBe(true);
    }
    expect((await pageOf(story))?.kind).toBe('page');
    await setClocks(seconds(600));
    for (const [name, text] of await lists()) {
      expect(text, name).not.toContain('cắt nước');
      expect(text, name).not.toContain('lich-cat-nuoc');
    }
    for (const [name, text] of await readStory(newsroom.as(null), asked)) {
      expect(text, name).not.toContain('mùa nước mặn');
    }
    expect(
      await readPublicHistory(newsroom.as(null), {
        section: 'the-gioi',
        segment: `lich-cat-nuoc-tuan-nay-${story.number}`,
      }),
    ).toBeNull();
  });

  test('its URL is withdrawn as expired, and the API answers article.gone', async () => {
    const story = await newsroom.published({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
    await setClocks(minutes(11));
    expect(await pageOf(story)).toMatchObject({
      kind: 'withdrawn',
      withdrawal: { state: 'expired', note: '', notice: null },
    });
    await expect(readPublicArticle(newsroom.as(null), { number: story.number })).rejects.toMatchObject({
      code: 'article.gone',
      details: { state: 'expired' },
    });
  });

  test('a scheduled story without a worker was public and is withdrawn, not missing', async () => {
    const story = await newsroom.approved({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'schedule', { publishAt: minutes(5) });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
    await setClocks(minutes(4));
    expect(await pageOf(story)).toBeNull();
    await setClocks(minutes(5));
    expect((await pageOf(story))?.kind).toBe('page');
    await setClocks(minutes(10));
    expect(await pageOf(story)).toMatchObject({ kind: 'withdrawn', withdrawal: { state: 'expired' } });
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    expect(await isPublic(story.id)).toBe(false);
    expect((await readArticle(newsroom.as('thu'), { articleId: story.id })).isExpired).toBe(true);
  });

  test('a story held past its publication and expiry was never public and has no page', async () => {
    const story = await newsroom.approved({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'schedule', { publishAt: minutes(5) });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
    await newsroom.act('phuc', story.id, 'hold');
    await setClocks(minutes(11));
    expect(await pageOf(story)).toBeNull();
  });

  test('feeds report it as gone under the tags of its public version, not under later ones', async () => {
    const story = await newsroom.approved({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'schedule', { publishAt: minutes(5) });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
    const since = await createTag(newsroom.as('thu'), { name: 'Giá nước', type: 'topic' });
    await saveArticle(newsroom.as('thu'), {
      ...{ articleId: story.id, baseVersion: 1 },
      changes: { tagIds: [since.id] },
    });
    await setClocks(minutes(11));
    const goneUnder = async (tagId: string) =>
      (await listWithdrawnStories(database.db, { tagId, since: START, limit: 10 })).map(({ id }) => id);
    expect(await goneUnder(newsroom.tagId)).toEqual([story.id]);
    expect(await goneUnder(since.id)).toEqual([]);
  });

  test('the desk keeps it as live and expired, and can read it', async () => {
    const story = await newsroom.published({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
    await setClocks(minutes(11));
    const view = await readArticle(newsroom.as('lan'), { articleId: story.id });
    expect(view).toMatchObject({ publicState: 'live', isExpired: true, expiresAt: minutes(10) });
    const { items } = await listQueue(newsroom.as('thu'), { view: 'all' });
    expect(items.find(({ id }) => id === story.id)?.expiresAt).toEqual(minutes(10));
  });
});

describe('a cached reader page', () => {
  const lifeOf = (...tags: string[]) =>
    runRender(async () => {
      await endWithNextMoment(newsroom.as(null));
      renderContext.addTags(...tags);
    });

  test('ends at the expiry of a shown story, and is rendered again at the expiry of a story that it may list', async () => {
    const [one, other] = [
      await newsroom.published({ headline: HEADLINE }),
      await newsroom.published({ headline: HEADLINE }),
    ];
    await newsroom.act('thu', one.id, 'set_expiry', { expiresAt: minutes(8) });
    await newsroom.act('thu', other.id, 'set_expiry', { expiresAt: minutes(5) });
    expect((await lifeOf(`article:${one.id}`)).endsAt).toEqual(minutes(8));
    for (const tag of ['home', 'feeds', `section:${newsroom.world}`, `tag:${newsroom.tagId}`]) {
      const { changesAt, endsAt } = await lifeOf(tag);
      expect([changesAt, endsAt], tag).toEqual([minutes(5), minutes(10)]);
    }
    // A later expiry is read again before the page is too old for the cache.
    expect((await lifeOf('article:x', `beside:${newsroom.world}`)).endsAt).toEqual(minutes(10));
    await setClocks(minutes(8));
    expect((await lifeOf('home')).endsAt).toEqual(minutes(18));
  });

  test('carries the cache tags of both the live version and a scheduled update of an expiring story', async () => {
    const story = await newsroom.published({ headline: HEADLINE });
    const other = await createTag(newsroom.as('thu'), { name: 'Giá nước', type: 'topic' });
    await saveArticle(newsroom.as('lan'), {
      ...{ articleId: story.id, baseVersion: 1 },
      changes: { tagIds: [other.id], bylineIds: [newsroom.people.minh.id] },
    });
    await newsroom.act('lan', story.id, 'submit');
    await newsroom.act('tam', story.id, 'approve');
    await newsroom.act('tam', story.id, 'set_expiry', { expiresAt: minutes(9) });
    await newsroom.act('tam', story.id, 'schedule', { publishAt: minutes(5), updateKind: 'update' });
    // And a later draft exists.
    await saveArticle(newsroom.as('lan'), {
      ...{ articleId: story.id, baseVersion: 2 },
      changes: { tagIds: [newsroom.tagId], bylineIds: [newsroom.people.lan.id] },
    });
    const { minh, lan } = newsroom.people;
    const [expiring] = await listExpiring(database.db, { minutes: 10, limit: 2 });
    expect(pageTagsOf(expiring as ExpiringStory)).toEqual(
      expect.arrayContaining([
        ...[`tag:${other.id}`, `tag:${newsroom.tagId}`, `person:${minh.id}`, `person:${lan.id}`],
        ...[`section:${newsroom.world}`, 'day:2026-05-04'],
      ]),
    );
  });

  test('ends before the first expiry that the limited query left out', async () => {
    for (let count = 0; count < 3; count += 1) {
      const { id } = await newsroom.published({ headline: HEADLINE });
      await newsroom.act('thu', id, 'set_expiry', { expiresAt: minutes(4 + count) });
    }
    const expiring = await listExpiring(database.db, { minutes: 10, limit: 2 });
    expect(expiring.map(({ expiresInMs }) => expiresInMs)).toEqual([240_000, 300_000]);
  });

  test('expires at the right moment even if the clock of its process is wrong', async () => {
    const story = await newsroom.approved({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'schedule', { publishAt: minutes(10) });
    for (const wrongBy of [-3_600_000, -5_000, 5_000, 3_600_000]) {
      const wrong = new Date(minutes(9).getTime() + wrongBy);
      await databaseClock.setTo(minutes(9));
      newsroom.setNow(wrong);
      const { changesAt } = await runRender(() => endWithNextMoment(newsroom.as(null)));
      expect(changesAt?.getTime(), `${wrongBy}`).toBe(wrong.getTime() + 60_000);
    }
  });

  test('expires no later although the query takes time', async () => {
    const story = await newsroom.published({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(5) });
    let nowMs = START.getTime();
    const slow = {
      execute: async (query: SQL) => {
        const answer = await database.db.execute(query);
        nowMs += 250;
        return answer;
      },
    } as typeof database.db;
    const { endsAt } = await runRender(async () => {
      await endWithNextMoment({ db: slow, now: () => new Date(nowMs) });
      renderContext.addTags(`article:${story.id}`);
    });
    expect(endsAt).toEqual(minutes(5));
  });
});

test('each expiry produces one event, and an expiry set again another', async () => {
  const [story, other] = [
    await newsroom.published({ headline: HEADLINE }),
    await newsroom.published({ headline: HEADLINE }),
  ];
  await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
  await newsroom.act('thu', other.id, 'set_expiry', { expiresAt: minutes(10) });
  await newsroom.act('tam', other.id, 'kill', { publicNote: 'Có sai sót.' });
  const events = async () => {
    for (let times = 0; times < 2; times += 1) await noteExpired(newsroom.as(null));
    const { rows } = await database.db.execute(
      sql`select payload ->> 'articleId' as id from outbox where name = 'story.expired' order by created_at`,
    );
    return rows.map(({ id }) => id);
  };
  await setClocks(seconds(599));
  expect(await events()).toEqual([]);
  await setClocks(minutes(10));
  expect(await events()).toEqual([story.id]);
  await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(20) });
  await setClocks(minutes(19));
  expect(await events()).toEqual([story.id]);
  await setClocks(minutes(21));
  expect(await events()).toEqual([story.id, story.id]);
});

describe('permission and limits', () => {
  test('only editors of the desk and the managing editor set an expiry', async () => {
    const { id } = await newsroom.published({ headline: HEADLINE });
    for (const name of ['minh', 'lan', 'binh', 'phuc'] as const) {
      await expect(
        newsroom.act(name, id, 'set_expiry', { expiresAt: minutes(10) }),
        name,
      ).rejects.toMatchObject({
        code: expect.stringMatching(/^action\.|article\.not-found/),
      });
    }
    await newsroom.act('tam', id, 'set_expiry', { expiresAt: minutes(10) });
    await newsroom.act('thu', id, 'clear_expiry');
  });

  test('an expiry is in the future and after publication, schedule and embargo, which stay before it', async () => {
    const { id } = await newsroom.approved({ headline: HEADLINE });
    const refused = (code: string, field: string) => ({ code, details: { fieldErrors: { [field]: code } } });
    await expect(newsroom.act('thu', id, 'set_expiry', { expiresAt: START })).rejects.toMatchObject(
      refused('article.expiry-in-past', 'expiresAt'),
    );
    await newsroom.act('thu', id, 'set_embargo', { embargoUntil: minutes(3) });
    await expect(newsroom.act('thu', id, 'set_expiry', { expiresAt: minutes(3) })).rejects.toMatchObject(
      refused('article.expiry-before-publication', 'expiresAt'),
    );
    await newsroom.act('thu', id, 'schedule', { publishAt: minutes(5) });
    await expect(newsroom.act('thu', id, 'set_expiry', { expiresAt: minutes(5) })).rejects.toMatchObject(
      refused('article.expiry-before-publication', 'expiresAt'),
    );
    await newsroom.act('thu', id, 'set_expiry', { expiresAt: minutes(10) });
    await newsroom.act('thu', id, 'unschedule');
    await expect(newsroom.act('thu', id, 'set_embargo', { embargoUntil: minutes(10) })).rejects.toMatchObject(
      refused('article.embargo-after-expiry', 'embargoUntil'),
    );
    await expect(newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) })).rejects.toMatchObject(
      refused('article.schedule-after-expiry', 'publishAt'),
    );
    await newsroom.act('thu', id, 'schedule', { publishAt: seconds(599) });
  });

  test('the database refuses the same moments', async () => {
    const { id } = await newsroom.approved({ headline: HEADLINE });
    await newsroom.act('thu', id, 'schedule', { publishAt: minutes(5) });
    await newsroom.act('thu', id, 'set_expiry', { expiresAt: minutes(10) });
    for (const [statement, constraint] of [
      [sql`update articles set expires_at = published_at where id = ${id}`, 'articles_expiry_check'],
      [sql`update articles set embargo_until = expires_at where id = ${id}`, 'articles_embargo_expiry_check'],
      [sql`update schedules set publish_at = expires_at where article_id = ${id}`, 'schedules_expiry_check'],
    ] as const) {
      await expect(database.db.execute(statement)).rejects.toMatchObject({ cause: { constraint } });
    }
  });
});

describe('reverting an expiry', () => {
  test.each([
    ['clear_expiry', {}],
    ['set_expiry', { expiresAt: minutes(30) }],
  ])('by %s, an editor of the desk makes the story public again', async (action, input) => {
    const story = await newsroom.published({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
    await setClocks(minutes(11));
    expect(await isPublic(story.id)).toBe(false);
    const back = await newsroom.act('thu', story.id, action, input);
    expect(back).toMatchObject({ isExpired: false, liveVersion: 1, publishedAt: START });
    expect((await pageOf(story))?.kind).toBe('page');
    // Feeds had reported it as gone.
    expect(await listFeedStories(database.db, { limit: 1 })).toMatchObject([{ broughtBackAt: minutes(11) }]);
  });

  test('before it has passed does not mark the story as returned', async () => {
    const story = await newsroom.published({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(20) });
    await newsroom.act('thu', story.id, 'clear_expiry');
    expect(await listFeedStories(database.db, { limit: 1 })).toMatchObject([{ broughtBackAt: null }]);
  });

  test('never happens by publishing: an expired story refuses actions that would change nothing for readers', async () => {
    const story = await newsroom.published({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
    await saveArticle(newsroom.as('lan'), {
      articleId: story.id,
      baseVersion: 1,
      changes: { sapo: 'Câu dẫn mới cho bài đã hết hạn từ hôm qua.' },
    });
    await newsroom.act('lan', story.id, 'submit');
    await setClocks(minutes(11));
    await expect(newsroom.act('tam', story.id, 'fast_publish')).rejects.toMatchObject({
      code: 'article.expired',
    });
    await newsroom.act('thu', story.id, 'approve');
    for (const [action, input] of [
      ['publish_update', { updateKind: 'update' }],
      ['schedule', { publishAt: minutes(20), updateKind: 'update' }],
    ] as const) {
      await expect(newsroom.act('thu', story.id, action, input), action).rejects.toMatchObject({
        code: 'article.expired',
      });
    }
    await newsroom.act('thu', story.id, 'clear_expiry');
    expect(await newsroom.act('thu', story.id, 'publish_update', { updateKind: 'update' })).toMatchObject({
      liveVersion: 2,
    });
  });

  test('a story killed after its expiry shows as withdrawn', async () => {
    const story = await newsroom.published({ headline: HEADLINE });
    await newsroom.act('thu', story.id, 'set_expiry', { expiresAt: minutes(10) });
    await setClocks(minutes(11));
    await newsroom.act('tam', story.id, 'kill', { publicNote: 'Có sai sót.' });
    expect(await pageOf(story)).toMatchObject({ withdrawal: { state: 'killed', note: 'Có sai sót.' } });
  });
});

test('setting and clearing an expiry is audited with the previous value', async () => {
  const { id } = await newsroom.published({ headline: HEADLINE });
  await newsroom.act('thu', id, 'set_expiry', { expiresAt: minutes(10) });
  await newsroom.act('tam', id, 'set_expiry', { expiresAt: minutes(20) });
  await newsroom.act('thu', id, 'clear_expiry');
  const rows = await database.db.select().from(audit).orderBy(audit.seq);
  const audited = rows
    .filter(({ action }) => action.endsWith('_expiry'))
    .map(({ action, actorId, detail }) => ({ action, actorId, ...(detail as object) }));
  const { thu, tam } = newsroom.people;
  expect(audited).toMatchObject([
    { action: 'article.set_expiry', actorId: thu.id, expiresAt: minutes(10).toISOString() },
    {
      action: 'article.set_expiry',
      actorId: tam.id,
      expiresAt: minutes(20).toISOString(),
      previousExpiresAt: minutes(10).toISOString(),
    },
    { action: 'article.clear_expiry', actorId: thu.id, previousExpiresAt: minutes(20).toISOString() },
  ]);
});
