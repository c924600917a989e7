import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { axeFaults, LAW_AND_PRACTICE } from '#tests/support/browser/axe.ts';
import { newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { bodyOf, saved } from './write-a-story.ts';

const NARROW = { width: 360, height: 740 };

/** Opens the story that a search finds by its headline. */
async function openStory(page: Page, headline: string): Promise<void> {
  await page.goto(`/tim-kiem?q=${encodeURIComponent(headline)}`);
  await page.locator('main').getByRole('link', { name: headline }).first().click();
  await page.locator('figure.chart').waitFor();
}

test.each([
  ['Trạm y tế xã có bác sĩ gia đình', 'Biểu đồ thanh', 'Sau 18 tháng', '58'],
  ['Giá muối tại ruộng xuống thấp nhất mười năm', 'Biểu đồ đường', '2015', '1.600'],
  ['Sáu mươi mốt con tàu chìm tại bến', 'Bản đồ theo tỉnh, thành', 'Quảng Ngãi', '34'],
])('without script the chart of “%s” is readable on a phone', async (headline, kind, label, value) => {
  const page = await newVisitor({ viewport: NARROW, javaScriptEnabled: false });
  await openStory(page, headline);
  const chart = page.locator('figure.chart');
  expect(await chart.locator('> svg').getAttribute('aria-label')).toMatch(new RegExp(`^${kind}: `));
  await chart.locator('summary').click();
  const row = chart.getByRole('row', { name: label });
  expect(await row.getByRole('cell').textContent()).toBe(value);

  const sized = await newVisitor({ viewport: NARROW });
  await sized.goto(page.url());
  const measures = await sized.locator('figure.chart').evaluate((figure) => ({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    right: figure.getBoundingClientRect().right + 1,
    texts: [...figure.querySelectorAll('svg text')].map((text) => ({
      px: Number.parseFloat(getComputedStyle(text).fontSize),
      right: text.getBoundingClientRect().right,
    })),
  }));
  expect(measures.overflow).toBeLessThanOrEqual(0);
  expect(Math.min(...measures.texts.map(({ px }) => px))).toBeGreaterThanOrEqual(11);
  expect(Math.max(...measures.texts.map(({ right }) => right))).toBeLessThanOrEqual(measures.right);
  for (const colorScheme of ['light', 'dark'] as const) {
    await sized.emulateMedia({ colorScheme });
    await sized.locator('figure.chart details').evaluate((details) => details.setAttribute('open', ''));
    expect(await axeFaults(sized, { within: 'figure.chart', tags: LAW_AND_PRACTICE })).toEqual([]);
  }
});

test('a writer pastes a table into the dialog of a chart, and edits the chart later', async () => {
  const page = await signIn('lan');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/desk/articles/new');
  await page.getByLabel('Tiêu đề', { exact: true }).fill('Biểu đồ trong bài');
  await bodyOf(page).click();
  await page.keyboard.type('/bieu do');
  await page.getByRole('option', { name: 'Biểu đồ', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Biểu đồ' });
  await dialog.getByLabel('Tên biểu đồ').fill('Lượng mưa');
  await dialog.getByLabel('Tên cột nhãn').evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Trạm\tMưa\nHuế\t1.234,5\nVinh\tnhiều\n');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const wrong = dialog.getByLabel('Hàng 2, dãy 1');
  expect(await wrong.inputValue()).toBe('nhiều');
  await dialog.getByText('“nhiều”').waitFor();
  expect(await axeFaults(page, { within: 'dialog[open]', tags: LAW_AND_PRACTICE })).toEqual([]);
  expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  await wrong.fill('−8');
  await dialog.locator('.editor-chart-preview svg[role="img"]').waitFor();
  await dialog.getByRole('button', { name: 'Chèn', exact: true }).click();
  const card = bodyOf(page).locator('.editor-card').filter({ hasText: 'Lượng mưa' });
  await card.getByRole('button', { name: 'Sửa biểu đồ' }).click();
  expect(await dialog.getByLabel('Hàng 1, dãy 1').inputValue()).toBe('1234,5');
  await dialog.getByLabel('Tên biểu đồ').fill('Mưa ba ngày');
  await dialog.getByRole('button', { name: 'Áp dụng' }).click();
  await bodyOf(page).locator('.editor-card').filter({ hasText: 'Mưa ba ngày' }).waitFor();
  await saved(page);
});
