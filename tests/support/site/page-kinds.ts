import { FORMATS } from '#core/articles/states.ts';
import { inTime } from '../in-time.ts';
import { openWithdrawals } from '../workflow/withdrawal.ts';

/** A page of each kind that readers see. */
export type PageKind = { readonly name: string; readonly address: string; readonly status: number };
export type KindOfStory = PageKind & { readonly number: number };

type Listed = { number: number; url: string; format: string; sapo: string };

/** Every kind of page of a running site with the demonstration newsroom, each with an existing address. */
export async function findPageKinds(site: {
  readonly url: string;
  readonly dataDir: string;
}): Promise<{ stories: KindOfStory[]; others: PageKind[] }> {
  const stories = await storyOfEachFormat(site.url);
  const [first] = stories;
  if (first === undefined) throw new Error('The site has no stories.');
  const page = await (await fetch(`${site.url}${first.address}`)).text();
  const found = (name: string, pattern: RegExp, html: string): PageKind[] => {
    const address = pattern.exec(html)?.[1];
    return address === undefined ? [] : [{ name, address, status: 200 }];
  };
  const home = await (await fetch(site.url)).text();
  const tags = await (await fetch(`${site.url}/sitemap.xml`)).text();
  const tagMap = /<loc>[^<]*(\/sitemap\/tags-[^<]*)<\/loc>/.exec(tags)?.[1] ?? '/missing';
  const tagged = (await (await fetch(`${site.url}${tagMap}`)).text()).replaceAll(site.url, '');
  return {
    stories,
    others: [
      { name: 'home', address: '/', status: 200 },
      ...found('section', /class="sections"[\s\S]*?href="(\/[a-z-]+)"/, home),
      ...found(
        'sub-section',
        /<li><a href="(\/phan-mem-ai|\/[a-z-]+)">[^<]*<\/a><\/li><\/ul><\/nav><ul class="colophon-more"/,
        home,
      ),
      ...found('tag', /<loc>(\/chu-de\/[^<]+)<\/loc>/, tagged),
      ...found('event line', /<loc>(\/dong-su-kien\/[^<]+)<\/loc>/, tagged),
      ...found('author', /rel="author" href="([^"]+)"/, page),
      { name: 'search', address: '/tim-kiem', status: 200 },
      { name: 'search results', address: '/tim-kiem?q=khi+hau', status: 200 },
      { name: 'nothing found', address: '/tim-kiem?q=zzzqqq', status: 200 },
      { name: 'corrections', address: '/dinh-chinh', status: 200 },
      { name: 'notices', address: '/cai-chinh', status: 200 },
      { name: 'nothing there', address: '/khong-co-gi-o-day', status: 404 },
      { name: 'withdrawn', address: await withdrawnStory(site), status: 410 },
    ],
  };
}

/** One story of each format that the site has: the newest with more content than the stories of tests. */
async function storyOfEachFormat(url: string): Promise<KindOfStory[]> {
  const newest = new Map<string, Listed>();
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: '100', ...(cursor !== null && { cursor }) });
    const answer = await fetch(`${url}/api/v1/public/articles?${query}`);
    if (!answer.ok) throw new Error(await answer.text());
    const { items, nextCursor } = (await answer.json()) as { items: Listed[]; nextCursor: string | null };
    for (const item of items) {
      if (item.sapo.length > 60 && !newest.has(item.format)) newest.set(item.format, item);
    }
    cursor = nextCursor;
  } while (cursor !== null && newest.size < FORMATS.length);
  return [...newest].map(([format, { url: address, number }]) => {
    return { name: `story: ${format}`, address, status: 200, number };
  });
}

async function withdrawnStory(site: { url: string; dataDir: string }): Promise<string> {
  const newsroom = await openWithdrawals({ urls: [site.url], dataDir: site.dataDir });
  const story = await newsroom.publishEverywhere();
  await newsroom.act('tam', story.id, 'kill', { publicNote: 'Bài được rút.' });
  // Its page was cached: the process receives the invalidation a moment after the answer.
  await inTime(async () => {
    const { status } = await fetch(`${site.url}${story.url}`);
    if (status !== 410) throw new Error(`${story.url} still answers ${status}`);
  });
  return story.url;
}
