import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { ownLookScript } from '#core/reading/own-look.ts';
import { newVisitor } from '#tests/support/browser/browser.ts';
import { ask } from '#tests/support/site/crawl.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';
import { SIZES } from '../sizes.ts';

const FORMATS = ['analysis', 'opinion', 'interview', 'photo', 'long_read', 'live', 'sponsored'] as const;
const KINDS = [
  ...[
    'home',
    'section',
    'story',
    'public history',
    'tag',
    'event',
    'author',
    'search',
    'search for something',
  ],
  ...['corrections', 'notices', 'archive', 'about', 'contact', 'saved stories', 'not found', 'gone'],
  ...FORMATS,
] as const;
type Kind = (typeof KINDS)[number];

const addresses = new Map<Kind, string>();

beforeAll(async () => {
  const { url, dataDir } = theSite();
  const newsroom = await openWithdrawals({ urls: [url], dataDir });
  const there = await newsroom.publishEverywhere();
  const gone = await newsroom.publishEverywhere();
  await newsroom.act('tam', gone.id, 'kill', { publicNote: 'Bài được rút.' });
  const at = (name: string) => there.surfaces.find((surface) => surface.name === name)?.address ?? '';
  for (const [kind, address] of [
    ['home', '/'],
    ['section', at('section')],
    ['story', there.url],
    ['public history', at('public history')],
    ['tag', at('tag')],
    ['event', at('event')],
    ['author', at('author')],
    ['search', '/tim-kiem'],
    ['search for something', '/tim-kiem?q=nước'],
    ['corrections', '/dinh-chinh'],
    ['notices', '/cai-chinh'],
    ['archive', '/luu-tru'],
    ['about', '/gioi-thieu'],
    ['contact', '/lien-he'],
    ['saved stories', '/da-luu'],
    ['not found', '/the-gioi/khong-co-999999'],
    ['gone', gone.url],
  ] as const) {
    addresses.set(kind, encodeURI(address));
  }
  const stories = await storiesOfTheDemonstration();
  for (const format of FORMATS) {
    addresses.set(format, stories.find((story) => story.format === format)?.url ?? 'no story of this format');
  }
});

async function storiesOfTheDemonstration(): Promise<{ format: string; url: string }[]> {
  const stories: { format: string; url: string }[] = [];
  for (let query = ''; ; ) {
    const answer = await ask(theSite().url, `/api/v1/public/articles${query}`);
    const { items, nextCursor } = JSON.parse(answer.body.toString('utf8'));
    stories.push(...items);
    if (nextCursor === null) return stories;
    query = `?cursor=${encodeURIComponent(nextCursor)}`;
  }
}

/** Elements that load a resource by themselves, with the attribute of its URL. */
const LOADING = [
  ['script', 'src'],
  ['img', 'src'],
  ['img', 'srcset'],
  ['source', 'srcset'],
  ['iframe', 'src'],
  ['video', 'src'],
  ['audio', 'src'],
  ['link[rel~="stylesheet"], link[rel="preload"], link[rel="modulepreload"], link[rel~="icon"]', 'href'],
] as const;

describe.each(KINDS)('a page of the kind "%s"', (kind) => {
  test('loads only the site’s scripts without blocking the render, and its policy allows no others', async () => {
    const answer = await ask(theSite().url, addresses.get(kind) ?? '');
    expect(answer.status).toBe(kind === 'not found' ? 404 : kind === 'gone' ? 410 : 200);
    const policy = new Map(
      String(answer.headers['content-security-policy'])
        .split('; ')
        .map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
    );
    const ownLook = createHash('sha256').update(ownLookScript).digest('base64');
    expect(policy.get('script-src')).toBe(`'self' 'sha256-${ownLook}'`);
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('default-src')).toBe("'self'");
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|data:|\*|nonce/);

    const html = answer.body.toString('utf8');
    expect(html).not.toMatch(/__next_f|\/_next\/static\/[^"]*\.js/);
    const { document } = parseHTML(html);
    const found: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      for (const { name } of [...element.attributes]) {
        if (name === 'style' || name.startsWith('on')) found.push(`<${element.localName} ${name}>`);
      }
    }
    expect(found).toEqual([]);
    expect(document.querySelectorAll('style')).toHaveLength(0);
    const scripts = [...document.querySelectorAll('script')].filter(
      (script) => script.getAttribute('type') !== 'application/ld+json',
    );
    expect(scripts.filter((script) => script.textContent === ownLookScript)).toHaveLength(1);
    for (const script of scripts.filter(({ textContent }) => textContent !== ownLookScript)) {
      expect(script.getAttribute('src')).toMatch(/^\/js\//);
      expect(script.textContent).toBe('');
      expect(script.getAttribute('type') === 'module' || script.hasAttribute('defer')).toBe(true);
      expect(script.hasAttribute('blocking')).toBe(false);
    }
    for (const [selector, attribute] of LOADING) {
      for (const element of document.querySelectorAll(selector)) {
        const value = element.getAttribute(attribute);
        if (value !== null) expect(value, `${selector} ${attribute}`).toMatch(/^\/(?!\/)/);
      }
    }
  });

  const isOpened = KINDS.indexOf(kind) % SIZES.everyNthKindOfPage === 0;
  test.runIf(isOpened)('requests no other host in a browser and violates no policy', async () => {
    const page = await newVisitor();
    const requested: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requested.push(request.url()));
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(addresses.get(kind) ?? '', { waitUntil: 'networkidle' });
    const own = theSite().url;
    expect(requested.filter((url) => !url.startsWith(own) && !url.startsWith('data:'))).toEqual([]);
    expect(requested.filter((url) => url.includes('/_next/') && /\.js(\?|$)/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
