import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hourOf } from '#core/page-views/decay.ts';
import { mostReadShown } from '#core/page-views/most-read.ts';
import { listMostRead } from '#db/queries/page-views/most-read.ts';
import { articles } from '#db/schema/articles.ts';
import { articleReads, articleReadTotals, mostRead } from '#db/schema/reads.ts';
import { sections } from '#db/schema/sections.ts';
import { tags } from '#db/schema/tags.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { type BatchedViews, createViewBatch } from '#platform/view-counter/view-batch.ts';
import { startViewWriter } from '#server/http/view-writer.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock } from '#tests/support/database/database-clock.ts';
import fc from '#tests/support/fast-check.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { countViews } from '#usecases/page-views/count-views.ts';
import { foldOldViews } from '#usecases/page-views/fold-old-views.ts';
import { listViewedStories } from '#usecases/page-views/list-viewed-stories.ts';
import { rankMostRead } from '#usecases/page-views/rank-most-read.ts';
import { readStoryViews } from '#usecases/page-views/read-story-views.ts';
import { listPublicMostRead } from '#usecases/public-articles/list-public-most-read.ts';
import { recountTerms } from '#usecases/related/recount-terms.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readSection } from '#usecases/site/read-section.ts';

const NOW = new Date('2026-05-04T03:20:00Z');
const hoursAgo = (hours: number) => hourOf(new Date(NOW.getTime() - hours * 3_600_000));
const log = createLogger('silent');

let database: FreshDatabase;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  await setClock(NOW);
});

afterEach(() => newsroom.setNow(null));

async function setClock(moment: Date): Promise<void> {
  newsroom.setNow(moment);
  await controlClock(database).setTo(moment);
}

type Story = { readonly id: string; readonly number: number; readonly url: string };

/** A published story with a unique headline, so that no two count as duplicates. */
let count = 0;
async function published(changes: Record<string, unknown> = {}): Promise<Story> {
  count += 1;
  return newsroom.published({ headline: `Chuyện thứ ${count} của vùng ven sông Cửu Long`, ...changes });
}

/** A tag of no other story, so that the story has no relatives. */
async function newTag(): Promise<string> {
  const id = newId();
  const name = `Thẻ ${id}`;
  await database.db.insert(tags).values({
    ...{ id, type: 'topic' as const, name, fold: name.toLowerCase(), slug: id, createdAt: NOW },
  });
  return id;
}

const views = (story: Story, times: number, ago = 0): BatchedViews => ({
  number: story.number,
  hour: hoursAgo(ago),
  views: times,
});

/** Counts page views and ranks the lists. */
async function read(...input: BatchedViews[]): Promise<void> {
  await countViews(newsroom.as(null), input);
  await rankMostRead(newsroom.as(null));
}

const listed = async (list: { section?: string; limit?: number } = {}) =>
  (await listPublicMostRead(newsroom.as(null), list)).map(({ number }) => number);

const countsOf = async (story: Story) =>
  (await database.db.select().from(articleReads).where(eq(articleReads.articleId, story.id))).map(
    ({ hour, reads: times }) => [hour.toISOString(), times],
  );

