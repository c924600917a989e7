import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { newVisitor, PHONE } from '#tests/support/browser/browser.ts';

/** Without JavaScript, as half of the readers' tools visit. */
const plainVisitor = () => newVisitor({ javaScriptEnabled: false });

async function hrefsIn(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

test('an event shows its key moments, and a link orders its stories from the beginning', async () => {
  const page = await plainVisitor();
  await page.goto('/dong-su-kien/bao-kim-giao');
  await page.getByRole('heading', { level: 1, name: 'Bão Kim Giao' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Mốc chính' }).count()).toBe(1);
  expect(await page.locator('.moments li').allTextContents()).toHaveLength(3);
  const newestFirst = await hrefsIn(page, '.timeline .story-headline a');
  await page.getByRole('link', { name: 'Từ đầu' }).click();
  await page.waitForURL((url) => url.search === '?order=oldest');
  expect(await hrefsIn(page, '.timeline .story-headline a')).toEqual(newestFirst.toReversed());
  expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toMatch(
    /\/dong-su-kien\/bao-kim-giao$/,
  );
});

test.each([1000, 1280, 1920])(
  'the list of a tag, an author, an event and a series fills a page of %s pixels with lines at most 40 rem wide',
  async (width) => {
    const page = await newVisitor({ viewport: { width, height: 900 } });
    // Lists to which no other test adds stories without pictures.
    for (const address of [
      '/chu-de/nong-nghiep',
      '/tac-gia/phan-duc-thang',
      '/dong-su-kien/bao-kim-giao',
      '/chu-de/dong-bang-doi-thay',
    ]) {
      expect((await page.goto(address))?.status(), address).toBe(200);
      const { left, right, cards } = await page.locator('.listing').evaluate((listing) => {
        const frame = listing.getBoundingClientRect();
        const edges = [...listing.querySelectorAll('.story-row:not([data-plain])')].map((card) => {
          const [picture, words] = ['.story-picture', '.story-headline'].map((each) =>
            card.querySelector(each)?.getBoundingClientRect(),
          );
          return { end: picture?.right ?? 0, beside: (words?.right ?? 0) <= (picture?.left ?? 0) };
        });
        const lines = [...listing.querySelectorAll('.story-sapo')].map(
          (sapo) => sapo.getBoundingClientRect().width,
        );
        return { left: frame.left, right: frame.right, cards: { edges, widest: Math.max(...lines) } };
      });
      expect(right - left, address).toBeGreaterThan(900);
      expect(cards.edges.length, address).toBeGreaterThan(0);
      for (const { end, beside } of cards.edges) {
        expect(Math.abs(end - right), address).toBeLessThanOrEqual(1);
        expect(beside, address).toBe(true);
      }
      expect(cards.widest, address).toBeLessThanOrEqual(40 * 16);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
        width,
      );
    }
  },
);

test('the URL of a tag under another type redirects once to its canonical page', async () => {
  const page = await newVisitor();
  const answer = await page.request.get('/chu-de/bao-kim-giao', { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([301, '/dong-su-kien/bao-kim-giao']);
  const other = await page.request.get('/dong-su-kien/ha-noi', { maxRedirects: 0 });
  expect([other.status(), other.headers().location]).toEqual([301, '/chu-de/ha-noi']);
});

test('a series is listed in publication order with its parts numbered', async () => {
  const page = await plainVisitor();
  await page.goto('/chu-de/dong-bang-doi-thay');
  const parts = await page.locator('.parts .part-number .visually-hidden').allTextContents();
  expect(parts.slice(0, 3)).toEqual(['Phần 1', 'Phần 2', 'Phần 3']);
  const times = await page
    .locator('.parts time')
    .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
  expect(times).toEqual(times.toSorted());
});

test('a search is filtered by links and by dates in a form, without JavaScript', async () => {
  const page = await plainVisitor();
  await page.goto('/tim-kiem?q=bao');
  const all = await page.getByRole('heading', { level: 2, name: /kết quả/ }).textContent();
  await page
    .getByRole('complementary', { name: 'Lọc kết quả' })
    .getByRole('link', { name: /Khoa học/ })
    .click();
  await page.waitForURL((url) => url.searchParams.get('section') === 'khoa-hoc');
  expect(await page.getByRole('heading', { level: 2, name: /kết quả/ }).textContent()).not.toBe(all);
  await page.getByLabel('Từ ngày').fill('2020-01-01');
  await page.getByRole('button', { name: 'Lọc theo ngày' }).click();
  await page.waitForURL((url) => url.searchParams.has('from'));
  const narrowed = new URL(page.url()).searchParams;
  expect([narrowed.get('q'), narrowed.get('section'), narrowed.get('from')]).toEqual([
    'bao',
    'khoa-hoc',
    '2020-01-01',
  ]);
  await page.getByRole('link', { name: 'Bỏ lọc Chuyên mục: Khoa học' }).click();
  await page.waitForURL((url) => !url.searchParams.has('section'));
  await page.getByRole('link', { name: /^Bỏ lọc Từ ngày/ }).click();
  await page.waitForURL((url) => url.search === '?q=bao');
  expect(await page.getByRole('heading', { level: 2, name: /kết quả/ }).textContent()).toBe(all);
});

test('the archive links from months to days and from day to day, and an invalid date is 404', async () => {
  const page = await plainVisitor();
  await page.goto('/luu-tru');
  // The newest year is first; its last day has earlier days before it.
  await page.locator('.archive-months a').first().click();
  await page.getByRole('table', { name: 'Số bài đăng mỗi ngày' }).waitFor();
  await page.locator('a.calendar-day').last().click();
  await page.waitForURL(/\/luu-tru\/\d{4}\/\d{2}\/\d{2}$/);
  expect(await page.locator('.story-list li').count()).toBeGreaterThan(0);
  const before = page.url();
  await page.locator('.archive-beside a[rel="prev"]').click();
  await expect.poll(() => page.url() < before).toBe(true);
  for (const address of ['/luu-tru/2999/01/01', '/luu-tru/2026/13', '/luu-tru/x']) {
    expect((await page.goto(address))?.status(), address).toBe(404);
  }
});

test('every page has the imprint, and the pages about the paper and the contact have their details', async () => {
  const page = await plainVisitor();
  for (const address of ['/', '/the-gioi', '/tim-kiem', '/khong-co']) {
    await page.goto(address);
    const imprint = page.getByRole('contentinfo');
    for (const words of [
      /Tổng biên tập: /,
      /Giấy phép hoạt động báo chí: .*cấp/,
      /Cơ quan chủ quản: /,
      /© \d{4}/,
    ]) {
      expect(await imprint.getByText(words).count(), address).toBe(1);
    }
  }
  await page.goto('/gioi-thieu');
  expect(await page.getByRole('heading', { name: 'Quy tắc biên tập' }).count()).toBe(1);
  await page.goto('/lien-he');
  expect(await page.getByRole('main').getByRole('link', { name: '0900 000 000' }).getAttribute('href')).toBe(
    'tel:0900000000',
  );
});

test('a missing page and an empty search offer the newest stories, and the missing page a search field', async () => {
  const page = await plainVisitor();
  await page.goto('/khong-co');
  expect(await page.locator('.notice-newest .story').count()).toBe(5);
  for (const address of ['/tim-kiem', '/tim-kiem?q=%3F%21', '/tim-kiem?q=zzzzqq']) {
    await page.goto(address);
    const newest = page.getByRole('main').getByRole('region', { name: 'Mới nhất' });
    expect(await newest.locator('.story').count(), address).toBe(5);
  }
  await page.goto('/khong-co');
  await page.getByRole('main').getByRole('searchbox').fill('bão');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/tim-kiem?q=*');
});

test('no list overflows a phone', async () => {
  const page = await newVisitor({ viewport: { ...PHONE, width: 360 } });
  for (const address of [
    ...[
      '/khoa-hoc',
      '/khi-hau',
      '/dong-su-kien/bao-kim-giao',
      '/chu-de/dong-bang-doi-thay',
      '/chu-de/bien-doi-khi-hau',
    ],
    ...[
      '/tac-gia/nguyen-ngoc-lan',
      '/tim-kiem?q=bao',
      '/luu-tru',
      '/dinh-chinh',
      '/gioi-thieu',
      '/lien-he',
      '/khong-co',
    ],
  ]) {
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(360);
  }
});
