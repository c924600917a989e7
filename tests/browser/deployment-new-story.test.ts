import { afterAll, beforeAll, expect, test } from 'vitest';
import { newArticleDeskUrl } from '#core/urls.ts';
import { newVisitor } from '#tests/support/browser/browser.ts';
import { openBrowser } from '#tests/support/browser/crashing-browser.ts';
import { signInAt } from '#tests/support/site/sign-in-at.ts';
import { type RestartedSite, startSiteToRestart } from '#tests/support/site/start-site.ts';
import { recoveryOf, untilSaving, untilWritten, wordsOnScreen } from './unsent-text.ts';
import { bodyOf } from './write-a-story.ts';

/** A site of its own: the tests stop and kill it while people write. */
let site: RestartedSite;

beforeAll(async () => {
  site = await startSiteToRestart();
}, 300_000);
afterAll(async () => {
  await site?.stop();
});

test('a new story whose first save finds no server is created once when the server is back', async () => {
  const page = await newVisitor({ baseURL: site.url });
  await signInAt(page, 'lan', site);
  await page.goto(newArticleDeskUrl);
  await bodyOf(page).waitFor();
  await site.kill();
  await page.getByLabel('Tiêu đề', { exact: true }).fill('Bắt đầu khi máy chủ tắt');
  await bodyOf(page).click();
  await page.keyboard.type('Câu đầu.');
  await untilSaving(page, 'kept');
  await site.startAgain();
  await untilSaving(page, 'saved');
  await page.waitForURL(/\/desk\/articles\/[0-9a-f-]{36}$/);
  await page.goto('/desk');
  const inQueue = page.locator('.queue').getByRole('link', { name: 'Bắt đầu khi máy chủ tắt' });
  await inQueue.first().waitFor();
  expect(await inQueue.count()).toBe(1);
});

test('a new story that was never sent survives closing the browser', async () => {
  const browser = await openBrowser();
  const before = await browser.newPage();
  await signInAt(before, 'lan', site);
  await before.goto(site.url + newArticleDeskUrl);
  await bodyOf(before).waitFor();
  await site.end();
  await before.getByLabel('Tiêu đề', { exact: true }).fill('Chưa từng gửi');
  await before.getByLabel('Sapo', { exact: true }).fill('Sapo chưa gửi.');
  await bodyOf(before).click();
  await before.keyboard.type('Thân bài chưa gửi.');
  await untilSaving(before, 'kept');
  await untilWritten(before);
  await browser.crash();
  await site.startAgain();
  await browser.openAgain();
  const after = await browser.newPage();
  await signInAt(after, 'lan', site);
  await after.goto(site.url + newArticleDeskUrl);
  await recoveryOf(after, 'beginnings').getByRole('button', { name: 'Viết tiếp' }).click();
  await untilSaving(after, 'saved');
  expect(await after.getByLabel('Tiêu đề', { exact: true }).inputValue()).toBe('Chưa từng gửi');
  expect(await after.getByLabel('Sapo', { exact: true }).inputValue()).toBe('Sapo chưa gửi.');
  expect(await wordsOnScreen(after)).toBe('Thân bài chưa gửi.');
});
