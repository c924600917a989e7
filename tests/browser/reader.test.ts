import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { newVisitor, PHONE } from '#tests/support/browser/browser.ts';
import { theSite } from '#tests/support/site/the-site.ts';

async function firstStory(page: Page): Promise<string> {
  await page.goto('/the-gioi');
  const href = await page.locator('main a[href*="/the-gioi/"]').first().getAttribute('href');
  return href ?? '';
}

test('a reader page loads no framework script and no foreign resource, and does not shift', async () => {
  const page = await newVisitor({ viewport: PHONE });
  const address = await firstStory(page);
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  expect(requested.filter((url) => url.includes('/_next/') && url.endsWith('.js'))).toEqual([]);
  expect(requested.filter((url) => !url.startsWith(theSite().url))).toEqual([]);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.05);
});

test('a chosen theme and text size apply before any script file, without a layout shift', async () => {
  const page = await newVisitor({ colorScheme: 'light' });
  const address = await firstStory(page);
  await page.evaluate(() => Object.assign(localStorage, { theme: 'dark', size: '4' }));
  await page.route('**/js/*.js', (route) => route.abort());
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const look = await page.evaluate(() => {
    const { theme, size } = document.documentElement.dataset;
    const { shifts } = window as unknown as { shifts: number[] };
    return {
      theme,
      size,
      scheme: getComputedStyle(document.documentElement).colorScheme,
      isSteady: shifts.reduce((sum, shift) => sum + shift, 0) < 0.05,
    };
  });
  expect(look).toEqual({ theme: 'dark', size: '4', scheme: 'dark', isSteady: true });
});

test('an old slug or section of a story redirects once to its canonical URL', async () => {
  const page = await newVisitor();
  const address = await firstStory(page);
  const number = address.split('-').at(-1);
  const answer = await page.request.get(`/kinh-te/mot-duong-dan-cu-${number}`, { maxRedirects: 0 });
  expect(answer.status()).toBe(301);
  expect(new URL(answer.headers().location ?? '', theSite().url).pathname).toBe(address);
});

test('an address of a missing page is 404 with a full page', async () => {
  const page = await newVisitor();
  for (const address of ['/khong-co', '/the-gioi/khong-co-999999', '/chu-de/khong-co', '/tac-gia/khong-co']) {
    expect((await page.goto(address))?.status(), address).toBe(404);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  }
});

test('an address of an unknown form is 404 with the same page, without framework scripts', async () => {
  const page = await newVisitor();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  for (const address of [
    '/the-gioi/khong-co-so',
    '/2019/05/old/',
    '/a/b/c',
    '/wp-login.php',
    '/x/%2fy',
    '/%00',
  ]) {
    const answer = await page.goto(address, { waitUntil: 'networkidle' });
    expect(answer?.status(), address).toBe(404);
    expect(await page.getByRole('heading', { level: 1 }).count(), address).toBe(1);
    expect(
      requested.filter((path) => path.startsWith('/_next/') && path.endsWith('.js')),
      address,
    ).toEqual([]);
    const html = (await answer?.text()) ?? '';
    expect(html, address).not.toContain('self.__next_f');
    expect(html, address).toContain('class="masthead"');
    expect(answer?.headers()['content-security-policy'], address).not.toContain('nonce');
  }
});

test('/favicon.ico redirects to the SVG icon', async () => {
  const page = await newVisitor();
  const answer = await page.request.get('/favicon.ico');
  expect([answer.status(), new URL(answer.url()).pathname]).toEqual([200, '/favicon.svg']);
  expect(answer.headers()['content-type']).toBe('image/svg+xml');
});

test('search finds a story typed without accents', async () => {
  const page = await newVisitor();
  await page.goto('/tim-kiem?q=bien+doi+khi+hau');
  expect(await page.locator('main').getByRole('link').count()).toBeGreaterThan(3);
  await page.goto('/tim-kiem?q=zzzqqq');
  expect(await page.getByText(/Không tìm thấy|Không có/).count()).toBeGreaterThan(0);
});

test('hostile search queries never cause a server error', async () => {
  const page = await newVisitor();
  for (const query of [
    '"',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '&|!():*',
    'a'.repeat(5_000),
    '%00',
  ]) {
    const answer = await page.goto(`/tim-kiem?q=${encodeURIComponent(query)}`);
    expect(answer?.status(), query.slice(0, 20)).toBeLessThan(500);
  }
});

test.each([
  ['/rss.xml', /<rss/],
  ['/atom.xml', /<feed/],
  ['/feed.json', /"version"/],
  ['/the-gioi/rss.xml', /<item>/],
  ['/sitemap.xml', /<(urlset|sitemapindex)/],
  ['/news-sitemap.xml', /<news:title>/],
  ['/robots.txt', /Sitemap:/],
  ['/.well-known/security.txt', /Contact:/],
])('%s is served', async (address, content) => {
  const page = await newVisitor();
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toMatch(content);
});

test('the stories at the top of a section are in publication order in the DOM', async () => {
  const page = await newVisitor();
  await page.goto('/the-gioi');
  const times = await page
    .locator('.section-front time')
    .evaluateAll((all) => all.map((time) => Date.parse(time.getAttribute('datetime') ?? '')));
  expect(times).toHaveLength(5);
  expect(times).toEqual([...times].sort((a, b) => b - a));
});
