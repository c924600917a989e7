import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { DESKTOP, signIn } from '#tests/support/browser.ts';
import { act, bodyOf, pick, saved, writeStory } from './write-a-story.ts';

const story = {
  headline: 'Nhà máy đường đầu nguồn chạy thử lò mới',
  sapo: 'Lò mới đốt bã mía, bán điện thừa lên lưới từ vụ ép năm nay.',
  body: 'Sáng nay khói trắng bốc lên từ ống khói cao bốn mươi mét.',
};

/** The list of what a story still needs. */
const needs = (page: Page) => page.getByRole('region', { name: /^Cần trước khi/ });

describe('a story that lacks something', () => {
  test('is not submitted: the list leads to each field, and shortens while it is being filled in', async () => {
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
});

describe('the rules of a desk', () => {
  const place = '/desk/admin/checks';

  test('are its editor’s: a change is previewed, saved, and stops the next story of that format', async () => {
    const binh = await signIn('binh');
    await binh.goto(place);
    await binh.getByRole('heading', { level: 1, name: 'Kiểm tra bài' }).waitFor();
    await binh.getByLabel('Ban hoặc chuyên mục').selectOption({ label: 'Kinh tế' });
    await binh.getByLabel('Thể loại').selectOption({ label: 'Bài dài' });
    await binh.getByRole('button', { name: 'Xem', exact: true }).click();
    await binh.waitForURL(/format=long_read/);

    const rule = binh.locator('[data-check="lead-present"]');
    const choice = rule.getByRole('combobox', { name: 'Có ảnh chính, Khi gửi duyệt' });
    expect(await choice.locator('option:checked').textContent()).toBe('Như mặc định: Khuyến nghị');
    await choice.selectOption({ label: 'Bắt buộc' });
    await rule.getByRole('button', { name: 'Xem thử “Có ảnh chính”' }).click();
    await rule.getByText(/bài đang làm mới nhất/).waitFor();
    await rule.getByRole('button', { name: 'Lưu “Có ảnh chính”' }).click();
    await rule.getByRole('button', { name: 'Lưu “Có ảnh chính”' }).waitFor({ state: 'hidden' });
    await binh.reload();
    expect(await choice.locator('option:checked').textContent()).toBe('Bắt buộc');
    await binh.locator('[data-check="no-tk"]').getByText('Luôn bắt buộc').waitFor();
    expect(await binh.locator('[data-check="no-tk"] select').count()).toBe(0);

    const huy = await signIn('huy');
    await writeStory(huy, { ...story, section: 'Kinh tế', tags: ['Biến đổi khí hậu'] });
    await needs(huy).getByText('Đủ điều kiện gửi duyệt.').waitFor();
    await huy.getByLabel('Thể loại', { exact: true }).selectOption('long_read');
    await needs(huy).getByRole('button', { name: 'Chọn ảnh chính' }).waitFor();
    await saved(huy);
    await huy.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
    await huy.locator('.field-error').getByText('Chọn ảnh chính').waitFor();

    await choice.selectOption({ label: 'Như mặc định: Khuyến nghị' });
    await rule.getByRole('button', { name: 'Lưu “Có ảnh chính”' }).click();
    await rule.getByRole('button', { name: 'Lưu “Có ảnh chính”' }).waitFor({ state: 'hidden' });
    await act(huy, 'Gửi duyệt');
    await huy.getByText('Chờ duyệt').first().waitFor();
  });

  test('can be read by another desk’s editor and not changed, and a number out of bounds is told at its field', async () => {
    const binh = await signIn('binh');
    await binh.goto(place);
    const rule = binh.locator('[data-check="headline-length"]');
    await rule
      .getByRole('combobox', { name: 'Độ dài tiêu đề, Khi gửi duyệt' })
      .selectOption({ label: 'Khuyến nghị' });
    await rule.getByLabel('Tối đa (ký tự): Độ dài tiêu đề, Khi gửi duyệt').fill('5000');
    await rule.getByRole('button', { name: 'Lưu “Độ dài tiêu đề”' }).click();
    await rule.getByText('Số nằm ngoài giới hạn cho phép.').waitFor();
    await binh.getByLabel('Ban hoặc chuyên mục').selectOption({ label: 'Thế giới' });
    await binh.getByRole('button', { name: 'Xem', exact: true }).click();
    await binh.getByText('Bạn xem được nhưng không sửa được quy định ở đây.').waitFor();
    expect(await binh.locator('.check-rules-list select:enabled').count()).toBe(0);
  });

  test.each([360, 768, 1280])('fit a screen of %i pixels', async (width) => {
    const tam = await signIn('tam', { viewport: { ...DESKTOP, width } });
    await tam.goto(place);
    await tam.locator('[data-check="headline-distinct"]').waitFor();
    expect(await tam.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});
