import type { Page } from 'playwright';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { newVisitor, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { withoutScripts } from '#tests/support/browser/without-scripts.ts';
import { inTime } from '#tests/support/in-time.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { sheetOf } from './break-news.ts';

/** Opens a desk screen that is rendered but not hydrated until its scripts are released. */
async function screenOf(person: string, path: string): Promise<{ page: Page; loadScripts: () => void }> {
  const early = await withoutScripts(await signIn(person, { viewport: PHONE }));
  await early.page.goto(path, { waitUntil: 'commit' });
  return early;
}

const held = (page: Page) => page.locator('[data-held]');

test('a button pressed twice before hydration acts once after it', async () => {
  const { page, loadScripts } = await screenOf('tam', '/desk');
  const button = page.getByRole('button', { name: 'Tin nóng' });
  await button.click();
  await button.click();
  expect(await held(page).count()).toBe(1);
  expect(await sheetOf(page).count()).toBe(0);
  loadScripts();
  await sheetOf(page).getByLabel('Tiêu đề').waitFor();
  expect(await held(page).count()).toBe(0);
});

test('the shortcut of a button is replayed after hydration, other keys are not', async () => {
  const { page, loadScripts } = await screenOf('tam', '/desk');
  await page.getByRole('button', { name: 'Tin nóng' }).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.press('Control+F8');
  await page.keyboard.press('F9');
  expect(await held(page).count()).toBe(0);
  await page.keyboard.press('F8');
  expect(await held(page).count()).toBe(1);
  loadScripts();
  await sheetOf(page).getByLabel('Tiêu đề').waitFor();
});

test('a form submitted before hydration is sent with its text, which does not appear in the URL', async () => {
  const { page, loadScripts } = await screenOf('huy', '/desk/account');
  const about = page.getByLabel('Giới thiệu cho bạn đọc');
  const words = 'Viết về bóng đá và những người đứng ngoài đường biên.';
  await about.fill(words);
  const form = page.locator('form').filter({ has: about });
  await form.getByRole('button', { name: 'Lưu' }).click();
  expect(await held(page).count()).toBe(1);
  loadScripts();
  await form.getByText('Đã lưu.').waitFor();
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  expect(await about.inputValue()).toBe(words);
});

longTest('signing in before hydration shows the button as pending and then succeeds', async () => {
  const { page, loadScripts } = await withoutScripts(await newVisitor({ viewport: PHONE }));
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await page.getByLabel('E-mail').fill('lan@toasoan.example');
  await page.getByLabel('Mật khẩu').fill(theSite().password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click({ noWaitAfter: true });
  expect(await held(page).allTextContents()).toEqual(['Đăng nhập']);
  loadScripts();
  await page.waitForURL(/\/desk$/);
});

test('checkboxes ticked and search text typed before hydration are kept', async () => {
  const { page, loadScripts } = await screenOf('thu', '/desk?view=all');
  const boxes = page.getByRole('checkbox', { name: /^Chọn bài/ });
  await boxes.nth(1).check();
  await boxes.nth(3).check();
  loadScripts();
  await page.getByText('Đã chọn 2 bài').waitFor();
  await inTime(async () => {
    expect(await boxes.nth(0).isChecked()).toBe(false);
    expect(await boxes.nth(1).isChecked()).toBe(true);
    expect(await boxes.nth(3).isChecked()).toBe(true);
  });

  const find = await screenOf('thu', '/desk/find');
  const field = find.page.getByRole('combobox', { name: 'Tìm trong mọi bài' });
  await field.pressSequentially('bão Kim Gi');
  find.loadScripts();
  await find.page.getByRole('option').first().waitFor();
  expect(await field.inputValue()).toBe('bão Kim Gi');
});

longTest('a photo chosen before hydration is uploaded', async () => {
  const { page, loadScripts } = await screenOf('lan', '/desk/media');
  const buffer = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#7a5c3e' } })
    .jpeg()
    .toBuffer();
  await page.getByLabel('Tải ảnh lên').setInputFiles({ name: 'bo-ke.jpg', mimeType: 'image/jpeg', buffer });
  loadScripts();
  await page.getByRole('dialog', { name: 'Sửa thông tin ảnh' }).waitFor();
});
