import { beforeAll, describe, expect, test } from 'vitest';
import { cursorTo, formatListCursor } from '#core/shared/list-cursor.ts';
import type { Database } from '#db/client.ts';
import { articleTags } from '#db/schema/public-projections.ts';
import { tags } from '#db/schema/tags.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { readArchive } from '#usecases/site/read-archive.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';
import { readSection } from '#usecases/site/read-section.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { nameMoment } from '#usecases/tags/name-moment.ts';

const hourMs = 3_600_000;
const count = 36;
let db: Database;
let newsroom: Newsroom;
let eventId: string;
let seriesId: string;
/** Oldest first, six hours apart: nine days. */
const stories: { id: string; publishedAt: Date }[] = [];

beforeAll(async () => {
  ({ db } = await freshDatabase());
  newsroom = await makeNewsroom(db);
  [eventId, seriesId] = [newId(), newId()];
  await db.insert(tags).values([
    { id: eventId, type: 'event', name: 'Bão thử', fold: 'bao thu', slug: 'bao-thu', createdAt: new Date() },
    {
      id: seriesId,
      type: 'series',
      name: 'Loạt thử',
      fold: 'loat thu',
      slug: 'loat-thu',
      createdAt: new Date(),
    },
  ]);
  const begun = Date.parse('2026-07-01T01:00:00Z');
  for (let index = 0; index < count; index += 1) {
    const at = new Date(begun + index * 6 * hourMs);
    newsroom.setNow(at);
    const { id } = await newsroom.published({
      headline: `Chuyện thứ ${index} của một mùa nước lớn bên sông`,
      tagIds: [newsroom.tagId, ...(index < 30 ? [eventId] : []), ...(index < 12 ? [seriesId] : [])],
      sectionId: index % 3 === 0 ? newsroom.business : newsroom.world,
      body: bodyOf(index % 2 === 0 ? 'Người dân kể về cây lúa.' : 'Người dân kể về con tàu.'),
    });
    stories.push({ id, publishedAt: at });
  }
  newsroom.setNow(null);
});

const reader = () => newsroom.as(null);
const ids = (listed: readonly { id: string }[]) => listed.map(({ id }) => id);
const idAt = (index: number) => stories[index]?.id ?? '';

async function tagPage(
  slug: string,
  asked: { cursor?: string; order?: string; root?: string; language?: string } = {},
) {
  const { root = '/dong-su-kien', ...rest } = asked;
  const page = await readTag(reader(), { slug, path: `${root}/${slug}`, ...rest });
  if (page === null || 'redirectTo' in page) throw new Error(`no page of ${slug}`);
  return page;
}

test('a page beyond the end of a list does not exist, and its last page does', async () => {
  const [business, world] = stories;
  if (business === undefined || world === undefined) throw new Error('no story');
  const pages: Readonly<Record<string, (cursor: string) => Promise<unknown>>> = {
    section: (cursor) => readSection(reader(), { slug: 'the-gioi', cursor }),
    tag: (cursor) => readTag(reader(), { slug: 'bao-thu', path: '/dong-su-kien/bao-thu', cursor }),
    day: (cursor) => readArchive(reader(), { segments: ['2026', '07', '01'], cursor }),
  };
  for (const [list, read] of Object.entries(pages)) {
    const oldest = list === 'section' ? world : business;
    expect(await read(cursorTo(oldest)), list).toMatchObject({ nextCursor: null, isFirstPage: false });
    expect(await read(formatListCursor(oldest)), list).toBeNull();
  }
});

async function kill(articleId: string) {
  await newsroom.act('tam', articleId, 'kill', { reason: 'Sai nguồn', publicNote: 'Bài được rút.' });
}

