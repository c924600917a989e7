import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Block } from '#core/document/block-types.ts';
import type { Body } from '#core/document/body.ts';
import { people } from '#db/schema/people.ts';
import { newVisitor } from '#tests/support/browser/browser.ts';
import {
  HOSTILE_ADDRESSES,
  HOSTILE_HTML,
  HOSTILE_TEXTS,
  hasCorpus,
} from '#tests/support/site/hostile-html.ts';
import { htmlOfMail } from '#tests/support/site/html-of-mail.ts';
import { otherParts } from '#tests/support/site/picture-parts.ts';
import { signInAt } from '#tests/support/site/sign-in-at.ts';
import { type RestartedSite, startSiteToRestart } from '#tests/support/site/start-site.ts';
import { tokenOf } from '#tests/support/site/token-of.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';
import { editOwnProfile } from '#usecases/people/edit-own-profile.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { SIZES } from '../sizes.ts';
import { bodyOf } from './write-a-story.ts';

/**
 * Sends hostile input through every text input and inspects every output, in a browser without our content
 * security policy. Content that the policy would block counts as a fault. The site is the test's own: its
 * names of people and sections would disturb other tests.
 */
const TEXTS = HOSTILE_TEXTS.filter((_, at) => at % SIZES.everyNthHostileText === 0);
let site: RestartedSite;
const tokens: Record<string, string> = {};
/** Pages that show the hostile text, for readers and for the desk. */
const shown: { stories: string[]; readers: string[]; desk: string[] } = {
  stories: [],
  readers: [],
  desk: [],
};
let sent = 0;
let newsroom: Awaited<ReturnType<typeof openNewsroom>>;

if (!hasCorpus)
  console.warn('SKIPPED: this machine has no corpus of hostile HTML; the test uses its own vectors.');

async function call(person: string, method: string, address: string, json?: unknown) {
  tokens[person] ??= await tokenOf(person, site);
  const response = await fetch(`${site.url}/api/v1${address}`, {
    method,
    headers: {
      authorization: `Bearer ${tokens[person]}`,
      ...(json !== undefined && !(json instanceof FormData) && { 'content-type': 'application/json' }),
    },
    body: json instanceof FormData ? json : JSON.stringify(json),
  });
  return { status: response.status, json: (await response.json()) as any };
}

async function done(...given: Parameters<typeof call>): Promise<any> {
  const { status, json } = await call(...given);
  if (status >= 300) throw new Error(`${given[1]} ${given[2]}: ${JSON.stringify(json)}`);
  return json;
}

/** A page that records all code that ran on it: every dialog and every request to another host. */
async function tripwire(page: Page): Promise<{ page: Page; tripped: string[] }> {
  const tripped: string[] = [];
  await page.exposeFunction('trip', (what: string) => tripped.push(what));
  await page.addInitScript(() => {
    const { trip } = window as unknown as { trip: (what: string) => void };
    for (const name of ['alert', 'prompt', 'confirm', 'print'] as const)
      (window as any)[name] = () => trip(`${name} at ${location.pathname}`);
  });
  await page.context().route(
    (url) => url.origin !== site.url && /^(https?|ftp):$/.test(url.protocol),
    (route) => {
      tripped.push(`asked ${route.request().url()} from ${page.url()}`);
      return route.abort();
    },
  );
  return { page, tripped };
}

const unguarded = () => newVisitor({ bypassCSP: true, baseURL: site.url });

async function signIn(person: string): Promise<Page> {
  const page = await unguarded();
  await signInAt(page, person, site);
  return page;
}

/**
 * Hovers and focuses every element with an event handler in its markup. Hostile markup cannot add
 * other handlers.
 */
