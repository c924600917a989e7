import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from '#tests/support/axe.ts';
import { PHONE, signIn } from '#tests/support/browser.ts';
import { theSite } from '#tests/support/the-site.ts';
import { openWithdrawals } from '#tests/support/withdrawal.ts';

let newsroom: Awaited<ReturnType<typeof openWithdrawals>>;

beforeAll(async () => {
  const { url, dataDir } = theSite();
  newsroom = await openWithdrawals({ urls: [url], dataDir }, ['lan', 'thu']);
});

/**
 * A story with a photo that is not marked yet, opened. Lan's and of this moment: nobody marks their own, such as news that
 * somebody broke in another file, and in the first hours of a month nothing else may be in it.
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

test('an editor takes what is suggested, changes one with a reason, and the story is done', async () => {
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

test('what is no number is refused and stays as it was typed', async () => {
  const page = await signIn('tam');
  await openUnmarked(page);
  const amount = page.getByLabel(/Số tiền cho/).first();
  await page
    .getByLabel(/Điểm cho/)
    .first()
    .fill('mười');
  await amount.fill('3.00');
  await page.getByRole('button', { name: 'Lưu nhuận bút' }).click();
  await expect.poll(() => amount.getAttribute('aria-invalid')).toBe('true');
  expect(await amount.inputValue()).toBe('3.00');
});

test('the managing editor sees what everybody gets, takes the month along, and can’t close it before it is over', async () => {
  const page = await signIn('tam');
  await openUnmarked(page);
  await page.getByRole('button', { name: 'Lấy mọi gợi ý' }).click();
  await page.getByRole('button', { name: 'Lưu nhuận bút' }).click();
  await page
    .getByText(/chấm \d\d:\d\d/)
    .first()
    .waitFor();
  await page.goto('/desk/admin/royalties?view=people');
  await page.getByText('Cộng', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Chốt tháng' }).count()).toBe(0);
  await page.getByText('Tháng chưa hết, chưa chốt được.').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^royalties-.*\.csv$/);
  expect(readFileSync(await download.path(), 'utf8').split('\r\n').length).toBeGreaterThan(2);
  expect(await axeFaults(page)).toEqual([]);
});

test('a month that is over is closed after being asked twice, and then says so', async () => {
  const page = await signIn('tam');
  await page.goto('/desk/admin/royalties?month=2020-01');
  await page.getByRole('button', { name: 'Chốt tháng' }).click();
  await page.getByRole('button', { name: 'Hủy' }).click();
  await page.getByRole('button', { name: 'Chốt tháng' }).click();
  await page.getByRole('button', { name: 'Chốt hẳn' }).click();
  await page.getByText(/Đã chốt .*Vũ Minh Tâm/).waitFor();
  await page.reload();
  await page.getByText(/Đã chốt .*Vũ Minh Tâm/).waitFor();
});

test('the rates of the house are set and stay', async () => {
  const page = await signIn('tam');
  await page.goto('/desk/admin/royalties?view=rates');
  const news = page.getByLabel(/Số tiền cho Tường thuật/);
  await news.fill('650.000');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu').waitFor();
  await page.reload();
  await expect.poll(() => page.getByLabel(/Số tiền cho Tường thuật/).inputValue()).toBe('650000');
  expect(await axeFaults(page)).toEqual([]);
});

test('a reporter sees their own in their account, and none of the rest', async () => {
  const page = await signIn('lan');
  await page.goto('/desk/account');
  await page.getByRole('heading', { name: 'Nhuận bút của tôi' }).waitFor();
  for (const address of [
    '/desk/admin/royalties',
    '/desk/admin/royalties/00000000-0000-7000-8000-000000000000',
  ]) {
    expect((await page.goto(address))?.status()).toBe(404);
  }
  const answer = await page.request.post('/desk/admin/royalties/export', { form: { month: '2026-11' } });
  expect(answer.status()).toBe(404);
});

test('on a phone nothing stands out of the screen', async () => {
  const page = await signIn('tam', { viewport: { ...PHONE, width: 360 } });
  for (const view of ['stories', 'people', 'rates']) {
    await page.goto(`/desk/admin/royalties?view=${view}`);
    await page.getByRole('heading', { name: 'Nhuận bút' }).waitFor();
    expect([view, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([view, 360]);
  }
  await openUnmarked(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