describe('counting', () => {
  test('adds up batches of concurrent processes', async () => {
    const stories = [await published(), await published(), await published()];
    const batch = stories.map((story) => views(story, 5));
    await Promise.all(
      Array.from({ length: 8 }, (_, process) =>
        countViews(newsroom.as(null), process % 2 === 0 ? batch : batch.toReversed()),
      ),
    );
    for (const story of stories) expect(await countsOf(story)).toEqual([[hoursAgo(0).toISOString(), 40]]);
  });

  test('keeps each hour apart', async () => {
    const story = await published();
    await countViews(newsroom.as(null), [views(story, 2, 1), views(story, 3)]);
    await countViews(newsroom.as(null), [views(story, 4)]);
    expect((await countsOf(story)).sort()).toEqual([
      [hoursAgo(1).toISOString(), 2],
      [hoursAgo(0).toISOString(), 7],
    ]);
  });

  test('skips a number without a public story, and keeps the others', async () => {
    const story = await published();
    const draft = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
    const invented = { ...draft, number: 987_654_321, url: '' };
    const counted = await countViews(newsroom.as(null), [
      views(invented, 9),
      views({ ...draft, url: '' }, 9),
      views(story, 3),
    ]);
    expect(counted).toBe(3);
    expect(await database.db.$count(articleReads)).toBe(1);
  });

  test('retries the batch of a failed write once', async () => {
    const story = await published();
    const batch = createViewBatch({ mostEntries: 10 });
    let isAway = true;
    const writer = startViewWriter({
      batch,
      everyMs: 3_600_000,
      log,
      async write(input) {
        if (isAway) throw new Error('the database is unavailable');
        await countViews(newsroom.as(null), input);
      },
    });
    batch.add(story.number, hoursAgo(0).getTime());
    await writer.stop();
    expect(await countsOf(story)).toEqual([]);
    isAway = false;
    batch.add(story.number, hoursAgo(0).getTime());
    await writer.stop();
    expect(await countsOf(story)).toEqual([[hoursAgo(0).toISOString(), 2]]);
    expect(writer.lost()).toBe(0);
  });

  test('folds old hours into one total per story without losing views', async () => {
    const story = await published();
    await countViews(newsroom.as(null), [views(story, 5, 60), views(story, 7, 50), views(story, 2)]);
    expect(await foldOldViews(newsroom.as(null))).toBe(2);
    await countViews(newsroom.as(null), [views(story, 1, 49)]);
    expect(await foldOldViews(newsroom.as(null))).toBe(1);
    expect(await foldOldViews(newsroom.as(null))).toBe(0);
    expect(await database.db.select().from(articleReadTotals)).toEqual([{ articleId: story.id, reads: 13 }]);
    expect(await readStoryViews(newsroom.as('lan'), { articleId: story.id })).toEqual({
      lastHour: 2,
      lastDay: 2,
      total: 15,
    });
  });
});