async function provoke(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const element of document.querySelectorAll('body *')) {
      if (element.getAttributeNames().some((name) => name.startsWith('on')))
        for (const type of ['mouseover', 'mouseenter', 'focus', 'pointerenter', 'toggle'])
          element.dispatchEvent(new Event(type, { bubbles: true }));
      const address = element.getAttribute('href') ?? element.getAttribute('action') ?? '';
      const { protocol = '' } = URL.parse(address, location.href) ?? {};
      // React's placeholder for a form whose action is a server action.
      const isOfReact = address.startsWith("javascript:throw new Error('A React form");
      if (['javascript:', 'vbscript:', 'data:'].includes(protocol) && !isOfReact)
        (window as unknown as { trip: (what: string) => void }).trip(`an address ${address.slice(0, 60)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
}

/** The JSON-LD of the page; no text in it may close its script element early. */
const jsonLdOf = (page: Page) =>
  page.evaluate(() => {
    const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
    const parsed = scripts.flatMap(({ textContent }) => {
      try {
        return (JSON.parse(textContent ?? '') as { '@graph': unknown[] })['@graph'];
      } catch {
        return [null];
      }
    });
    return { broken: parsed.filter((node) => node === null).length, nodes: parsed.length };
  });

/** The number of HTML vectors in one story. */
const blocksOfStory = 80;

const content = (blocks: readonly Block[]): Body =>
  ({ type: 'doc', schema: 2, content: blocks }) as unknown as Body;

/** Whether a block links to this site. Such a link is dead: the vectors name no existing page. */
const linksToThisSite = (blocks: readonly Block[]) =>
  /"href":"(?!https?:|mailto:)/.test(JSON.stringify(blocks));

async function published(
  fields: Record<string, unknown>,
): Promise<{ id: string; url: string; number: number }> {
  const { id } = await done('lan', 'POST', '/articles', {
    section: 'the-gioi',
    sapo: 'Một câu sapo đủ dài để bài được gửi đi.',
    tags: ['Biến đổi khí hậu'],
    ...fields,
  });
  return publishedDraft(id);
}

async function publishedDraft(id: string): Promise<{ id: string; url: string; number: number }> {
  await done('lan', 'POST', `/articles/${id}/submit`, {});
  await done('thu', 'POST', `/articles/${id}/approve`, {});
  const story = await done('thu', 'POST', `/articles/${id}/publish`, {});
  const { pathname } = new URL(story.url, site.url);
  shown.stories.push(pathname);
  shown.readers.push(pathname);
  shown.desk.push(`/desk/articles/${id}`, `/desk/articles/${id}/preview`, `/desk/articles/${id}/history`);
  return { id, url: pathname, number: story.number };
}

beforeAll(async () => {
  site = await startSiteToRestart();
  newsroom = await openNewsroom(site.dataDir);
}, 300_000);

afterAll(async () => {
  await newsroom.close();
  await site.stop();
});

describe('the tripwire', () => {
  test('records code that runs in unsanitised HTML', async () => {
    const { page, tripped } = await tripwire(await unguarded());
    const armed = HOSTILE_HTML.filter((_, at) => at % SIZES.everyNthArmedVector === 0);
    let live = 0;
    for (const [at, html] of armed.entries()) {
      const before = tripped.length;
      await page.route(`${site.url}/hostile/${at}`, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><body>${html}` }),
      );
      await page.goto(`/hostile/${at}`, { waitUntil: 'domcontentloaded' }).catch(() => {});
      // A broken image fires its error event after the response; some vectors keep the page loading forever.
      await page.waitForLoadState('load', { timeout: 1_000 }).catch(() => {});
      await provoke(page).catch(() => {});
      if (tripped.length > before) live += 1;
    }
    console.info(`${live} of ${armed.length} vectors run in unsanitised HTML`);
    expect(live).toBeGreaterThan(armed.length / 5);
  }, 600_000);
});

