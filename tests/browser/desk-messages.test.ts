import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { bodyOf, openNewStory } from './write-a-story.ts';

const WORDS = '**/desk-words/*.json';

/** Signs in as Thu in a fresh browser context and records page errors. */
async function freshVisit(): Promise<{ page: Page; failures: string[] }> {
  const thu = await signIn('thu');
  const page = await newVisitor({ storageState: await thu.context().storageState() });
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(String(error)));
  return { page, failures };
}

/** The transferred bytes of each request of the page for its file of messages. */
function wordsFetched(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.startsWith('/desk-words/'))
      .map((entry) => (entry as PerformanceResourceTiming).transferSize),
  );
}

/** Waits until the page reacts to a press; presses before its scripts and messages have loaded are lost. */
async function untilInteractive(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Lọc bài' });
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: /^Bộ lọc/, includeHidden: true }).dispatchEvent('click');
      return dialog.isVisible();
    })
    .toBe(true);
}

test('desk pages do not embed messages that they do not show', async () => {
  const thu = await signIn('thu');
  const id = await openNewStory(thu, { headline: 'Cầu mới thông xe', sapo: 'Một câu.', body: 'Một đoạn.' });
  for (const [address, bound] of [
    ['/desk', 16_000],
    [`/desk/articles/${id}`, 14_000],
  ] as const) {
    const html = await (await thu.request.get(address)).text();
    // Messages of screens other than these two.
    for (const word of ['Trang chủ và danh sách', 'Thông tin tòa soạn ở cuối mọi trang'])
      expect(html).not.toContain(word);
    expect(gzipSync(html).length, address).toBeLessThan(bound);
  }
});

test('the messages are fetched once and cached for later pages', async () => {
  const { page, failures } = await freshVisit();
  await page.goto('/desk');
  await untilInteractive(page);
  const [bytes, ...more] = await wordsFetched(page);
  expect(bytes).toBeGreaterThan(10_000);
  expect(more).toEqual([]);
  await page.goto('/desk/articles/new');
  await bodyOf(page).waitFor();
  expect(await wordsFetched(page)).toEqual([0]);
  expect(failures).toEqual([]);
});

test('when the fetch of the messages fails, the page keeps its state and reacts once a retry succeeds', async () => {
  const { page, failures } = await freshVisit();
  let isLost = true;
  let asked = 0;
  await page.route(WORDS, (route) => {
    asked += 1;
    return isLost ? route.abort() : route.continue();
  });
  await page.goto('/desk');
  await page.getByRole('searchbox').first().fill('cầu phà');
  await page.locator('main').evaluate((main) => main.setAttribute('data-as-made', ''));
  await expect.poll(() => asked).toBeGreaterThan(1);
  isLost = false;
  await untilInteractive(page);
  expect(await page.locator('main[data-as-made]').count()).toBe(1);
  expect(await page.getByRole('searchbox', { includeHidden: true }).first().inputValue()).toBe('cầu phà');
  expect(failures).toEqual([]);
});

test('when the fetch of the messages keeps failing, the page shows a notice with a reload link', async () => {
  const { page } = await freshVisit();
  await page.route(WORDS, (route) => route.abort());
  await page.clock.install();
  await page.goto('/desk');
  const notice = page.getByRole('alert').filter({ hasText: 'Trang chưa tải xong' });
  for (let waits = 0; waits < 20 && !(await notice.isVisible()); waits++) await page.clock.runFor(5_000);
  await notice.waitFor();
  await page.unroute(WORDS);
  await page.getByRole('link', { name: 'Tải lại' }).click();
  await untilInteractive(page);
});

test('switching the language fetches its messages and keeps typed text', async () => {
  const { page, failures } = await freshVisit();
  await page.goto('/desk');
  await untilInteractive(page);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').first().fill('cầu phà');
  const texts = page.waitForResponse(WORDS);
  await page.getByRole('button', { name: 'English' }).click();
  expect(new URL((await texts).url()).pathname).toMatch(/^\/desk-words\/en\./);
  await page.getByRole('button', { name: /^Filter/ }).waitFor();
  expect(await page.getByRole('searchbox').first().inputValue()).toBe('cầu phà');
  expect(failures).toEqual([]);
});
