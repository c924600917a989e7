import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { checkExport } from '#core/audit/check-export.ts';
import { sha256 } from '#platform/hash.ts';
import { PHONE, signIn } from '#tests/support/browser.ts';

const acts = (page: Page) => page.locator('.audit-act');

async function search(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await page.waitForURL(/\?/);
}

test('the managing editor looks for what an editor published, and comes to the story', async () => {
  const page = await signIn('tam');
  await page.goto('/desk/admin/audit');
  await page.getByLabel('Người làm').selectOption({ label: 'Phạm Hoài Thu' });
  await page.getByLabel('Việc').selectOption('group:publication');
  await search(page);
  await expect.poll(() => acts(page).count()).toBeGreaterThan(0);
  const sentences = await page.locator('.audit-sentence').allTextContents();
  // Whatever the group holds: other tests publish, schedule, move and end stories of hers, and launch fronts, as well.
  const isOfGroup =
    /Thu.*((xuất bản|lịch|hết hạn|cấm tin|đăng nhanh|tin nóng|tường thuật).*bài số \d+|đưa lên trang nhất)/i;
  expect(sentences.filter((sentence) => !isOfGroup.test(sentence))).toEqual([]);
  const link = acts(page).filter({ hasText: 'bài số' }).first().getByRole('link');
  await link.click();
  await page.waitForURL(/\/desk\/articles\//);
});

test('pages go back and forth, and an empty answer says what to do', async () => {
  const page = await signIn('tam');
  await page.goto('/desk/admin/audit');
  const first = await page.locator('.audit-sentence').allTextContents();
  await page.getByRole('link', { name: 'Cũ hơn' }).click();
  await page.waitForURL(/older=/);
  await page.getByRole('link', { name: 'Mới hơn' }).click();
  await page.waitForURL(/newer=/);
  await expect.poll(() => page.locator('.audit-sentence').allTextContents()).toEqual(first);
  await page.goto('/desk/admin/audit?words=kh%C3%B4ngaiviếtthế');
  await page.getByText('Không có việc nào khớp').waitFor();
  await page.goto('/desk/admin/audit?from=2026-99-99');
  await page.getByRole('alert').filter({ hasText: 'Từ ngày' }).waitFor();
});

test('what was found can be taken along as a file that proves itself, and that is on record', async () => {
  const page = await signIn('tam');
  await page.goto('/desk/admin/audit?act=group%3Apublication');
  for (const [button, ending] of [
    ['Tải CSV', 'csv'],
    ['Tải JSONL', 'jsonl'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^audit-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`));
    const lines = readFileSync(await download.path(), 'utf8').split(/\r?\n/);
    const state = await checkExport(lines, sha256);
    expect(state).toMatchObject({ breaks: [], faults: [] });
    expect(state.rows).toBeGreaterThan(0);
  }
  await page.goto('/desk/admin/audit');
  await page.locator('.audit-sentence', { hasText: 'xuất nhật ký' }).first().waitFor();
});

test('an administrator finds no headline in it, a reporter no page', async () => {
  const admin = await signIn('quan');
  await admin.goto('/desk/admin/audit?act=group%3Apublication');
  await acts(admin).first().waitFor();
  expect(await admin.locator('.audit-subject', { hasText: '“' }).count()).toBe(0);
  const reporter = await signIn('lan');
  expect((await reporter.goto('/desk/admin/audit'))?.status()).toBe(404);
  expect((await reporter.request.post('/desk/admin/audit/export', { form: {} })).status()).toBe(404);
});

test('on a phone nothing stands out of the screen', async () => {
  const page = await signIn('tam', { viewport: { ...PHONE, width: 360 } });
  await page.goto('/desk/admin/audit');
  await acts(page).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
