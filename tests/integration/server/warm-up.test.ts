import { beforeAll, expect, test } from 'vitest';
import { createLogger } from '#platform/logger.ts';
import { createPageMaker } from '#platform/page-cache/page-maker.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { RenderPage } from '#server/pages/render-page.ts';
import { warmUp } from '#server/web/warm-up.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

const log = createLogger('silent');
let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const makerOf = (render: RenderPage) => createPageMaker({ render, now: () => Date.now() });

/** How often each address was asked for. */
async function asked(): Promise<Record<string, number>> {
  const addresses: Record<string, number> = {};
  await warmUp({
    services: newsroom.as(null),
    maker: makerOf(async (address) => {
      expect(pageScope.isOpen()).toBe(true);
      addresses[address] = (addresses[address] ?? 0) + 1;
      return { status: 200, headers: {}, body: Buffer.from('') };
    }),
    log,
  });
  return addresses;
}

test('a start makes pages of the kinds that readers ask for most, in a newsroom without a story too', async () => {
  expect(await asked()).toEqual({ '/': 4, '/tim-kiem': 4, '/rss.xml': 4 });

  const lan = newsroom.as('lan');
  const { id } = await createArticle(lan, { content: contentFor(newsroom) });
  await actOnArticle(lan, { articleId: id, action: 'submit' });
  await actOnArticle(newsroom.as('thu'), { articleId: id, action: 'approve' });
  const { url } = await actOnArticle(newsroom.as('thu'), { articleId: id, action: 'publish' });
  expect(await asked()).toEqual({ '/': 4, [url]: 4, '/the-gioi': 4, '/tim-kiem': 4, '/rss.xml': 4 });
});

test('a page that cannot be made keeps no site from starting, nor does one that never comes', async () => {
  const services = newsroom.as(null);
  await warmUp({ services, maker: makerOf(() => Promise.reject(new Error('no page'))), log });
  await warmUp({ services, maker: makerOf(() => new Promise(() => {})), log });
});
