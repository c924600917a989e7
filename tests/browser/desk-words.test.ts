import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { bodyOf, openNewStory } from './write-a-story.ts';

const WORDS = '**/desk-words/*.json';

/** A browser that was never here, in which thu is signed in; what it tells of failures is taken down. */
async function freshVisit(): Promise<{ page: Page; failures: string[] }> {
  const thu = await signIn('thu');
  const page = await newVisitor({ storageState: await thu.context().storageState() });
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(String(error)));
  return { page, failures };
}

/** What came over the line of the file of texts for this page, in bytes, each time that it was asked for. */
function wordsFetched(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.startsWith('/desk-words/'))
      .map((entry) => (entry as PerformanceResourceTiming).transferSize),
  );
}

/** The page comes to answer a press, once its scripts and its texts are here; what was pressed before that is lost. */
async function answers(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Lọc bài' });
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: /^Bộ lọc/, includeHidden: true }).dispatchEvent('click');
      return dialog.isVisible();
    })
    .toBe(true);
}

test('pages of the desk carry no texts beside what they show', async () => {
  const thu = await signIn('thu');
  const id = await openNewStory(thu, { headline: 'Cầu mới thông xe', sapo: 'Một câu.', body: 'Một đoạn.' });
  for (const [address, bound] of [
    ['/desk', 16_000],
    [`/desk/articles/${id}`, 14_000],
  ] as const) {
    const html = await (await thu.request.get(address)).text();
    // Words of screens that are neither of these.
    for (const word of ['Trang chủ và danh sách', 'Thông tin tòa soạn ở cuối mọi trang'])
      expect(html).not.toContain(word);
    expect(gzipSync(html).length, address).toBeLessThan(bound);
  }
});

test('the texts come once, and are there for every page after', async () => {
  const { page, failures } = await freshVisit();
  await page.goto('/desk');
  await answers(page);
  const [bytes, ...more] = await wordsFetched(page);
  expect(bytes).toBeGreaterThan(10_000);
  expect(more).toEqual([]);
  await page.goto('/desk/articles/new');
  await bodyOf(page).waitFor();
  expect(await wordsFetched(page)).toEqual([0]);
  expect(failures).toEqual([]);
});

test('where the line is lost, the page stands as it was made and answers once its texts have come', async () => {
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
  await answers(page);
  expect(await page.locator('main[data-as-made]').count()).toBe(1);
  expect(await page.getByRole('searchbox', { includeHidden: true }).first().inputValue()).toBe('cầu phà');
  expect(failures).toEqual([]);
});

test('where it stays lost, the page says so and offers to be loaded again', async () => {
  const { page } = await freshVisit();
  await page.route(WORDS, (route) => route.abort());
  await page.clock.install();
  await page.goto('/desk');
  const notice = page.getByRole('alert').filter({ hasText: 'Trang chưa tải xong' });
  for (let waits = 0; waits < 20 && !(await notice.isVisible()); waits++) await page.clock.runFor(5_000);
  await notice.waitFor();
  await page.unroute(WORDS);
  await page.getByRole('link', { name: 'Tải lại' }).click();
  await answers(page);
});

test('the language changes in place: its texts are fetched, and what was typed stays', async () => {
  const { page, failures } = await freshVisit();
  await page.goto('/desk');
  await answers(page);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').first().fill('cầu phà');
  const texts = page.waitForResponse(WORDS);
  await page.getByRole('button', { name: 'English' }).click();
  expect(new URL((await texts).url()).pathname).toMatch(/^\/desk-words\/en\./);
  await page.getByRole('button', { name: /^Filter/ }).waitFor();
  expect(await page.getByRole('searchbox').first().inputValue()).toBe('cầu phà');
  expect(failures).toEqual([]);
});