describe('the archive', () => {
  const archive = async (segments: string[]) => {
    const page = await readArchive(reader(), { segments });
    if (page === null || 'redirectTo' in page) throw new Error(`no archive of ${segments}`);
    return page;
  };
  const day = async (key: string) => {
    const page = await archive(key.split('-'));
    if (page.kind !== 'day') throw new Error(`${key} is no day`);
    return page;
  };

  test('has the stories of a day in the site’s time zone, and its neighbouring days', async () => {
    // 2 July in Vietnam is 1 July 17:00 to 2 July 17:00 in UTC.
    const page = await day('2026-07-02');
    expect(ids(page.stories)).toEqual([6, 5, 4, 3].map(idAt));
    expect([page.previous, page.next]).toEqual(['2026-07-01', '2026-07-03']);
  });

  test('counts the days of a month, and lists months with stories', async () => {
    const month = await archive(['2026', '07']);
    if (month.kind !== 'month') throw new Error('no month');
    expect(month.previous).toBeNull();
    expect(month.days[1]).toEqual({ key: '2026-07-02', count: 4 });
    expect(month.days[30]).toEqual({ key: '2026-07-31', count: 0 });
    const all = await archive([]);
    if (all.kind !== 'years') throw new Error('no years');
    expect(all.years.find(({ key }) => key === '2026')?.months.filter(({ count: has }) => has > 0)).toEqual([
      { key: '2026-07', count: 1 },
    ]);
  });

  test('has a year with its months and its neighbouring years', async () => {
    const year = await archive(['2026']);
    if (year.kind !== 'year') throw new Error('no year');
    expect(year.key).toBe('2026');
    expect(year.months).toHaveLength(12);
    expect(year.months[6]).toEqual({ key: '2026-07', count: 1 });
    expect([year.previous, year.next]).toEqual([null, null]);
    newsroom.setNow(new Date('2025-03-01T01:00:00Z'));
    const older = await newsroom.published({ headline: 'Chuyện của năm trước' });
    newsroom.setNow(null);
    expect(await archive(['2026'])).toMatchObject({ previous: '2025', next: null });
    expect(await archive(['2025'])).toMatchObject({ previous: null, next: '2026' });
    await kill(older.id);
  });

  test('skips empty months and years in its links, but has their pages', async () => {
    newsroom.setNow(new Date('2023-03-01T01:00:00Z'));
    const older = await newsroom.published({ headline: 'Chuyện của ba năm trước' });
    newsroom.setNow(null);
    expect(await archive(['2026', '07'])).toMatchObject({ previous: '2023-03', next: null });
    expect(await archive(['2026'])).toMatchObject({ previous: '2023', next: null });
    expect(await archive(['2024', '05'])).toMatchObject({ previous: '2023-03', next: '2026-07' });
    expect(await archive(['2024'])).toMatchObject({ previous: '2023', next: '2026' });
    await kill(older.id);
  });

  test('redirects to the canonical URL of a day, and has no invalid or earlier page', async () => {
    expect(await readArchive(reader(), { segments: ['2026', '7', '2'] })).toEqual({
      redirectTo: '/luu-tru/2026/07/02',
    });
    for (const segments of [['2026', '13'], ['2019'], ['2999', '01'], ['2026', '06', '30'], ['x']]) {
      expect(await readArchive(reader(), { segments })).toBeNull();
    }
  });

  test('has the cache tag of its day', async () => {
    const { tags: cacheTags } = await runRender(() => day('2026-07-02'));
    const other = await runRender(() => day('2026-07-07'));
    const dayOfStory = `day:${stories[4]?.publishedAt.toISOString().slice(0, 10)}`;
    expect(cacheTags).toContain(dayOfStory);
    expect(cacheTags).toContain(`article:${idAt(4)}`);
    expect(other.tags).not.toContain(dayOfStory);
  });
});