describe('sent over the API', () => {
  test('blocks with hostile URLs are rejected with 422, or stored and published', async () => {
    const linked = (href: string) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: 'liên kết', marks: [{ type: 'link', attrs: { href } }] }],
    });
    const embedded = (url: string) => ({ type: 'embed', attrs: { url, title: '<svg onload=alert(1)>' } });
    const taken: Block[] = [];
    for (const block of HOSTILE_ADDRESSES.flatMap((href) => [linked(href), embedded(href)])) {
      const answer = await call('lan', 'POST', '/articles', {
        headline: 'Bài thử',
        body: content([block as never]),
      });
      expect([201, 422]).toContain(answer.status);
      if (answer.status === 201) taken.push(...answer.json.body.content);
      sent += 1;
    }
    if (taken.length > 0) await published({ headline: 'Liên kết lạ', body: content(taken) });
  });

  test('each HTML vector becomes a document or gets 422, and the documents are published', async () => {
    const trees: Block[][] = [];
    for (const bodyHtml of HOSTILE_HTML) {
      const answer = await call('lan', 'POST', '/articles', { headline: 'Bài thử', bodyHtml });
      // The API rejects HTML that names a missing picture, and characters that PostgreSQL cannot store.
      expect([bodyHtml, [201, 422].includes(answer.status)]).toEqual([bodyHtml, true]);
      // A dead internal link would block the publication of the whole story.
      if (answer.status === 201 && !linksToThisSite(answer.json.body.content))
        trees.push(answer.json.body.content);
      sent += 1;
    }
    expect(trees.length).toBeGreaterThan(HOSTILE_HTML.length - 40);
    // Sanitising a block does not depend on its neighbours, so many blocks share a story.
    for (let from = 0; from < trees.length; from += blocksOfStory)
      await published({
        headline: `Từ HTML ${from}`,
        body: content([
          ...trees.slice(from, from + blocksOfStory).flat(),
          { type: 'paragraph', content: [{ type: 'text', text: 'Hết.' }] } as never,
        ]),
      });
  });

  test('plain fields keep hostile text as text', async () => {
    const photo = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#468' } })
      .jpeg()
      .toBuffer();
    for (const [at, text] of TEXTS.entries()) {
      const form = new FormData();
      form.set(
        'file',
        new Blob([
          new Uint8Array(
            await sharp(photo)
              .modulate({ brightness: 1 + at / 50 })
              .jpeg()
              .toBuffer(),
          ),
        ]),
        'anh.jpg',
      );
      for (const name of ['caption', 'credit', 'alt']) form.set(name, text);
      const { id: mediaId } = await done('lan', 'POST', '/media', form);
      const story = await published({
        ...{ headline: text, kicker: text.slice(0, 60), sapo: `${text} và phần còn lại của câu sapo.` },
        ...{
          tags: [{ name: `${text} ${at}` }, 'Biến đổi khí hậu'],
          lead: { mediaId, caption: text, credit: text, alt: text },
        },
        body: content([
          { type: 'paragraph', content: [{ type: 'text', text }] },
          { type: 'figure', attrs: { mediaId, credit: text, alt: text }, content: [{ type: 'text', text }] },
          { type: 'pullQuote', attrs: { cite: text, role: text }, content: [{ type: 'text', text }] },
          {
            type: 'factBox',
            attrs: { sourceId: '', title: text, updatedAt: '' },
            content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
          },
        ] as never),
      });
      const { json: readBack } = await call('lan', 'GET', `/articles/${story.id}`);
      expect(readBack.sapo).toContain(text.replaceAll(/[\u202e\u202c\u200b]/g, '').slice(0, 12));
      for (const { slug } of readBack.tags) shown.readers.push(`/chu-de/${slug}`);
      sent += 9;
    }
  });

  test('sections, people, live entries and comments keep hostile text as text', async () => {
    const [text = '', other = ''] = TEXTS;
    const section = await done('quan', 'POST', '/sections', { name: `${other} ${text}`.slice(0, 60) });
    shown.readers.push(`/${section.slug}`);
    const [staff] = await newsroom.ctx.db
      .select()
      .from(people)
      .where(eq(people.email, 'lan@toasoan.example'));
    const roles = [{ role: 'admin' as const, sectionId: null }];
    const admin = { ...newsroom.ctx, actor: { id: staff?.id ?? '', name: 'Lan', roles, grants: [] } };
    await editPerson(admin, { personId: staff?.id ?? '', name: `Lan ${text}`, jobTitle: other });
    await editOwnProfile(admin, { bio: `${TEXTS.join(' ')}` });
    shown.readers.push(`/tac-gia/${staff?.slug}`);
    const live = await published({
      headline: 'Tường thuật trực tiếp',
      format: 'live',
      bodyHtml: '<p>Đang diễn ra.</p>',
    });
    await done('thu', 'POST', `/articles/${live.id}/live/open`, {});
    for (const each of TEXTS) {
      await done('lan', 'POST', `/articles/${live.id}/live/entries`, {
        id: randomUUID(),
        headline: each,
        text: each,
        isKey: true,
        keyTitle: each,
        publish: true,
      });
      await done('lan', 'POST', `/articles/${live.id}/comments`, { text: each });
      sent += 2;
    }
    shown.desk.push(`/desk/articles/${live.id}/live`);
  });
});

