import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';

/** Headless Chromium identifies itself as such; this is the user agent of a reader. */
const READER =
  'Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

type Beacon = { readonly url: string; readonly status: number };

/**
 * Opens a story in a background tab with a fake clock; returns its number and a reader of the beacons that it
 * sent.
 */
async function openStory(page: Page): Promise<{ number: string; beacons: () => Promise<Beacon[]> }> {
  const requests: Promise<Beacon>[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url()).pathname;
    if (!url.startsWith('/doc')) return;
    requests.push(request.response().then((response) => ({ url, status: response?.status() ?? 0 })));
  });
  await page.addInitScript(() => {
    Object.assign(window, { isHidden: true });
    Object.defineProperty(document, 'hidden', {
      get: () => (window as unknown as { isHidden: boolean }).isHidden,
    });
  });
  await page.clock.install();
  await page.goto('/the-gioi');
  const address = await page.locator('.section-front .story-headline a').first().getAttribute('href');
  await page.goto(address ?? '', { waitUntil: 'load' });
  await page.clock.pauseAt(new Date(Date.now() + 86_400_000));
  return { number: /\d+$/.exec(address ?? '')?.[0] ?? '', beacons: () => Promise.all(requests) };
}

/** The number of page views that this process has counted, by outcome. */
async function outcomes(): Promise<Record<string, number>> {
  const text = await (await fetch(`${theSite().url}/api/metrics`)).text();
  const found = [...text.matchAll(/^toasoan_page_views_total\{outcome="([^"]+)"\} (\d+)$/gm)];
  return Object.fromEntries(found.map(([, outcome = '', count]) => [outcome, Number(count)]));
}

async function outcomesOf(doIt: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await outcomes();
  await doIt();
  const after = Object.entries(await outcomes()).map(([name, count]) => [name, count - (before[name] ?? 0)]);
  return Object.fromEntries(after.filter(([, count]) => count !== 0));
}

async function hide(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.assign(window, { isHidden: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}

describe('a page view', () => {
  test('is counted once after five visible seconds, however long the page stays open', async () => {
    const page = await newVisitor({ userAgent: READER });
    const { number, beacons } = await openStory(page);
    const counted = await outcomesOf(async () => {
      await hide(page, false);
      await page.clock.runFor(4_900);
      expect(await beacons()).toEqual([]);
      const answered = page.waitForResponse('**/doc/*');
      await page.clock.runFor(200);
      await answered;
      await hide(page, true);
      await hide(page, false);
      await page.clock.runFor(600_000);
      expect(await beacons()).toEqual([{ url: `/doc/${number}`, status: 204 }]);
    });
    expect(counted).toEqual({ counted: 1 });
    expect(await page.context().cookies()).toEqual([]);
  });

  test('is not counted while the page is in the background', async () => {
    const page = await newVisitor({ userAgent: READER });
    const { beacons } = await openStory(page);
    await hide(page, false);
    await page.clock.runFor(3_000);
    await hide(page, true);
    await page.clock.runFor(600_000);
    expect(await beacons()).toEqual([]);
    await hide(page, false);
    const answered = page.waitForResponse('**/doc/*');
    await page.clock.runFor(5_000);
    await answered;
    expect(await beacons()).toHaveLength(1);
  });

  test('is not counted for a robot or a signed-in person', async () => {
    const read = async (page: Page) => {
      await openStory(page);
      await hide(page, false);
      const answered = page.waitForResponse('**/doc/*');
      await page.clock.runFor(5_100);
      await answered;
    };
    const robot = await newVisitor();
    expect(await outcomesOf(() => read(robot))).toEqual({ robot: 1 });
    const lan = await signIn('lan', { userAgent: READER });
    expect(await outcomesOf(() => read(lan))).toEqual({ 'signed-in': 1 });
  });
});

describe('the list of most read stories', () => {
  test('is on the page of a story, of a section and on the home page, complete without JavaScript', async () => {
    const page = await newVisitor({ javaScriptEnabled: false });
    await page.goto('/the-gioi');
    const story = await page.locator('.section-front .story-headline a').first().getAttribute('href');
    for (const address of ['/', '/the-gioi', story ?? '']) {
      await page.goto(address);
      const list = page.getByRole('region', { name: /^Đọc nhiều/ });
      const links = list.getByRole('listitem').getByRole('link');
      expect(await links.count(), address).toBeGreaterThanOrEqual(3);
      const numbers = (await page
        .locator('main .story-headline a')
        .evaluateAll((all) =>
          all.map((each) => /-(\d+)$/.exec(each.getAttribute('href') ?? '')?.[1]),
        )) as string[];
      expect(numbers.length, address).toBe(new Set(numbers).size);
    }
  });

  longTest(
    'an editor sees it with its numbers and the views of one story; a reporter sees only the latter',
    async () => {
      const thu = await signIn('thu');
      await thu.goto('/desk/fronts');
      await thu.getByRole('link', { name: 'Xem bài đọc nhiều' }).click();
      await thu.getByRole('heading', { name: 'Đọc nhiều', level: 1 }).waitFor();
      await thu.getByRole('link', { name: 'Thế giới', exact: true }).click();
      // The list of the whole site opens first. Its top story may be one that Thu cannot open.
      await thu.waitForURL(/\?section=the-gioi$/);
      const first = thu.getByRole('row').nth(1);
      await expect.poll(() => first.getByRole('cell').allTextContents()).toHaveLength(3);
      await first.getByRole('link').click();
      await thu.getByText(/^Lượt đọc: [\d.]+ trong giờ qua · [\d.]+ trong 24 giờ · [\d.]+ tất cả$/).waitFor();
      const lan = await signIn('lan');
      expect((await lan.goto('/desk/reads'))?.status()).toBe(404);
      await lan.goto(new URL(thu.url()).pathname);
      await lan.getByText(/^Lượt đọc: /).waitFor();
    },
  );
});
