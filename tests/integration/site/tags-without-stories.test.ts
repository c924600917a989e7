import { beforeEach, describe, expect, test } from 'vitest';
import { feedIdOf } from '#core/feeds/feed.ts';
import { isMediaPublic } from '#db/queries/media/media.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { checkDesk } from '#tests/support/workflow/check-desk.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';
import { type FeedRequest, readFeed } from '#usecases/site/read-feed.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const reader = () => newsroom.as(null);

const pageOf = async (slug: string) => {
  const page = await readTag(reader(), { slug, path: `/chu-de/${slug}` });
  if (page === null) return null;
  return 'redirectTo' in page ? page.redirectTo : page;
};
const nameInSearch = async (tag: string) => {
  const found = await searchSite(reader(), { text: 'mùa nước mặn', tag });
  return found.kind === 'results' ? found.filters.names.tag?.name : found.kind;
};
const feedOf = (slug: string) =>
  readFeed(reader(), {
    of: { kind: 'tag', slug },
    format: 'rss.xml',
    siteName: 'Tòa Soạn',
    siteDescription: 'Báo để thử.',
    labels: () => ({}) as ReturnType<FeedRequest['labels']>,
    liveWords: () => ({}) as ReturnType<FeedRequest['liveWords']>,
    paidWords: () => null,
  });

describe('a tag without public stories', () => {
  test('has no page, no feed, no name in search and no public picture', async () => {
    const tag = await createTag(newsroom.as('minh'), {
      ...{ name: 'Vụ án chưa ai biết', description: 'Điều tra riêng của tòa soạn.' },
    });
    const { mediaId } = await checkDesk(newsroom).photo();
    await editTag(newsroom.as('thu'), { id: tag.id, pictureId: mediaId });
    const { id: story } = await newsroom.approved({ tagIds: [tag.id] });
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    for (const moment of ['approved', 'scheduled']) {
      if (moment === 'scheduled') await newsroom.act('tam', story, 'schedule', { publishAt });
      const { result, tags } = await runRender(() => pageOf(tag.slug));
      expect([moment, result]).toEqual([moment, null]);
      // Invalidated by any publication.
      expect([...tags]).toContain('home');
      expect([moment, await feedOf(tag.slug)]).toEqual([moment, null]);
      expect([moment, await nameInSearch(tag.slug)]).toEqual([moment, tag.slug]);
      expect([moment, await isMediaPublic(database.db, mediaId)]).toEqual([moment, false]);
    }
    await newsroom.act('tam', story, 'unschedule');
    await newsroom.act('tam', story, 'publish');
    expect(await pageOf(tag.slug)).toMatchObject({
      tag: { description: 'Điều tra riêng của tòa soạn.' },
      stories: [{ id: story }],
    });
    expect((await feedOf(tag.slug))?.items).toHaveLength(1);
    expect(await nameInSearch(tag.slug)).toBe('Vụ án chưa ai biết');
    expect(await isMediaPublic(database.db, mediaId)).toBe(true);
  });

  test('does not reveal its new name by an old slug, but redirects once it has a page', async () => {
    const tag = await createTag(newsroom.as('thu'), { name: 'Tên tạm' });
    await editTag(newsroom.as('thu'), { id: tag.id, name: 'Tên thật của vụ án' });
    for (const path of ['/chu-de/ten-tam', '/dong-su-kien/ten-tam', '/chu-de/ten-tam/rss.xml'])
      expect([path, await followRedirect(reader(), path)]).toEqual([path, null]);
    expect(await pageOf('ten-tam')).toBeNull();
    await newsroom.published({ tagIds: [tag.id] });
    expect(await pageOf('ten-tam')).toBe('/chu-de/ten-that-cua-vu-an');
    expect(await followRedirect(reader(), '/chu-de/ten-tam/rss.xml')).toBe(
      '/chu-de/ten-that-cua-vu-an/rss.xml',
    );
  });

  test('has a page if a child tag has public stories, and is named there only then', async () => {
    const top = await createTag(newsroom.as('thu'), { name: 'Pháp luật' });
    const above = await createTag(newsroom.as('thu'), { name: 'Tòa án', parentId: top.id });
    const below = await createTag(newsroom.as('thu'), { name: 'Xét xử', parentId: above.id });
    expect(await pageOf('toa-an')).toBeNull();
    await newsroom.published({ tagIds: [below.id] });
    expect(await pageOf('toa-an')).toMatchObject({
      above: [],
      stories: [],
      children: [{ name: 'Xét xử' }],
    });
    expect(await pageOf('xet-xu')).toMatchObject({ above: [{ name: 'Tòa án' }] });
    expect(await pageOf('phap-luat')).toBeNull();
  });

  test('is listed on its parent’s page once it has a page', async () => {
    const above = await createTag(newsroom.as('thu'), { name: 'Tòa án' });
    const below = await createTag(newsroom.as('thu'), { name: 'Xét xử', parentId: above.id });
    await newsroom.published({ tagIds: [above.id] });
    const { result, tags } = await runRender(() => pageOf('toa-an'));
    expect(result).toMatchObject({ children: [] });
    // A page that omits it has the cache tag that its first story invalidates.
    expect([...tags]).toContain(`tag:${below.id}`);
    await newsroom.published({ tagIds: [below.id] });
    expect(await pageOf('toa-an')).toMatchObject({ children: [{ name: 'Xét xử' }] });
  });

  test('is in the breadcrumbs of a child tag once it has a page', async () => {
    const top = await createTag(newsroom.as('thu'), { name: 'Pháp luật' });
    const above = await createTag(newsroom.as('thu'), { name: 'Tòa án', parentId: top.id });
    const below = await createTag(newsroom.as('thu'), { name: 'Xét xử', parentId: above.id });
    await newsroom.published({ tagIds: [below.id] });
    // A page that omits it has the cache tag that its first story invalidates.
    const { tags } = await runRender(() => pageOf('xet-xu'));
    expect([...tags]).toContain(`tag:${top.id}`);
    await newsroom.published({ tagIds: [top.id] });
    const names = async (slug: string) => {
      const page = await pageOf(slug);
      return typeof page === 'object' ? page?.above.map(({ name }) => name) : page;
    };
    expect(await names('xet-xu')).toEqual(['Pháp luật', 'Tòa án']);
    expect(await names('toa-an')).toEqual(['Pháp luật']);
    expect(await names('phap-luat')).toEqual([]);
  });
});

test('a tag whose only story was withdrawn has no page, and its feed has the tombstone', async () => {
  const tag = await createTag(newsroom.as('thu'), { name: 'Chỉ một bài' });
  const { id: story } = await newsroom.published({ tagIds: [tag.id] });
  await newsroom.act('tam', story, 'kill', { reason: 'Sai nguồn', publicNote: 'Bài được rút.' });
  expect(await pageOf(tag.slug)).toBeNull();
  const feed = await feedOf(tag.slug);
  expect([feed?.items, feed?.tombstones.map(({ id }) => id)]).toEqual([[], [feedIdOf(story)]]);
});