describe('imported', () => {
  const take = async (file: string, lines: readonly string[], ...options: string[]): Promise<string[]> => {
    const place = path.join(site.dataDir, file);
    writeFileSync(place, lines.join('\n'));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...['scripts/newsroom.mjs', 'import', place, '--person', 'lan@toasoan.example'],
        ...['--section', 'the-gioi', '--json', ...options],
      ],
      { env: { ...process.env, DATA_DIR: site.dataDir, DATABASE_URL: '' } },
    );
    const imported = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { articles: { id: string }[] };
    return imported.articles.map(({ id }) => id);
  };

  test('hostile text in our export format and in plain text is imported as text', async () => {
    const tags = [{ name: 'Biến đổi khí hậu', type: 'topic' }];
    const exported = TEXTS.map((text, at) =>
      JSON.stringify({
        working: {
          ...{ headline: `Nhập ${at}: ${text}`, kicker: text.slice(0, 60), sapo: `${text} và phần còn lại.` },
          ...{ tags: [...tags, { name: `${text} nhập ${at}`, type: 'topic' }] },
          body: content([{ type: 'paragraph', content: [{ type: 'text', text }] }] as never),
        },
      }),
    );
    const lines = await take('hostile.jsonl', exported);
    const paragraphs = HOSTILE_HTML.map((html) => `${html.replaceAll('\0', '')}\n`);
    const [story = ''] = await take('hostile.txt', paragraphs, '--headline', 'Nhập văn bản');
    expect(lines.length).toBe(TEXTS.length);
    sent += 4 * TEXTS.length + HOSTILE_HTML.length;
    for (const id of lines) await publishedDraft(id);
    // Some vectors contain placeholders of unfinished text, which block publication.
    shown.desk.push(`/desk/articles/${story}`, `/desk/articles/${story}/preview`);
  });
});

test('hostile text runs nothing on any reader page', async () => {
  const { page, tripped } = await tripwire(await unguarded());
  let described = 0;
  const addresses = [
    ...shown.readers,
    ...['/', '/the-gioi', '/dinh-chinh', '/sitemap.xml', '/luu-tru'],
    ...TEXTS.map((text) => `/tim-kiem?q=${encodeURIComponent(text)}`),
  ];
  for (const address of new Set(addresses)) {
    await page.goto(address);
    await provoke(page);
    const { broken, nodes } = await jsonLdOf(page);
    expect([address, broken]).toEqual([address, 0]);
    described += nodes;
  }
  expect(described).toBeGreaterThan(shown.readers.length);
  console.info(`${sent} hostile texts were sent; ${new Set(addresses).size} pages of readers were looked at`);
  expect(sent).toBeGreaterThan(150);
  expect(tripped).toEqual([]);
}, 300_000);

/** Content types of which a response was opened as served: a browser treats the others of a type alike. */
const openedTypes = new Set<string | undefined>();

/**
 * Opens a response as HTML, as a client with content sniffing would, and the first of each content type as
 * served.
 */
async function openBothWays(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address);
  expect([address, answer.status()]).toEqual([address, 200]);
  const body = await answer.text();
  const type = answer.headers()['content-type'];
  if (!openedTypes.has(type)) {
    openedTypes.add(type);
    await page.goto(address).catch(() => {});
    await provoke(page).catch(() => {});
  }
  await openAsPage(page, body);
  return body;
}

