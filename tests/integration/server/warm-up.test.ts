import { beforeAll, expect, test } from 'vitest';
import { createPageRenderer, type RenderPage } from '#platform/page-cache/page-renderer.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { warmUp } from '#server/rendering/warm-up.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

const log = createLogger('silent');
let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const makerOf = (render: RenderPage) => createPageRenderer({ render, now: () => Date.now() });

const planNothing = async () => {};

/** The requested addresses and the preparation of statements, in order. */
async function done(): Promise<string[]> {
  const acts: string[] = [];
  await warmUp({
    services: newsroom.as(null),
    renderer: makerOf(async (address) => {
      expect(renderContext.isOpen()).toBe(true);
      acts.push(address);
      return { status: 200, headers: {}, body: Buffer.from('') };
    }),
    planEverywhere: async () => {
      acts.push('plan');
    },
    log,
    longestMs: 60_000,
  });
  return acts;
}

test('a start renders the most requested kinds of pages, also in an empty newsroom', async () => {
  // The day may end during the test.
  const now = new Date();
  newsroom.setNow(now);
  const day = `/sitemap/${now.toISOString().slice(0, 10)}.xml`;
  const alone = ['/', '/tim-kiem', '/rss.xml', day];
  expect(await done()).toEqual([...alone, 'plan']);

  const lan = newsroom.as('lan');
  const { id: tag } = await createTag(newsroom.as('thu'), { name: 'Sông Mã', type: 'place' });
  const content = { ...contentFor(newsroom), headline: 'Nước sông dâng cao', tagIds: [tag] };
  const { id } = await createArticle(lan, { content });
  await actOnArticle(lan, { articleId: id, action: 'submit' });
  await newsroom.act('thu', id, 'approve');
  const { url } = await newsroom.act('thu', id, 'publish');
  expect(await done()).toEqual([
    ...['/', url, '/the-gioi', '/chu-de/song-ma', '/tac-gia/lan', `${url}/lich-su`],
    ...['/tim-kiem', '/tim-kiem?q=N%C6%B0%E1%BB%9Bc+s%C3%B4ng', '/tim-kiem?q=nuoc+song', '/rss.xml', day],
    'plan',
  ]);
});

test('neither a failing nor a hanging page render blocks the start', async () => {
  const services = newsroom.as(null);
  const fails = makerOf(() => Promise.reject(new Error('no page')));
  const never = makerOf(() => new Promise(() => {}));
  await warmUp({ services, renderer: fails, planEverywhere: planNothing, log });
  await warmUp({ services, renderer: never, planEverywhere: planNothing, log, longestMs: 50 });
});
