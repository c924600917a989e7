import { beforeEach, expect, test } from 'vitest';
import { feedIdOf } from '#core/feeds/feed.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { type FeedRequest, readFeed } from '#usecases/site/read-feed.ts';

let newsroom: Newsroom;

beforeEach(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
});

const reader = () => newsroom.as(null);

const pageOf = (slug: string) => readAuthor(reader(), { slug, path: `/tac-gia/${slug}` });
const feedOf = (slug: string) =>
  readFeed(reader(), {
    of: { kind: 'author', slug },
    format: 'rss.xml',
    siteName: 'Tòa Soạn',
    siteDescription: 'Báo để thử.',
    labels: () => ({}) as ReturnType<FeedRequest['labels']>,
    liveWords: () => ({}) as ReturnType<FeedRequest['liveWords']>,
    paidWords: () => null,
  });

test('an author without public stories has no page and no feed', async () => {
  const { id } = await newsroom.approved({ bylineIds: [newsroom.people.lan.id] });
  expect([await pageOf('lan'), await feedOf('lan')]).toEqual([null, null]);
  await newsroom.act('tam', id, 'publish');
  expect((await feedOf('lan'))?.items).toHaveLength(1);
});

test('an author whose only story was withdrawn has no page, and the feed has its tombstone', async () => {
  const { id } = await newsroom.published({ bylineIds: [newsroom.people.lan.id] });
  await newsroom.act('tam', id, 'kill', { publicNote: 'Bài được rút.' });
  expect(await pageOf('lan')).toBeNull();
  const { result: feed, tags } = await runRender(() => feedOf('lan'));
  expect([feed?.items, feed?.tombstones.map((gone) => gone.id)]).toEqual([[], [feedIdOf(id)]]);
  // A restored story or a new name invalidates the feed.
  expect([...tags]).toContain(`person:${newsroom.people.lan.id}`);
});

test('the old feeds of a renamed author without stories redirect while there is a tombstone, the old page does not', async () => {
  const { id } = await newsroom.published({ bylineIds: [newsroom.people.lan.id] });
  for (const slug of ['ngoc-lan', 'but-danh'])
    await editPerson(newsroom.as('quan'), { personId: newsroom.people.lan.id, slug });
  await newsroom.act('tam', id, 'kill', { publicNote: 'Bài được rút.' });
  const redirectOf = (path: string) => followRedirect(reader(), path);
  for (const old of ['lan', 'ngoc-lan']) {
    for (const file of ['rss.xml', 'atom.xml', 'feed.json'])
      expect(await redirectOf(`/tac-gia/${old}/${file}`)).toBe(`/tac-gia/but-danh/${file}`);
    expect(await redirectOf(`/tac-gia/${old}`)).toBeNull();
    expect(await readAuthor(reader(), { slug: old, path: `/tac-gia/${old}` })).toBeNull();
  }
  expect((await feedOf('but-danh'))?.tombstones).toHaveLength(1);
  newsroom.setNow(new Date(Date.now() + 31 * 86_400_000));
  expect([await redirectOf('/tac-gia/lan/rss.xml'), await feedOf('but-danh')]).toEqual([null, null]);
});
