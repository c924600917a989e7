import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { DESKTOP, signIn } from '#tests/support/browser/browser.ts';
import { act, bodyOf, pick, saved, writeStory } from './write-a-story.ts';

const story = {
  headline: 'Nhà máy đường đầu nguồn chạy thử lò mới',
  sapo: 'Lò mới đốt bã mía, bán điện thừa lên lưới từ vụ ép năm nay.',
  body: 'Sáng nay khói trắng bốc lên từ ống khói cao bốn mươi mét.',
};

/** The list of requirements that a story does not meet yet. */
const needs = (page: Page) => page.getByRole('region', { name: /^Cần trước khi/ });

test('an incomplete story is not submitted: the list links to each missing field and shrinks as fields are filled', async () => {
  const lan = await signIn('lan');
  await writeStory(lan, { ...story, section: 'Thế giới' });
  const list = needs(lan);
  await list.getByRole('button', { name: 'Gắn ít nhất 1 thẻ' }).waitFor();
  expect(await list.getByRole('button', { name: 'Viết tiêu đề' }).count()).toBe(0);

  await lan.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
  const tags = lan.getByRole('combobox', { name: 'Thẻ', exact: true });
  await expect.poll(() => tags.evaluate((field) => field === document.activeElement)).toBe(true);
  await lan.locator('.field-error').getByText('Gắn ít nhất 1 thẻ').waitFor();
  await lan.getByText('Nháp', { exact: true }).first().waitFor();

  const headline = lan.getByLabel('Tiêu đề', { exact: true });
  await headline.fill('a'.repeat(120));
  await list.getByRole('button', { name: 'Tiêu đề dài 120 ký tự, quá 110' }).click();
  await expect.poll(() => headline.evaluate((field) => field === document.activeElement)).toBe(true);
  await headline.fill(story.headline);
  await list.getByRole('button', { name: /^Tiêu đề dài/ }).waitFor({ state: 'hidden' });
  await bodyOf(lan).click();
  await lan.keyboard.press('Control+End');
  await lan.keyboard.insertText(' [TK tên nhà máy]');
  await list.getByRole('button', { name: /Còn chỗ đánh dấu chờ bổ sung/ }).waitFor();
  for (let left = ' [TK tên nhà máy]'.length; left > 0; left -= 1) await lan.keyboard.press('Backspace');
  await list.getByRole('button', { name: /Còn chỗ đánh dấu/ }).waitFor({ state: 'hidden' });

  await pick(lan, 'Thẻ', 'Biến đổi khí hậu');
  await list.getByText('Đủ điều kiện gửi duyệt.').waitFor();
  await saved(lan);
  await act(lan, 'Gửi duyệt');
  await lan.getByText('Chờ duyệt').first().waitFor();
});

test('the page of the checks fits screens of 360, 768 and 1280 pixels', async () => {
  const tam = await signIn('tam', { viewport: { ...DESKTOP, width: 360 } });
  await tam.goto('/desk/admin/checks');
  for (const width of [360, 768, 1280]) {
    await tam.setViewportSize({ ...DESKTOP, width });
    await tam.locator('[data-check="headline-distinct"]').waitFor();
    expect(await tam.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});
