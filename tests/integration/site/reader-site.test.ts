import { beforeAll, describe, expect, test } from 'vitest';
import type { ListCursor } from '#core/shared/list-cursor.ts';
import { listStoriesBetween } from '#db/queries/site/public-archive.ts';
import { listAuthorStories, listSectionStories, listTagStories } from '#db/queries/site/public-lists.ts';
import { tags } from '#db/schema/tags.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { type ArticlePage, readArticlePage } from '#usecases/site/read-article-page.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readSection } from '#usecases/site/read-section.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { searchSite } from '#usecases/site/search-site.ts';

type Stretch = { limit: number; before?: ListCursor; order: 'newest' | 'oldest' };

const HOUR_MS = 3_600_000;
let newsroom: Newsroom;
let eventId: string;
/** Oldest first; those in the range `storm` belong to one event. */
const stories: { id: string; url: string; headline: string }[] = [];
const storm = { first: 3, last: 15 };
const subjects = [
  'lúa',
  'cảng',
  'cầu',
  'trường',
  'chợ',
  'rừng',
  'đèo',
  'biển',
  'đảo',
  'sông',
  'hồ',
  'phà',
  'tàu',
  'xe',
  'nhà',
  'vườn',
  'làng',
  'phố',
  'đê',
  'kênh',
  'giếng',
  'chùa',
  'đình',
  'tháp',
  'ga',
  'bến',
  'mỏ',
  'lò',
  'xưởng',
  'quán',
];

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  eventId = newId();
  await db.insert(tags).values({
    id: eventId,
    type: 'event',
    name: 'Bão thử',
    fold: 'bao thu',
    slug: 'bao-thu',
    createdAt: new Date(),
  });
  const begun = Date.now() - subjects.length * HOUR_MS;
  for (const [index, subject] of subjects.entries()) {
    newsroom.setNow(new Date(begun + index * HOUR_MS));
    const isOfStorm = index >= storm.first && index <= storm.last;
    stories.push(
      await publish({
        headline: `Chuyện ${subject} ${subject} thứ ${index} sau một mùa mưa`,
        tagIds: isOfStorm ? [eventId, newsroom.tagId] : [newsroom.tagId],
        bylineIds: [newsroom.people.lan.id],
        sectionId: index % 2 === 0 ? newsroom.world : newsroom.business,
        body: bodyOf(`Người dân kể về ${subject} trong ba ngày nước lên, mỗi nơi một cách xoay xở.`),
      }),
    );
  }
  newsroom.setNow(null);
});

async function publish(changes: Record<string, unknown>) {
  const { id, url, content } = await newsroom.published(changes);
  return { id, url, headline: content.headline };
}

async function pageOf(url: string): Promise<ArticlePage> {
  const [, section = '', segment = ''] = url.split('/');
  const answer = await readArticlePage(newsroom.as(null), { section, segment });
  if (answer?.kind !== 'page') throw new Error(`no page at ${url}: ${answer?.kind}`);
  return answer.page;
}

function allOn({
  article,
  newer,
  related,
  eventLine,
  sameSection,
  latest,
  stories: inBody,
}: ArticlePage): string[] {
  const listed = [
    article,
    ...newer,
    ...related.map(({ story }) => story),
    ...eventLine,
    ...sameSection,
    ...latest,
  ];
  return [...listed.map(({ id }) => id), ...inBody.keys()];
}