describe('an event', () => {
  test('is paged stably from either end while stories change', async () => {
    const first = await tagPage('bao-thu', { order: 'oldest' });
    expect(ids(first.stories)).toEqual(ids(stories.slice(0, 25)));
    const cursor = first.nextCursor ?? '';
    const second = await tagPage('bao-thu', { order: 'oldest', cursor });
    expect(ids(second.stories)).toEqual(ids(stories.slice(25, 30)));
    expect(second.nextCursor).toBeNull();
    const late = await newsroom.published({ headline: 'Một bài mới của cùng sự kiện', tagIds: [eventId] });
    const again = await tagPage('bao-thu', { order: 'oldest', cursor });
    expect(ids(again.stories)).toEqual([...ids(stories.slice(25, 30)), late.id]);
    expect((await tagPage('bao-thu')).stories[0]?.id).toBe(late.id);
    await kill(late.id);
    expect(ids((await tagPage('bao-thu')).stories)).toEqual(ids(stories.slice(5, 30)).reverse());
  });

  test('has the count and dates of its stories, and an unknown order means newest first', async () => {
    const page = await tagPage('bao-thu', { order: "oldest'--" });
    expect(page.order).toBe('newest');
    expect(page.line).toMatchObject({
      count: 30,
      first: stories[0]?.publishedAt,
      last: stories[29]?.publishedAt,
    });
  });

  test('has key moments named by editors, of public stories only', async () => {
    const moment = { tagId: eventId, articleId: idAt(10), label: '  Nước lên   đỉnh ' };
    await expect(nameMoment(newsroom.as('lan'), moment)).rejects.toMatchObject({
      code: 'action.not-your-role',
    });
    await nameMoment(newsroom.as('thu'), moment);
    await nameMoment(newsroom.as('thu'), { ...moment, articleId: idAt(2), label: 'Mưa đầu mùa' });
    const shown = async () => (await tagPage('bao-thu')).line?.moments.map(({ label }) => label);
    expect(await shown()).toEqual(['Mưa đầu mùa', 'Nước lên đỉnh']);
    await nameMoment(newsroom.as('thu'), { ...moment, articleId: idAt(2), label: '' });
    expect(await shown()).toEqual(['Nước lên đỉnh']);
    const draft = await createArticle(newsroom.as('lan'), {
      content: contentFor(newsroom, { tagIds: [eventId] }),
    });
    for (const articleId of [draft.id, idAt(33), newId()]) {
      await expect(nameMoment(newsroom.as('thu'), { ...moment, articleId })).rejects.toMatchObject({
        code: 'article.not-found',
      });
    }
    await expect(nameMoment(newsroom.as('thu'), { ...moment, tagId: newsroom.tagId })).rejects.toMatchObject({
      code: 'tag.not-found',
    });
    await kill(idAt(10));
    expect(await shown()).toEqual([]);
  });
});

describe('a tag has one page', () => {
  test('to which the URL of another type redirects once, also after a change of type', async () => {
    const at = (slug: string, path: string) => readTag(reader(), { slug, path });
    expect(await at('bao-thu', '/chu-de/bao-thu')).toEqual({ redirectTo: '/dong-su-kien/bao-thu' });
    expect(await at('loat-thu', '/dong-su-kien/loat-thu')).toEqual({ redirectTo: '/chu-de/loat-thu' });
    const other = newId();
    await db.insert(tags).values({
      ...{ id: other, type: 'topic', name: 'Lũ thử', fold: 'lu thu', slug: 'lu-thu', createdAt: new Date() },
    });
    await db
      .insert(articleTags)
      .values({ articleId: idAt(35), tagId: other, publishedAt: stories[35]?.publishedAt ?? new Date() });
    await editTag(newsroom.as('thu'), { id: other, name: 'Lũ lớn' });
    expect(await at('lu-thu', '/chu-de/lu-thu')).toEqual({ redirectTo: '/chu-de/lu-lon' });
    await editTag(newsroom.as('thu'), { id: other, type: 'event' });
    expect(await at('lu-thu', '/chu-de/lu-thu')).toEqual({ redirectTo: '/dong-su-kien/lu-lon' });
  });

  test('with its parent and child tags, without cycles', async () => {
    await editTag(newsroom.as('thu'), { id: seriesId, parentId: newsroom.tagId });
    expect((await tagPage('loat-thu', { root: '/chu-de' })).above).toMatchObject([
      { slug: 'bien-doi-khi-hau' },
    ]);
    await expect(
      editTag(newsroom.as('thu'), { id: newsroom.tagId, parentId: seriesId }),
    ).rejects.toMatchObject({ code: 'tag.own-descendant' });
    await expect(editTag(newsroom.as('thu'), { id: seriesId, parentId: seriesId })).rejects.toMatchObject({
      code: 'tag.own-descendant',
    });
    await expect(editTag(newsroom.as('thu'), { id: seriesId, pictureId: newId() })).rejects.toMatchObject({
      code: 'media.not-found',
    });
  });
});

test('a series is listed from its first part, and its public parts are numbered', async () => {
  await kill(idAt(3));
  const page = await tagPage('loat-thu', { root: '/chu-de' });
  const parts = [...Array(12).keys()].filter((index) => index !== 3 && index !== 10).map(idAt);
  expect(ids(page.stories)).toEqual(parts);
  expect(page.series).toEqual({ firstPart: 1, count: parts.length });
});

