import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { hourOf } from '#core/page-views/decay.ts';
import { archivePageUrl, liveEventsUrl, liveUpdatesUrl } from '#core/urls.ts';
import { countViews } from '#usecases/page-views/count-views.ts';
import { rankMostRead } from '#usecases/page-views/rank-most-read.ts';
import { tokensOf } from '../site/token-of.ts';
import { openNewsroom } from './open-newsroom.ts';

export type Way = 'withhold' | 'kill' | 'take-down';
/**
 * The time at which a surface of a process dropped the story, after the command's answer; `markMs` is the
 * promised time.
 */
export type Dropped = { readonly surface: string; readonly ms: number; readonly markMs: number };

type Site = { readonly urls: readonly string[]; readonly dataDir: string };
type Surface = {
  readonly name: string;
  /** `{site}` in it is the process that gets the request. */
  readonly address: string;
  readonly markMs: number;
  /**
   * The sign of the story: its word or its number; its number alone, if the answer echoes the request; or the
   * existence of the address.
   */
  readonly foundBy: 'words' | 'number' | 'being-there';
};

const PAGE_MARK_MS = 1_000;
const REST_MARK_MS = 5_000;
const GIVE_UP_MS = 60_000;
const LETTERS = 'bcdghklmnpqrstvx';

/** The notice of a take-down names the work, as the press law requires; it does not count as the story. */
export function withoutNotices(html: string): string {
  return html.replace(/<section class="[^"]*(home-notices|withdrawn-notice)".*?<\/section>/gs, '');
}