describe('the lists', () => {
  test('rank by decaying views: a few of this hour outweigh many of yesterday', async () => {
    const [old, fresh, gone] = [await published(), await published(), await published()];
    await read(views(old, 100, 20), views(fresh, 15), views(gone, 10_000, 24));
    expect(await listed()).toEqual([fresh.number, old.number]);
  });

  test('exist for the site, for each section with its subsections, and for each language', async () => {
    const below = newId();
    await database.db.insert(sections).values({
      ...{ id: below, slug: 'chau-a', name: 'Châu Á', nameEn: 'Asia', position: 2, parentId: newsroom.world },
    });
    const asia = await published({ sectionId: below });
    const world = await published();
    const business = await published({ sectionId: newsroom.business });
    const english = await published();
    await database.db.update(articles).set({ locale: 'en' }).where(eq(articles.id, english.id));
    await read(views(asia, 30), views(world, 20), views(business, 10), views(english, 99));
    expect(await listed()).toEqual([asia.number, world.number, business.number]);
    expect(await listed({ section: 'the-gioi' })).toEqual([asia.number, world.number]);
    expect(await listed({ section: 'chau-a' })).toEqual([asia.number]);
    const inEnglish = await listPublicMostRead(newsroom.as(null), { locale: 'en' });
    expect(inEnglish.map(({ number }) => number)).toEqual([english.number]);
  });

  test('keep the most read of several copies of a story', async () => {
    const price = { headline: 'Giá vàng đứng yên sau ba phiên tăng' };
    const text =
      'Người mua xếp hàng từ sáng sớm trước các tiệm trên phố Trần Nhân Tông, nhân viên phát số thứ tự. ' +
      'Một cụ bà bán đôi khuyên để sắm xe lăn; anh thợ hàn gom nửa chỉ làm quà cưới. Chủ tiệm kể kho cạn, ' +
      'lò đúc chạy cả đêm, bảo vệ đứng gác hai cửa. Ngân hàng hứa đấu thầu thêm vào thứ năm, giới buôn bán thì dè dặt.';
    const first = await published({ ...price, body: bodyOf(text) });
    const sameHeadline = await published({
      headline: 'Giá vàng ĐỨNG YÊN sau ba phiên tăng!',
      body: bodyOf('Khác.'),
    });
    const sameText = await published({ headline: 'Vàng: người mua xếp hàng', body: bodyOf(text) });
    const others = [];
    for (const [subject, exam] of [
      ['phù sa', 'Toán'],
      ['cá linh', 'Văn'],
      ['thuỷ triều', 'Sử'],
      ['ong mật', 'Sinh'],
      ['gió mùa', 'Địa'],
    ] as const) {
      others.push(
        await published({
          headline: `Đáp án đề thi môn ${exam} tốt nghiệp phổ thông năm nay`,
          body: bodyOf(`Bài ${exam} hỏi về ${subject}, và ${subject} thì nhiều người nhớ.`),
        }),
      );
    }
    await recountTerms(newsroom.as(null));
    const all = [first, sameHeadline, sameText, ...others];
    await read(...all.map((story, index) => views(story, 100 - 10 * index)));
    expect(await listed()).toEqual([first, ...others].map(({ number }) => number));
    await read(views(sameText, 30));
    expect(await listed()).toEqual([sameText, sameHeadline, ...others].map(({ number }) => number));
  });

  test('contain no sponsored content', async () => {
    const story = await published();
    const paid = await published({ format: 'sponsored', sponsor: 'Công ty Muối Biển' });
    await read(views(story, 1), views(paid, 50));
    expect(await listed()).toEqual([story.number]);
  });

  test('change only if a story clearly overtakes another, and are not rewritten otherwise', async () => {
    const [first, second] = [await published(), await published()];
    await read(views(first, 100), views(second, 99));
    const rows = () =>
      database.db.execute(sql`select xmin::text, position, article_id from most_read order by 2, 3`);
    const before = (await rows()).rows;
    await read(views(second, 3));
    expect((await rows()).rows).toEqual(before);
    await read(views(second, 20));
    expect(await listed()).toEqual([second.number, first.number]);
  });

  test('are equal from concurrent workers', async () => {
    const stories = await Promise.all([1, 2, 3].map(() => published()));
    await countViews(
      newsroom.as(null),
      stories.map((story, index) => views(story, 10 * (index + 1))),
    );
    await Promise.all([1, 2, 3, 4].map(() => rankMostRead(newsroom.as(null))));
    expect(await listed()).toEqual(stories.map(({ number }) => number).reverse());
  });

  test('are refused for an unknown section', async () => {
    await expect(listed({ section: 'khong-co' })).rejects.toMatchObject({ code: 'section.not-found' });
  });
});