test('a series in two languages has a complete list in each', async () => {
  const parts: string[] = [];
  for (let index = 0; index < 12; index += 1) {
    const headline = `Part ${index} of what the river left behind`;
    parts.push((await newsroom.published({ headline, tagIds: [seriesId] }, { locale: 'en' })).id);
  }
  const vietnamese = await tagPage('loat-thu', { root: '/chu-de' });
  expect(vietnamese.query).toEqual({});
  expect(ids(vietnamese.inOtherLanguage?.stories ?? [])).toEqual(parts.slice(0, 10));
  expect(vietnamese.inOtherLanguage).toMatchObject({ hasMore: true, query: { lang: 'en' } });

  const english = await tagPage('loat-thu', { root: '/chu-de', language: 'en' });
  expect(ids(english.stories)).toEqual(parts);
  expect(english.series).toEqual({ firstPart: 1, count: 12 });
  expect(english.query).toEqual({ lang: 'en' });
  expect(english.inOtherLanguage).toMatchObject({ hasMore: false, query: {} });
  expect(english.inOtherLanguage?.stories.every(({ locale }) => locale === 'vi')).toBe(true);

  // Without an edition in that language, the series has its default URL.
  for (const language of ['vi', 'fr']) {
    expect((await tagPage('loat-thu', { root: '/chu-de', language })).query).toEqual({});
  }
});

test('a tag links to all its child tags, however many', async () => {
  const below = Array.from({ length: 34 }, (_, index) => ({ id: newId(), slug: `tinh-${index}` }));
  await db.insert(tags).values(
    below.map(({ id, slug }) => ({
      ...{ id, type: 'place' as const, name: slug, fold: slug, slug, createdAt: new Date() },
      parentId: newsroom.tagId,
    })),
  );
  const tagged = { articleId: idAt(0), publishedAt: stories[0]?.publishedAt ?? new Date() };
  await db.insert(articleTags).values(below.map(({ id }) => ({ ...tagged, tagId: id })));
  const { children } = await tagPage('bien-doi-khi-hau', { root: '/chu-de' });
  expect(children.map(({ slug }) => slug)).toEqual(expect.arrayContaining(below.map(({ slug }) => slug)));
});

describe('a search', () => {
  const found = async (asked: Partial<Parameters<typeof searchSite>[1]>) => {
    const answer = await searchSite(reader(), { text: 'mùa nước lớn', ...asked });
    if (answer.kind !== 'results') throw new Error(answer.kind);
    return answer;
  };
  const pages = async (
    asked: Partial<Parameters<typeof searchSite>[1]>,
    meanwhile?: () => Promise<unknown>,
  ) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await found({ ...asked, cursor });
      seen.push(...page.results.map(({ story }) => story.id));
      cursor = page.nextCursor ?? undefined;
      if (cursor) await meanwhile?.();
    } while (cursor);
    return seen;
  };

  test.each(['best', 'newest'])(
    'pages through its results once each, %s first, while stories are added',
    async (sort) => {
      const before = new Set(await pages({ sort }));
      const seen = await pages({ sort }, () =>
        newsroom.published({ headline: 'Một mùa nước lớn nữa, bài đến sau khi trang đầu đã mở' }),
      );
      expect(new Set(seen).size).toBe(seen.length);
      expect(new Set(seen)).toEqual(before);
    },
  );

  test('has other accents only if no story has the typed ones, once each', async () => {
    const exact = await pages({});
    const others: string[] = [];
    for (const part of [1, 2, 3])
      others.push((await newsroom.published({ headline: `Mua nước lớn bé đủ cỡ, phần ${part}` })).id);
    expect(await pages({})).toEqual(exact);
    expect((await pages({ text: 'múa nước lớn' })).sort()).toEqual([...exact, ...others].sort());
  });

  test('filters by section, author and day, and counts the results of each', async () => {
    const all = await found({});
    const business = all.facets?.sections.find(({ slug }) => slug === 'kinh-te');
    const narrowed = await pages({ section: 'kinh-te' });
    expect(narrowed).toHaveLength(business?.count ?? -1);
    expect((await found({ author: 'lan' })).filters).toMatchObject({
      author: 'lan',
      names: { author: { name: 'lan' } },
    });
    const oneDay = await pages({ from: '2026-07-05', to: '2026-07-05', sort: 'newest' });
    const expected = stories.filter(({ publishedAt }) => {
      const day = new Date(publishedAt.getTime() + 7 * hourMs).toISOString().slice(0, 10);
      return day === '2026-07-05';
    });
    expect(oneDay).toEqual(ids(expected).reverse());
  });

  test('ignores an invalid filter, and starts at the first result for an invalid cursor', async () => {
    const all = (await found({})).results.map(({ story }) => story.id);
    for (const asked of [
      { tag: "x'; drop table tags" },
      { from: '2026-99-99' },
      { cursor: '2' },
      { cursor: '9999999999999_1_0.5_00000000-0000-7000-8000-000000000000' },
      { sort: 'random()' },
    ]) {
      const answer = await found(asked);
      expect(answer.results.map(({ story }) => story.id)).toEqual(all);
      expect(Object.keys(answer.filters)).toEqual(['names']);
    }
  });

  test('finds nothing by an unknown name, and does not reveal a person', async () => {
    for (const asked of [{ section: 'khong-co' }, { author: 'phuc' }]) {
      const [[kind, slug] = ['', '']] = Object.entries(asked);
      const answer = await found(asked);
      expect(answer.results).toEqual([]);
      expect(answer.filters).toEqual({ ...asked, names: { [kind]: { name: slug, nameEn: slug } } });
    }
  });

  test('without results lists the newest stories', async () => {
    const answer = await found({ text: 'không-có-chữ-này-ở-đâu' });
    expect(answer.results).toEqual([]);
    expect(answer.instead?.newest.length).toBeGreaterThan(0);
  });
});

