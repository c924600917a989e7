import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { checkExport } from '#core/audit/check-export.ts';
import { sha256 } from '#platform/text/hash.ts';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';

const acts = (page: Page) => page.locator('.audit-act');

async function search(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await page.waitForURL(/\?/);
}

test('the managing editor finds an editor’s publications, downloads them, and opens the story', async () => {
  const page = await signIn('tam');
  await page.goto('/desk/admin/audit');
  await page.getByLabel('Người làm').selectOption({ label: 'Phạm Hoài Thu' });
  await page.getByLabel('Việc').selectOption('group:publication');
  await search(page);
  await expect.poll(() => acts(page).count()).toBeGreaterThan(0);
  const sentences = await page.locator('.audit-sentence').allTextContents();
  // All actions of the group: other tests also publish, schedule, move and end her stories, and launch
  // fronts.
  const isOfGroup =
    /Thu.*((xuất bản|lịch|hết hạn|cấm tin|đăng nhanh|tin nóng|tường thuật).*bài số \d+|đưa lên trang nhất)/i;
  expect(sentences.filter((sentence) => !isOfGroup.test(sentence))).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
  const state = await checkExport(readFileSync(await download.path(), 'utf8').split(/\r?\n/), sha256);
  expect(state).toMatchObject({ breaks: [], faults: [] });
  expect(state.rows).toBeGreaterThan(0);
  const link = acts(page).filter({ hasText: 'bài số' }).first().getByRole('link');
  await link.click();
  await page.waitForURL(/\/desk\/articles\//);
});

test('on a phone of 360 pixels the page does not overflow', async () => {
  const page = await signIn('tam', { viewport: { ...PHONE, width: 360 } });
  await page.goto('/desk/admin/audit');
  await acts(page).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