describe('on pages', () => {
  async function page(story: Story) {
    const [, section = '', segment = ''] = story.url.split('/');
    const { result, tags: pageTags } = await runRender(() =>
      readArticlePage(newsroom.as(null), { section, segment }),
    );
    if (result?.kind !== 'page') throw new Error('The story has no page.');
    return { ...result.page, pageTags };
  }
  const ids = (stories: readonly { id: string }[] | undefined) => (stories ?? []).map(({ id }) => id);

  test('a story shows the most read of its section without itself and other stories on the page', async () => {
    const pinned = await published();
    const read_ = [];
    for (let each = 0; each < 7; each += 1) read_.push(await published());
    const story = await published({ pinIds: [pinned.id] });
    await read(...[story, pinned, ...read_].map((each, index) => views(each, 1_000 - 100 * index)));
    const { mostRead: list, related, sameSection, newer, eventLine } = await page(story);
    expect(list?.sectionId).toBe(newsroom.world);
    const others = [
      ...ids(related.map((each) => each.story)),
      ...ids(sameSection),
      ...ids(newer),
      ...ids(eventLine),
    ];
    const all = [story.id, ...others, ...ids(list?.stories)];
    expect(new Set(all).size).toBe(all.length);
    const inOrder = read_.map(({ id }) => id).filter((id) => ids(list?.stories).includes(id));
    expect(ids(list?.stories)).toEqual(inOrder);
  });

  test('a little-read section shows the list of the site, and an empty list is not shown', async () => {
    const story = await published({ sectionId: newsroom.business, tagIds: [await newTag()] });
    expect((await page(story)).mostRead).toBeNull();
    const world = [];
    for (let each = 0; each < 4; each += 1) world.push(await published({ tagIds: [await newTag()] }));
    await read(...world.map((each, index) => views(each, 100 - 10 * index)));
    const { mostRead: list, related } = await page(story);
    expect(list?.sectionId).toBeNull();
    // All have the same text here, so one of them is the related story.
    const beside = ids(related.map((each) => each.story));
    expect(beside).toHaveLength(1);
    expect(ids(list?.stories)).toEqual(ids(world).filter((id) => !beside.includes(id)));
  });

  test('a sponsored page shows no list', async () => {
    const stories = [await published(), await published(), await published()];
    await read(...stories.map((each) => views(each, 10)));
    const paid = await published({ format: 'sponsored', sponsor: 'Công ty Muối Biển' });
    expect((await page(paid)).mostRead).toBeNull();
  });

  test('home and section pages show each story once, including the most read', async () => {
    const stories = [];
    for (let each = 0; each < 30; each += 1) stories.push(await published());
    await read(...stories.map((each, index) => views(each, 10_000 - 100 * index)));
    const home = await readHome(newsroom.as(null));
    const onHome = [
      ...[home.lead, ...home.seconds].flatMap((each) => (each ? [each.id] : [])),
      ...[home.opinion, home.picks, home.latest, home.mostRead?.stories].flatMap(ids),
      ...home.strips.flatMap((strip) => ids(strip.stories)),
    ];
    expect(new Set(onHome).size).toBe(onHome.length);
    expect(home.mostRead?.stories).toHaveLength(mostReadShown);
    const section = await readSection(newsroom.as(null), { slug: 'the-gioi' });
    if (section === null || 'redirectTo' in section) throw new Error('The section has no page.');
    const inSection = [...ids(section.stories), ...ids(section.mostRead?.stories)];
    expect(new Set(inSection).size).toBe(inSection.length);
    expect(section.mostRead?.stories).toHaveLength(mostReadShown);
    const next = await readSection(newsroom.as(null), { slug: 'the-gioi', cursor: section.nextCursor ?? '' });
    if (next === null || 'redirectTo' in next) throw new Error('The section has no second page.');
    expect(next.mostRead).toBeNull();
    expect(new Set([...inSection, ...ids(next.stories)])).toEqual(new Set(stories.map(({ id }) => id)));
  });

  test('a withdrawn story leaves every list immediately, and invalidates the pages that showed it', async () => {
    const stories = [];
    for (let each = 0; each < 7; each += 1) stories.push(await published({ tagIds: [await newTag()] }));
    const other = await published({ sectionId: newsroom.business, tagIds: [await newTag()] });
    await read(...stories.map((each, index) => views(each, 1_000 - 100 * index)));
    const before = await page(other);
    const first = stories.find(({ id }) => id === before.mostRead?.stories[0]?.id);
    if (first === undefined) throw new Error('No story is read most.');
    expect(before.pageTags).toContain(`article:${first.id}`);
    await newsroom.act('tam', first.id, 'withhold');
    const after = await page(other);
    expect(ids(after.mostRead?.stories)).not.toContain(first.id);
    expect(after.mostRead?.stories).toHaveLength(5);
    expect(await listed({ limit: 40 })).not.toContain(first.number);
    await rankMostRead(newsroom.as(null));
    expect(await database.db.$count(mostRead, eq(mostRead.articleId, first.id))).toBe(0);
  });
});

