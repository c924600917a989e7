import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type PageChange, parsePageChange } from '#core/page-changes/page-change.ts';
import { renderContext, runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { expireAtNextMoment } from '#server/rendering/load-renderer.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock, type DatabaseClock } from '#tests/support/database/database-clock.ts';
import { inTime } from '#tests/support/in-time.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let databaseClock: DatabaseClock;
let listener: pg.Client;
let changes: PageChange[] = [];
const START = new Date('2026-05-04T03:00:00Z');
const minutes = (count: number) => new Date(START.getTime() + count * 60_000);

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  databaseClock = controlClock(database);
  newsroom.setNow(START);
  await databaseClock.setTo(START);
  listener = new pg.Client({ connectionString: database.connectionString });
  await listener.connect();
  listener.on('notification', ({ payload }) => changes.push(parsePageChange(payload ?? '')));
  await listener.query('listen page_tags');
});

afterEach(() => listener.end());

type Who = 'lan' | 'thu' | 'tam' | 'phuc';

async function story(...then: (readonly [who: Who, action: string, given?: object])[]): Promise<string> {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, {}) });
  for (const [who, action, input] of then) await newsroom.act(who, id, action, input);
  return id;
}

const APPROVED = [
  ['lan', 'submit'],
  ['thu', 'approve'],
] as const;
const LIVE = [...APPROVED, ['thu', 'publish']] as const;
const SCHEDULED = [...APPROVED, ['thu', 'schedule', { publishAt: minutes(60) }]] as const;
const NOTICE = { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' };

/** The kinds of invalidation that an action sends for the tags of the story and the front. */
async function invalidationsOf(id: string, doIt: () => Promise<unknown>): Promise<PageChange['kind'][]> {
  await untilAllReceived();
  changes = [];
  await doIt();
  await untilAllReceived();
  return changes
    .filter(({ tags }) => tags.includes(`article:${id}`) && tags.includes('home'))
    .map(({ kind }) => kind);
}

/** Notifications arrive in commit order: when this one has come, so have all earlier ones. */
async function untilAllReceived(): Promise<void> {
  const word = newId();
  await database.pool.query('select pg_notify($1, $2)', ['page_tags', word]);
  await inTime(() => expect(changes.some(({ tags }) => tags.includes(word))).toBe(true));
}

describe('page caches are notified', () => {
  test.each<[string, readonly (readonly [Who, string, object?])[], Who, object]>([
    ['withhold', LIVE, 'thu', {}],
    ['kill', LIVE, 'tam', { publicNote: 'Bài được rút.' }],
    ['take_down', LIVE, 'tam', { notice: NOTICE }],
    ['set_expiry', LIVE, 'thu', { expiresAt: minutes(30) }],
    ['unschedule', SCHEDULED, 'thu', {}],
    ['reschedule', SCHEDULED, 'thu', { publishAt: minutes(90) }],
    ['hold', SCHEDULED, 'thu', {}],
    ['block', SCHEDULED, 'phuc', {}],
    ['kill', SCHEDULED, 'tam', { publicNote: 'Bài được rút.' }],
  ])('of a withdrawal by %s', async (action, before, who, input) => {
    const id = await story(...before);
    expect(await invalidationsOf(id, () => newsroom.act(who, id, action, input))).toEqual(['withdrawn']);
  });

  test.each<[string, readonly (readonly [Who, string, object?])[], Who, object]>([
    ['publish', APPROVED, 'thu', {}],
    ['schedule', APPROVED, 'thu', { publishAt: minutes(60) }],
    ['release_withheld', [...LIVE, ['thu', 'withhold']], 'tam', {}],
    ['clear_expiry', [...LIVE, ['thu', 'set_expiry', { expiresAt: minutes(30) }]], 'thu', {}],
  ])('of a change by %s', async (action, before, who, input) => {
    const id = await story(...before);
    expect(await invalidationsOf(id, () => newsroom.act(who, id, action, input))).toEqual(['changed']);
  });
});

test('of a scheduled update for the pages that the story leaves and those that it enters', async () => {
  const { lan, huy } = newsroom.people;
  const { id: newTag } = await createTag(newsroom.as('thu'), { name: 'Thẻ mới' });
  const id = await story(...LIVE);
  await saveArticle(newsroom.as('tam'), {
    ...{ articleId: id, baseVersion: 1 },
    changes: { tagIds: [newTag], sectionId: newsroom.business, bylineIds: [huy.id] },
  });
  await newsroom.act('tam', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  await newsroom.act('tam', id, 'schedule', { publishAt: minutes(60), updateKind: 'update' });
  newsroom.setNow(minutes(61));
  await databaseClock.setTo(minutes(61));
  await untilAllReceived();
  changes = [];
  expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
  await untilAllReceived();
  const tags = changes.flatMap((change) => change.tags);
  for (const [left, entered] of [
    [`tag:${newsroom.tagId}`, `tag:${newTag}`],
    [`section:${newsroom.world}`, `section:${newsroom.business}`],
    [`person:${lan.id}`, `person:${huy.id}`],
    [`beside:${newsroom.tagId}`, `beside:${newTag}`],
  ]) {
    expect(tags).toContain(entered);
    expect(tags).toContain(left);
  }
});

test('for a page that refers to a story by card or pin once that story is public', async () => {
  const { id: card } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const { id: pinned } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const body = bodyOf('Một đoạn.');
  const content = contentFor(newsroom, {
    body: { ...body, content: [...body.content, { type: 'relatedStory', attrs: { articleId: card } }] },
    pinIds: [pinned],
  });
  const { id, number } = await createArticle(newsroom.as('lan'), { content });
  for (const [who, action] of LIVE) await newsroom.act(who, id, action);
  const address = {
    section: 'the-gioi',
    segment: `dong-bang-tim-cach-song-chung-voi-mua-nuoc-man-${number}`,
  };
  const { result, tags } = await runRender(() => readArticlePage(newsroom.as(null), address));
  expect(result?.kind).toBe('page');
  expect([...tags]).toEqual(expect.arrayContaining([`article:${card}`, `article:${pinned}`]));
});

describe('every page', () => {
  const lifeOf = async (...tags: string[]) => {
    const services = newsroom.as(null);
    const render = expireAtNextMoment(services, async () => {
      renderContext.addTags('corrections', ...tags);
      return { status: 200, headers: {}, body: Buffer.from('') };
    });
    const { changesAt, endsAt } = await runRender(() => render('/dinh-chinh'));
    return { changesAt, endsAt };
  };

  test.each<[string, readonly (readonly [Who, string, object?])[], Date]>([
    ['a schedule', SCHEDULED, minutes(60)],
    [
      'the end of an embargo with a schedule for that time',
      [
        ...APPROVED,
        ['thu', 'set_embargo', { embargoUntil: minutes(20) }],
        ['thu', 'schedule', { publishAt: minutes(20) }],
      ],
      minutes(20),
    ],
    [
      'the end of breaking news',
      [
        ['lan', 'submit'],
        ['tam', 'fast_publish'],
      ],
      minutes(60),
    ],
  ])('is rendered again at %s', async (_, acts, moment) => {
    await story(...acts);
    expect(await lifeOf()).toEqual({ changesAt: moment, endsAt: minutes(10) });
  });

  test('is rendered again at an expiry, and ends there if it shows the story', async () => {
    const id = await story(...LIVE, ['thu', 'set_expiry', { expiresAt: minutes(3) }]);
    expect(await lifeOf()).toEqual({ changesAt: minutes(3), endsAt: minutes(10) });
    expect(await lifeOf(`article:${id}`)).toEqual({ changesAt: minutes(3), endsAt: minutes(3) });
  });

  test('has the next of several times, and none in the past', async () => {
    await story(...SCHEDULED);
    await story(...LIVE, ['thu', 'set_expiry', { expiresAt: minutes(5) }]);
    await story(...LIVE, ['thu', 'set_expiry', { expiresAt: minutes(7) }]);
    expect(await lifeOf()).toEqual({ changesAt: minutes(5), endsAt: minutes(10) });
    newsroom.setNow(minutes(70));
    await databaseClock.setTo(minutes(70));
    // Nothing expires within the next ten minutes, and later times are not read.
    expect(await lifeOf()).toEqual({ changesAt: null, endsAt: minutes(80) });
  });
});