describe('a further page of a list', () => {
  const lists: Record<string, (cursor: string) => Promise<unknown>> = {
    'a section': (cursor) => readSection(reader(), { slug: 'the-gioi', cursor }),
    'a tag': (cursor) => tagPage('bien-doi-khi-hau', { cursor, root: '/chu-de' }),
    'an author': (cursor) => readAuthor(reader(), { slug: 'lan', path: '/tac-gia/lan', cursor }),
    'a day': (cursor) => readArchive(reader(), { segments: ['2026', '07', '02'], cursor }),
  };
  const cursorOf = (index: number) => formatListCursor(stories[index] ?? { id: '', publishedAt: new Date() });
  const lifeOf = async (read: () => Promise<unknown>) => (await runRender(read)).endsAt;

  test.each(Object.entries(lists))(
    'of %s is cached from the cursor of a story, also a withdrawn one',
    async (_, read) => {
      expect(await lifeOf(() => read(cursorOf(4)))).toBeNull();
      const killed = await readArticle(newsroom.as('tam'), { articleId: idAt(35) });
      if (killed.publicState === 'live') await kill(idAt(35));
      expect(await lifeOf(() => read(cursorOf(35)))).toBeNull();
    },
  );

  test.each(Object.entries(lists))('of %s is not cached from an invented cursor', async (_, read) => {
    const { id, publishedAt } = stories[4] ?? { id: '', publishedAt: new Date() };
    for (const madeUp of [
      { id: newId(), publishedAt },
      { id, publishedAt: new Date(publishedAt.getTime() + 1) },
    ]) {
      expect(await lifeOf(() => read(formatListCursor(madeUp)))).toEqual(new Date(0));
    }
  });

  test('of notes is cached from the cursor or URL of a note, and not from an invented one', async () => {
    await actOnArticle(newsroom.as('tam'), {
      ...{ articleId: idAt(0), action: 'take_down', reason: 'Sai nguồn' },
      notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
    });
    const [note] = (await readCorrections(reader(), {})).notes;
    if (note === undefined) throw new Error('no note');
    const lifeFrom = (cursor: string) => lifeOf(() => readCorrections(reader(), { cursor }));
    expect(await lifeFrom(formatListCursor(note))).toBeNull();
    expect(await lifeFrom(cursorTo(note))).toBeNull();
    expect(await lifeFrom(formatListCursor({ ...note, id: newId() }))).toEqual(new Date(0));
    const later = new Date(note.publishedAt.getTime() + 5);
    expect(await lifeFrom(cursorTo({ publishedAt: later }))).toEqual(new Date(0));
  });
});