describe('stories that are not public', () => {
  const TAKING: readonly (readonly [string, (story: Story) => Promise<unknown>])[] = [
    ['withheld', ({ id }) => newsroom.act('tam', id, 'withhold')],
    ['killed', ({ id }) => newsroom.act('tam', id, 'kill', { publicNote: 'Bài được rút.' })],
    [
      'expired',
      ({ id }) => newsroom.act('tam', id, 'set_expiry', { expiresAt: new Date(NOW.getTime() + 60_000) }),
    ],
    ['embargoed', ({ id }) => embargo(id)],
    ['unchanged', async () => {}],
  ];

  /**
   * Sets an embargo directly, which the desk cannot do once a story is public; the view must hide the story.
   */
  async function embargo(id: string): Promise<void> {
    await database.db
      .update(articles)
      .set({ embargoUntil: new Date(NOW.getTime() + 3_600_000) })
      .where(eq(articles.id, id));
  }

  test('are in no list, however they were withdrawn and whether or not the lists were ranked again', async () => {
    const way = fc.nat(TAKING.length - 1);
    await fc.assert(
      fc.asyncProperty(
        fc.array(way, { minLength: 3, maxLength: 5 }),
        fc.boolean(),
        async (ways, isRanked) => {
          await setClock(NOW);
          await database.db.delete(articleReads);
          await database.db.delete(mostRead);
          const stories = [];
          for (const _ of ways) stories.push(await published({ tagIds: [await newTag()] }));
          await read(...stories.map((story) => views(story, 1_000)));
          for (const [index, each] of ways.entries()) {
            const story = stories[index];
            if (story !== undefined) await TAKING[each]?.[1](story);
          }
          await setClock(new Date(NOW.getTime() + 60_000));
          if (isRanked) await rankMostRead(newsroom.as(null));
          const { rows } = await database.db.execute<{ id: string }>(sql`select id from public_articles`);
          const visible = new Set(rows.map(({ id }) => id));
          const lists = await listMostRead(database.db, {
            locale: 'vi',
            sectionIds: [newsroom.world, null],
            limit: 100,
          });
          const shown = lists.flatMap((list) => list.stories.map(({ id }) => id));
          expect(shown.filter((id) => !visible.has(id))).toEqual([]);
          const unchanged = stories.filter((_, index) => TAKING[ways[index] ?? 0]?.[0] === 'unchanged');
          for (const { id } of unchanged) expect(shown).toContain(id);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('are not listed before their scheduled time, regardless of their counts', async () => {
    const story = await newsroom.approved();
    await newsroom.act('thu', story.id, 'schedule', { publishAt: new Date(NOW.getTime() + 60_000) });
    await read(views(story, 50));
    await database.db
      .insert(mostRead)
      .values({ locale: 'vi', sectionId: null, position: 1, articleId: story.id });
    expect(await listed()).toEqual([]);
    await setClock(new Date(NOW.getTime() + 60_000));
    expect(await listed()).toEqual([story.number]);
  });
});

describe('the newsroom', () => {
  test('readers of a story on the desk see its views, and others do not', async () => {
    const story = await published();
    await countViews(newsroom.as(null), [views(story, 12), views(story, 30, 5)]);
    expect(await readStoryViews(newsroom.as('lan'), { articleId: story.id })).toEqual({
      lastHour: 12,
      lastDay: 42,
      total: 42,
    });
    await expect(readStoryViews(newsroom.as(null), { articleId: story.id })).rejects.toMatchObject({
      code: 'auth.required',
    });
    const draft = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
    await expect(readStoryViews(newsroom.as('huy'), { articleId: draft.id })).rejects.toMatchObject({
      code: 'article.not-found',
    });
  });

  test('editors see the most read with numbers, and reporters are refused', async () => {
    const stories = [await published(), await published()];
    await read(...stories.map((each, index) => views(each, 10 * (index + 1))));
    const items = await listViewedStories(newsroom.as('thu'), {});
    expect(items.map(({ story, views }) => [story.number, views.lastDay])).toEqual([
      [stories[1]?.number, 20],
      [stories[0]?.number, 10],
    ]);
    await expect(listViewedStories(newsroom.as('lan'), {})).rejects.toMatchObject({
      code: 'action.not-your-role',
    });
  });
});