async function openAsPage(page: Page, body: string): Promise<void> {
  const here = `${site.url}/as-a-page`;
  await page.route(here, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await page.goto(here);
  await provoke(page);
  await page.unroute(here);
}

test('hostile text runs nothing in feeds, sitemaps, oEmbed, the manifest or the search description', async () => {
  const { page, tripped } = await tripwire(await unguarded());
  const feeds = [
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/the-gioi/rss.xml',
    '/the-gioi/atom.xml',
    '/the-gioi/feed.json',
  ];
  for (const address of feeds) {
    const body = await openBothWays(page, address);
    expect([address, /onerror|onload/.test(body)]).toEqual([address, true]);
  }
  const index = await openBothWays(page, '/sitemap.xml');
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at]) => new URL(at ?? '').pathname);
  expect(parts.length).toBeGreaterThan(1);
  for (const address of [
    ...parts,
    '/news-sitemap.xml',
    '/llms.txt',
    '/opensearch.xml',
    '/manifest.webmanifest',
  ])
    await openBothWays(page, address);
  expect(shown.stories.length).toBeGreaterThan(8);
  const oembedOf = (story: string | undefined, format: string) =>
    `/oembed?format=${format}&url=${encodeURIComponent(`${site.url}${story}`)}`;
  for (const format of ['json', 'xml']) await openBothWays(page, oembedOf(shown.stories[0], format));
  for (const story of shown.stories.filter((_, at) => at % SIZES.everyNthHostileStory === 0)) {
    const [json = '', xml = ''] = await Promise.all(
      ['json', 'xml'].map(async (format) => (await page.request.get(oembedOf(story, format))).text()),
    );
    for (const body of [json, xml, (JSON.parse(json) as { html: string }).html]) await openAsPage(page, body);
  }
  expect(tripped).toEqual([]);
}, 300_000);

test('a social image is a plain JPEG without metadata', async () => {
  let drawn = 0;
  const stories = shown.stories.slice(-SIZES.socialImages);
  for (const story of stories) {
    const html = await (await fetch(`${site.url}${story}`)).text();
    const image = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1];
    const answer = await fetch(`${site.url}${new URL(image ?? '', site.url).pathname}`);
    const [type, sniff] = ['content-type', 'x-content-type-options'].map((name) => answer.headers.get(name));
    expect([story, answer.status, type, sniff]).toEqual([story, 200, 'image/jpeg', 'nosniff']);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([(await sharp(bytes).metadata()).format, otherParts(bytes)]).toEqual(['jpeg', []]);
    drawn += 1;
  }
  expect(drawn).toBeGreaterThan(5);
}, 300_000);

test('hostile text runs nothing in an e-mail', async () => {
  const folder = path.join(site.dataDir, 'mail');
  const mails = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => htmlOfMail(readFileSync(path.join(folder, name), 'utf8')));
  // The e-mail about an approval names the headline.
  const isMailed = (text: string) =>
    mails().some((html) => html.includes(text.replaceAll('<', '&lt;').slice(0, 12)));
  await expect.poll(() => isMailed('<img src=x onerror=alert(1)>')).toBe(true);
  const { page, tripped } = await tripwire(await unguarded());
  for (const html of mails()) await openAsPage(page, html);
  expect(tripped).toEqual([]);
});

test('hostile text runs nothing on the desk', async () => {
  const { page, tripped } = await tripwire(await signIn('quan'));
  const desk = [
    '/desk',
    '/desk/media',
    '/desk/tags',
    '/desk/planning',
    '/desk/schedule',
    '/desk/fronts/home',
    '/desk/admin',
    '/desk/admin/audit',
    '/desk/admin/people',
  ];
  const addresses = [...desk, ...shown.desk.slice(0, SIZES.deskPagesOfHostileText), ...shown.desk.slice(-4)];
  for (const address of addresses) {
    await page.goto(address);
    await page.getByRole('main').first().waitFor();
    await provoke(page);
  }
  expect(tripped).toEqual([]);
}, 300_000);

test('hostile text runs nothing when it is pasted into the editor', async () => {
  const { page, tripped } = await tripwire(await signIn('lan'));
  await page.goto('/desk/articles/new');
  await page.getByLabel('Tiêu đề', { exact: true }).fill('Bài dán');
  await bodyOf(page).click();
  for (let from = 0; from < HOSTILE_HTML.length; from += 40) {
    await bodyOf(page).evaluate(
      async (element, vectors) => {
        for (const html of vectors) {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/html', html);
          clipboardData.setData('text/plain', html);
          element.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
          );
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      },
      HOSTILE_HTML.slice(from, from + 40),
    );
    await provoke(page);
    await bodyOf(page).press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
  }
  expect(tripped).toEqual([]);
}, 300_000);