/** Publishes a story on every surface over the API, by people of the demonstration newsroom. */
export async function openWithdrawals(site: Site, people: readonly string[] = ['lan', 'thu', 'tam']) {
  const [front = ''] = site.urls;
  const tokens = await tokensOf(people, site);

  async function call(person: string, method: string, address: string, body?: unknown): Promise<any> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${front}/api/v1${address}`, {
      method,
      headers: {
        authorization: `Bearer ${tokens[person]}`,
        ...(!isForm && { 'content-type': 'application/json' }),
      },
      body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${address} of ${person}: ${await response.text()}`);
    return response.json();
  }

  const act = (person: string, id: string, action: string, input = {}) =>
    call(person, 'POST', `/articles/${id}/${action}`, input);

  /**
   * Performs an action whose time is two seconds ahead. If a busy site refuses the time as past, it sends a
   * later time.
   */
  async function actSoon(person: string, id: string, action: string, field: 'publishAt' | 'expiresAt') {
    for (let leadMs = 2_000; ; leadMs *= 2) {
      const moment = new Date(Date.now() + leadMs);
      try {
        return { moment, story: await act(person, id, action, { [field]: moment.toISOString() }) };
      } catch (error) {
        if (!/-in-past"/.test(String(error))) throw error;
      }
    }
  }

  /** A word that no other story has. */
  const newWord = () =>
    Array.from({ length: 12 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');

  async function begin(person: string, fields: Record<string, unknown>) {
    return call(person, 'POST', '/articles', {
      sapo: 'Một câu dẫn đủ dài để bài được gửi đi.',
      bodyHtml: '<p>Một đoạn của bài.</p>',
      section: 'the-gioi',
      ...fields,
    });
  }

  /** Saves a text on the current version. */
  async function save(person: string, id: string, fields: Record<string, unknown>): Promise<void> {
    const { version } = await call(person, 'GET', `/articles/${id}`);
    await call(person, 'PATCH', `/articles/${id}`, { baseVersion: version, ...fields });
  }

  async function approve(id: string): Promise<void> {
    await act('lan', id, 'submit');
    await act('thu', id, 'approve');
  }

  /** Opens the coverage of a live story, with one published entry. */
  async function coverLive(id: string, text: string): Promise<void> {
    await call('thu', 'POST', `/articles/${id}/live/open`, {});
    await call('thu', 'POST', `/articles/${id}/live/entries`, { id: randomUUID(), text, publish: true });
  }

  async function upload({ width = 900, height = 600 } = {}): Promise<{ id: string; width: number }> {
    const { data, info } = await sharp({
      create: {
        width,
        height,
        channels: 3,
        background: { r: Math.random() * 255, g: 90, b: Math.random() * 255 },
      },
    })
      .jpeg()
      .toBuffer({ resolveWithObject: true });
    const form = new FormData();
    form.set('file', new File([new Uint8Array(data)], `${newWord()}.jpg`, { type: 'image/jpeg' }));
    for (const [name, value] of [
      ['caption', 'Một bức ảnh.'],
      ['credit', 'Lan'],
      ['alt', 'Một bức ảnh'],
    ] as const) {
      form.set(name, value);
    }
    const media = await call('lan', 'POST', '/media', form);
    return { id: media.id, width: media.widths?.[0] ?? info.width };
  }

  /** Counts a million page views within the hour. */
  async function readByAMillion(number: number): Promise<void> {
    const { ctx, close } = await openNewsroom(site.dataDir);
    try {
      await countViews(ctx, [{ number, hour: hourOf(new Date()), views: 1_000_000 }]);
      await rankMostRead(ctx);
    } finally {
      await close();
    }
  }

  /** The oldest story of the section; of a new story its page shows only the newest and most-read lists. */
  async function oldestOfSection(): Promise<string> {
    const list = await fetch(`${front}/api/v1/public/articles?section=the-gioi&limit=100`);
    const { items } = (await list.json()) as { items: { url: string }[] };
    const oldest = items.at(-1);
    if (oldest === undefined) throw new Error('The section has no story.');
    return oldest.url;
  }

  /** A story on every surface; `isLive` adds live coverage with its surfaces. */
  async function publishEverywhere({ isLive = false } = {}) {
    const word = newWord();
    const picture = await upload();
    const story = await begin('lan', {
      headline: `Chuyện của ${word} bên sông`,
      ...(isLive && { format: 'live' }),
      tags: [{ name: 'Biến đổi khí hậu' }, { name: `Sự kiện ${newWord()}`, type: 'event' }],
      leadMediaId: picture.id,
    });
    await approve(story.id);
    const published = await act('thu', story.id, 'publish');
    // The day of its publication, which may be over by now.
    const publishedAt = new Date(published.publishedAt);
    if (isLive) await coverLive(story.id, `Một mục của ${word}.`);
    const other = await begin('lan', {
      headline: `Bài đứng cạnh ${newWord()}`,
      tags: [{ name: 'Biến đổi khí hậu' }],
      relatedPins: [story.id],
    });
    await approve(other.id);
    const beside = await act('thu', other.id, 'publish');
    await readByAMillion(story.number);
    const page = await (await fetch(`${front}${published.url}`)).text();
    const author = /\/tac-gia\/[a-z0-9-]+/.exec(page)?.[0];
    if (author === undefined) throw new Error('The story names no author.');
    const socialImage = /<meta property="og:image" content="([^"]+)"/.exec(page)?.[1];
    if (socialImage === undefined) throw new Error('The story has no picture for social networks.');
    if (!page.includes('application/ld+json')) throw new Error('The story has no JSON-LD.');
    const eventSlug = published.tags.find(({ name }: { name: string }) => name.startsWith('Sự kiện')).slug;
    const rest = (name: string, address: string, foundBy: Surface['foundBy'] = 'words'): Surface => ({
      ...{ name, address, foundBy },
      markMs: REST_MARK_MS,
    });
    const surfaces: Surface[] = [
      { ...rest('page', published.url), markMs: PAGE_MARK_MS },
      rest('public history', `${published.url}/lich-su`),
      rest('home', '/'),
      rest('most read API', '/api/v1/public/most-read?limit=40', 'number'),
      rest('section', '/the-gioi'),
      rest('tag', '/chu-de/bien-doi-khi-hau'),
      rest('event', `/dong-su-kien/${eventSlug}`),
      rest('author', author),
      rest('archive of the day', archivePageUrl(dayOf(publishedAt, 'Asia/Ho_Chi_Minh'))),
      rest('RSS', '/rss.xml'),
      rest('Atom', '/atom.xml'),
      rest('JSON feed', '/feed.json'),
      rest('section RSS', '/the-gioi/rss.xml'),
      rest('section Atom', '/the-gioi/atom.xml'),
      rest('section JSON feed', '/the-gioi/feed.json'),
      rest('tag RSS', '/chu-de/bien-doi-khi-hau/rss.xml'),
      rest('author RSS', `${author}/rss.xml`),
      rest('sitemap of the day', `/sitemap/${publishedAt.toISOString().slice(0, 10)}.xml`, 'number'),
      rest('oEmbed', `/oembed?url={site}${encodeURIComponent(published.url)}`),
      rest('news sitemap', '/news-sitemap.xml'),
      rest('search', `/tim-kiem?q=${word}`, 'number'),
      rest('search API', `/api/v1/search?q=${word}`, 'number'),
      rest('search suggestions', `/tim-kiem/goi-y?q=${word.slice(0, -1)}`),
      rest('search suggestions API', `/api/v1/search/suggestions?q=${word.slice(0, -1)}`),
      rest('beside another story', beside.url),
      rest('most read beside an old story', await oldestOfSection()),
      rest('related API', `/api/v1/articles/${other.id}/related`, 'number'),
      rest('public API', `/api/v1/public/articles/${story.number}`),
      rest('public list', '/api/v1/public/articles'),
      rest('picture', `/media/${picture.id}/${picture.width}.jpeg`, 'being-there'),
      rest('social image', new URL(socialImage, front).pathname, 'being-there'),
    ];
    if (isLive) {
      surfaces.push(
        rest('live updates', liveUpdatesUrl(story.number, 0)),
        rest('live line', liveEventsUrl(story.number), 'being-there'),
        rest('live in the public API', `/api/v1/public/articles/${story.number}/live`),
      );
    }
    return {
      id: story.id as string,
      number: story.number as number,
      url: published.url as string,
      word,
      surfaces,
    };
  }

  /** Whether this surface mentions the story. */
  async function has(url: string, { foundBy, address }: Surface, story: { word: string; number: number }) {
    const response = await fetch(`${url}${address.replace('{site}', encodeURIComponent(url))}`, {
      redirect: 'manual',
    });
    if (foundBy === 'being-there') {
      await response.body?.cancel();
      return response.status === 200;
    }
    const text = withoutNotices(await response.text());
    const isNamed = new RegExp(`-${story.number}["<]`).test(text);
    if (foundBy === 'number') return isNamed;
    // A page that says that the story is gone contains its address.
    if (response.status === 404 || response.status === 410) return false;
    return isNamed || text.includes(story.word);
  }

  return {
    act,
    actSoon,
    begin,
    save,
    approve,
    newWord,
    upload,
    publishEverywhere,
    /** The actions of a story by name, newest first. */
    async actsOf(id: string): Promise<string[]> {
      const { items } = await call('thu', 'GET', `/articles/${id}/audit`);
      return items.map(({ action }: { action: string }) => action);
    },
    /** The surfaces of each process that have the story, once each. */
    async presence(story: Awaited<ReturnType<typeof publishEverywhere>>): Promise<string[]> {
      const found: string[] = [];
      for (const [index, url] of site.urls.entries()) {
        for (const surface of story.surfaces) {
          if (await has(url, surface, story)) found.push(`${surface.name} #${index + 1}`);
        }
      }
      return found;
    },
    /** Withdraws the story, and polls each surface of each process until it no longer has it. */
    async withdraw(story: Awaited<ReturnType<typeof publishEverywhere>>, way: Way): Promise<Dropped[]> {
      const notice = { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' };
      await act('tam', story.id, way, {
        ...(way === 'withhold' && { reason: 'Cần kiểm tra lại.' }),
        ...(way === 'kill' && { publicNote: 'Bài được rút.' }),
        ...(way === 'take-down' && { notice }),
      });
      const committed = performance.now();
      const waits = site.urls.flatMap((url, index) =>
        story.surfaces.map(async (surface): Promise<Dropped> => {
          while (await has(url, surface, story)) {
            if (performance.now() - committed > GIVE_UP_MS)
              throw new Error(`${surface.name} keeps a withdrawn story`);
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
          const ms = performance.now() - committed;
          return { surface: `${surface.name} #${index + 1}`, ms, markMs: surface.markMs };
        }),
      );
      return Promise.all(waits);
    },
  };
}
