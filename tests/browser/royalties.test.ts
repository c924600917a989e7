import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from '#tests/support/browser/axe.ts';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

let newsroom: Awaited<ReturnType<typeof openWithdrawals>>;

beforeAll(async () => {
  const { url, dataDir } = theSite();
  newsroom = await openWithdrawals({ urls: [url], dataDir }, ['lan', 'thu']);
});

/**
 * Opens a story with a photo and without marks. It is Lan's, because an editor may not mark their own. It is
 * new, because early in a month no other exists.
 */
async function openUnmarked(page: Page): Promise<void> {
  const word = newsroom.newWord();
  const photo = await newsroom.upload();
  const story = await newsroom.begin('lan', {
    headline: `Chợ nổi của ${word}`,
    tags: [{ name: 'Biến đổi khí hậu' }],
    leadMediaId: photo.id,
  });
  await newsroom.approve(story.id);
  await newsroom.act('thu', story.id, 'publish');
  await page.goto('/desk/admin/royalties');
  await page
    .locator('.rows-item', { hasText: word })
    .filter({ hasText: 'chưa chấm' })
    .getByRole('link')
    .click();
  await page.waitForURL(/\/royalties\/[0-9a-f-]{36}$/);
}

test('an editor accepts the suggested marks and later changes one with a reason', async () => {
  const page = await signIn('thu');
  await openUnmarked(page);
  await page.getByRole('button', { name: 'Lấy mọi gợi ý' }).click();
  await page.getByRole('button', { name: 'Lưu nhuận bút' }).click();
  await page
    .getByText(/chấm \d\d:\d\d/)
    .first()
    .waitFor();
  const amount = page.getByLabel(/Số tiền cho/).first();
  await amount.fill('450.000');
  await page.getByRole('button', { name: 'Lưu nhuận bút' }).click();
  await page.getByText('Hãy ghi lý do khi sửa nhuận bút đã chấm.').waitFor();
  await page.getByLabel('Lý do sửa').fill('Bài được bạn đọc quan tâm');
  await page.getByRole('button', { name: 'Lưu nhuận bút' }).click();
  await page.getByLabel('Lý do sửa').waitFor({ state: 'detached' });
  await page.reload();
  await expect
    .poll(() =>
      page
        .getByLabel(/Số tiền cho/)
        .first()
        .inputValue(),
    )
    .toBe('450000');
  expect(await axeFaults(page)).toEqual([]);
});

longTest('on a phone of 360 pixels no view overflows, and axe finds nothing', async () => {
  const page = await signIn('tam', { viewport: { ...PHONE, width: 360 } });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await openUnmarked(page);
  expect(await width()).toBe(360);
  await page.getByRole('button', { name: 'Lấy mọi gợi ý' }).click();
  await page.getByRole('button', { name: 'Lưu nhuận bút' }).click();
  await page
    .getByText(/chấm \d\d:\d\d/)
    .first()
    .waitFor();
  for (const [view, shown] of [
    ['stories', page.getByRole('navigation', { name: 'Lọc bài' })],
    ['people', page.getByText('Cộng', { exact: true })],
    ['rates', page.getByLabel(/Số tiền cho Tường thuật/)],
  ] as const) {
    await page.goto(`/desk/admin/royalties?view=${view}`);
    await shown.waitFor();
    expect([view, await width(), await axeFaults(page)]).toEqual([view, 360, []]);
  }
});