describe('the home page', () => {
  test('shows every story once, including the newest, with five stories in each strip', async () => {
    const home = await readHome(newsroom.as(null));
    const ids = [
      home.lead,
      ...home.seconds,
      ...home.latest,
      ...home.strips.flatMap((strip) => strip.stories),
    ].map((story) => story?.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(stories.at(-1)?.id);
    expect(home.strips.map(({ section, stories: four }) => [section.slug, four.length])).toEqual([
      ['the-gioi', 5],
      ['kinh-te', 5],
    ]);
  });
});

describe('a paged list', () => {
  test('has a tag’s stories newest first, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await readTag(newsroom.as(null), { slug: 'bien-doi-khi-hau', path: '/chu-de/x', cursor });
      if (!page || 'redirectTo' in page) throw new Error('no tag page');
      seen.push(...page.stories.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(stories.map(({ id }) => id).reverse());
  });

  test('can be read from either end, and after any story', async () => {
    const { db } = newsroom.as(null);
    const personId = newsroom.people.lan.id;
    const span = { from: new Date(0), to: new Date('9000-01-01T00:00:00Z') };
    for (const list of [
      (page: Stretch) => listSectionStories(db, { sectionIds: [newsroom.world, newsroom.business], ...page }),
      (page: Stretch) => listTagStories(db, { tagId: newsroom.tagId, ...page }),
      (page: Stretch) => listAuthorStories(db, { personId, ...page }),
      (page: Stretch) => listStoriesBetween(db, { ...span, ...page }),
    ]) {
      const newest = await list({ limit: 100, order: 'newest' });
      expect(newest.map(({ id }) => id)).toEqual(stories.map(({ id }) => id).reverse());
      expect(await list({ limit: 100, order: 'oldest' })).toEqual(newest.toReversed());
      const before = newest[12];
      expect(await list({ limit: 5, order: 'newest', before })).toEqual(newest.slice(13, 18));
      expect(await list({ limit: 5, order: 'oldest', before })).toEqual(newest.slice(7, 12).reverse());
    }
  });

  test('of an unknown section does not exist, and an invalid cursor starts at the newest', async () => {
    expect(await readSection(newsroom.as(null), { slug: 'khong-co' })).toBeNull();
    expect(await readSection(newsroom.as(null), { slug: '\0' })).toBeNull();
    const page = await readSection(newsroom.as(null), { slug: 'the-gioi', cursor: "1' or 1=1" });
    const afterAllTime = `999999999999999_${newId()}`;
    expect(await readSection(newsroom.as(null), { slug: 'the-gioi', cursor: afterAllTime })).toEqual(page);
    expect(page).toMatchObject({
      isFirstPage: true,
      stories: [{ id: stories.at(-2)?.id }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
  });
});

describe('the page of a story', () => {
  test('is the redirect target of any slug and section with its number', async () => {
    const url = stories[0]?.url ?? '';
    const number = url.split('-').at(-1);
    const answer = await readArticlePage(newsroom.as(null), {
      section: 'kinh-te',
      segment: `ten-cu-${number}`,
    });
    expect(answer).toEqual({ kind: 'redirect', to: url });
  });

  test('does not exist for a draft', async () => {
    const draft = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
    const answer = await readArticlePage(newsroom.as(null), {
      section: 'the-gioi',
      segment: `bai-viet-${draft.number}`,
    });
    expect(answer).toBeNull();
  });

  test('has full lists, and no story twice', async () => {
    const page = await pageOf(stories[8]?.url ?? '');
    const { newer, related, eventLine, latest, sameSection } = page;
    const lists = [newer, related, eventLine, latest, sameSection];
    expect(lists.map(({ length }) => length)).toEqual([3, 5, 5, 7, 3]);
    const ids = allOn(page);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('lists newer stories of the same event, newest first', async () => {
    const page = await pageOf(stories[8]?.url ?? '');
    expect(page.newer.map(({ id }) => id)).toEqual([15, 14, 13].map((index) => stories[index]?.id));
    expect((await pageOf(stories[20]?.url ?? '')).newer).toEqual([]);
  });

  test('has the editor’s pins first and in order, without withdrawn stories', async () => {
    const [one, two] = [stories[25], stories[1]];
    const pinned = await publish({
      headline: 'Bài có hai tin do biên tập viên chọn',
      pinIds: [one?.id, two?.id],
    });
    const reasons = async () =>
      (await pageOf(pinned.url)).related.slice(0, 2).map(({ story, reason }) => [story.id, reason.kind]);
    expect(await reasons()).toEqual([
      [one?.id, 'pinned'],
      [two?.id, 'pinned'],
    ]);
    await newsroom.act('tam', one?.id ?? '', 'kill', {
      reason: 'Sai nguồn',
      publicNote: 'Tòa soạn rút bài vì nguồn tin sai.',
    });
    expect((await reasons())[0]).toEqual([two?.id, 'pinned']);
    expect(allOn(await pageOf(pinned.url))).not.toContain(one?.id);

    const [, section = '', segment = ''] = (one?.url ?? '').split('/');
    expect(await readArticlePage(newsroom.as(null), { section, segment })).toEqual({
      kind: 'withdrawn',
      withdrawal: {
        state: 'killed',
        locale: 'vi',
        note: 'Tòa soạn rút bài vì nguồn tin sai.',
        url: one?.url,
        notice: null,
      },
    });
  });
});

describe('the lists beside and below a story', () => {
  const render = async (url: string) => {
    const [, section = '', segment = ''] = url.split('/');
    const { result, tags: pageTags } = await runRender(() =>
      readArticlePage(newsroom.as(null), { section, segment }),
    );
    if (result?.kind !== 'page') throw new Error(`no page at ${url}`);
    return { ...result.page, pageTags };
  };

  test('are the newest of the site and of the section; the page has the tag of each', async () => {
    const { article, latest, sameSection, isSectionInColumn, pageTags } = await render(stories[8]?.url ?? '');
    const times = [latest, sameSection].map((list) => list.map(({ publishedAt }) => publishedAt.getTime()));
    for (const list of times) expect(list).toEqual(list.toSorted((a, b) => b - a));
    expect(new Set(latest.map(({ section }) => section.slug))).toEqual(new Set(['the-gioi', 'kinh-te']));
    expect(new Set(sameSection.map(({ section }) => section.id))).toEqual(new Set([article.section.id]));
    if (!isSectionInColumn) expect(sameSection.length % 3).toBe(0);
    for (const { id } of [...latest, ...sameSection]) expect(pageTags).toContain(`article:${id}`);
    expect(pageTags).toContain(`beside:${article.section.id}`);
  });

  test('lose a withdrawn story at once', async () => {
    const { url } = await publish({
      headline: 'Vạt ngô cuối vụ nhìn từ bờ kè',
      body: bodyOf('Một câu ngắn.'),
    });
    const { latest, sameSection } = await render(url);
    const gone = [latest[0]?.id ?? '', sameSection[0]?.id ?? ''];
    for (const id of gone) {
      await newsroom.act('tam', id, 'kill', { reason: 'Sai nguồn', publicNote: 'Rút vì nguồn tin sai.' });
    }
    const ids = allOn(await pageOf(url));
    for (const id of gone) expect(ids).not.toContain(id);
    expect((await pageOf(url)).latest).toHaveLength(latest.length);
  });

  test('are more beside a longer story', async () => {
    const long = Array.from({ length: 30 }, (_, index) => `Đoạn ${index}: ${'nước lên rồi rút '.repeat(20)}`);
    const page = await pageOf(
      (await publish({ headline: 'Một năm đi dọc bờ đê', body: bodyOf(...long) })).url,
    );
    expect([page.latest.length, page.sameSection.length, page.isSectionInColumn]).toEqual([18, 6, true]);
    expect(new Set(allOn(page)).size).toBe(allOn(page).length);
  });
});

describe('search', () => {
  test('matches without accents, and with the typed accents alone', async () => {
    const exact = await publish({ headline: 'Bán đấu giá khu đất ven hồ trung tâm' });
    const other = await publish({ headline: 'Bàn đầu giả định của bài toán quy hoạch' });
    const found = async (text: string) => {
      const answer = await searchSite(newsroom.as(null), { text });
      return answer.kind === 'results' ? answer.results.map(({ story }) => story.id) : answer.kind;
    };
    expect(new Set(await found('ban dau gia'))).toEqual(new Set([exact.id, other.id]));
    expect(await found('bán đấu giá')).toEqual([exact.id]);
    expect(await found('bàn đầu giả')).toEqual([other.id]);
    expect(await found('   ')).toBe('nothing-asked');
    expect(await found('&|!():*')).toBe('no-words');
    expect(await found('từ-không-có-ở-đâu')).toEqual([]);
  });
});
