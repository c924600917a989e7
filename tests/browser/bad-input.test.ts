import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { act, bodyOf, cutVersion, saved, writeStory } from './write-a-story.ts';

test('a wrong password shows an error, and the e-mail stays in its field', async () => {
  const page = await newVisitor();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail', { exact: true }).fill('lan@toasoan.example');
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
  expect(await page.getByLabel('E-mail', { exact: true }).inputValue()).toBe('lan@toasoan.example');
});

test('the desk redirects a visitor to sign-in, and after sign-in back to the requested page', async () => {
  const page = await newVisitor();
  await page.goto('/desk/media');
  await page.waitForURL(/\/sign-in\?next=/);
  await page.getByLabel('E-mail', { exact: true }).fill('lan@toasoan.example');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(theSite().password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL('**/desk/media');
});

test('a story without a headline is not submitted: the field shows an error and the text is kept', async () => {
  const page = await signIn('lan');
  await page.goto('/desk/articles/new');
  await bodyOf(page).click();
  await page.keyboard.insertText('Đoạn văn viết trước khi có tiêu đề.');
  await saved(page);
  await act(page, 'Gửi duyệt');
  const headline = page.getByLabel('Tiêu đề', { exact: true });
  await page.locator('.field').filter({ has: headline }).locator('.field-error').waitFor();
  expect(await headline.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('.article-top').getByText('Nháp').count()).toBe(1);
  await page.reload();
  await bodyOf(page).getByText('Đoạn văn viết trước khi có tiêu đề.').waitFor();
});

longTest('text written in either of two windows appears in both and in the saved story', async () => {
  const first = await signIn('lan');
  const id = await writeStory(first, { headline: 'Hai cửa sổ', body: 'Bản đầu.' });
  const second = await first.context().newPage();
  await second.goto(`/desk/articles/${id}`);
  await bodyOf(second).getByText('Bản đầu.').waitFor();
  const headline = (page: Page) => page.getByLabel('Tiêu đề', { exact: true });
  await headline(first).press('End');
  await headline(first).pressSequentially(' của một người');
  await headline(second).press('Home');
  await headline(second).pressSequentially('Chuyện ');
  await saved(first);
  await saved(second);
  const together = 'Chuyện Hai cửa sổ của một người';
  await second.getByRole('heading', { name: together }).waitFor();
  await first.getByRole('heading', { name: together }).waitFor();
  await cutVersion(first);
  expect(await (await first.request.get(`/api/v1/articles/${id}`)).text()).toContain(together);
});

test('an existing tag in another case is offered, and no button creates a duplicate', async () => {
  const page = await signIn('lan');
  await writeStory(page, { headline: 'Thẻ viết khác dấu' });
  const field = page.getByRole('combobox', { name: 'Thẻ', exact: true });
  await field.fill('BIẾN ĐỔI KHÍ HẬU');
  await page.getByRole('option', { name: 'Biến đổi khí hậu' }).first().waitFor();
  expect(await page.getByRole('option', { name: /^Tạo/ }).count()).toBe(0);
});

test('a file whose content does not match its type is rejected with an error, and the story stays open', async () => {
  const page = await signIn('lan');
  await writeStory(page, { headline: 'Tệp nói dối' });
  await page
    .getByRole('group', { name: 'Ảnh chính' })
    .locator('input[type=file]')
    .setInputFiles({
      name: 'anh.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('<script>alert(1)</script>'),
    });
  await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
  expect(await page.getByLabel('Tiêu đề', { exact: true }).inputValue()).toBe('Tệp nói dối');
});

test('a disabled person loses access at the next request', async () => {
  const minh = await signIn('minh');
  const quan = await signIn('quan');
  await quan.goto('/desk/admin/people?q=quang+minh');
  await quan.getByRole('link', { name: 'Đỗ Quang Minh' }).click();
  await quan.getByRole('button', { name: 'Vô hiệu hóa Đỗ Quang Minh' }).click();
  await quan.getByRole('button', { name: 'Vô hiệu hóa thật' }).click();
  await quan.getByText('Đã vô hiệu').first().waitFor();
  await minh.goto('/desk');
  await minh.waitForURL(/\/sign-in/);
  // Other tests sign in as him.
  await quan.getByRole('button', { name: 'Mở lại Đỗ Quang Minh' }).click();
  await quan.getByRole('button', { name: 'Vô hiệu hóa Đỗ Quang Minh' }).waitFor();
});
