import { expect, test } from 'vitest';
import { signIn } from '#tests/support/browser/browser.ts';
import { bodyOf, saved } from './write-a-story.ts';

test('a table is filled cell by cell, and its toolbar adds and deletes rows and columns and deletes the table', async () => {
  const page = await signIn('lan');
  await page.goto('/desk/articles/new');
  await page.getByLabel('Tiêu đề', { exact: true }).fill('Bảng giá nông sản');
  const body = bodyOf(page);
  await body.click();
  const tools = page.getByRole('toolbar', { name: 'Định dạng nội dung' });
  const rows = body.getByRole('row');
  const rowsNow = () =>
    rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));

  await page.keyboard.type('/bang');
  await page.getByRole('option', { name: 'Bảng', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  const texts = ['Chợ', 'Gạo', 'Cà phê', 'Đông', '17', '92', 'Tây', '18', '93'];
  for (const [at, text] of texts.entries()) {
    if (at > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  expect(await rowsNow()).toEqual([
    ['Chợ', 'Gạo', 'Cà phê'],
    ['Đông', '17', '92'],
    ['Tây', '18', '93'],
  ]);
  expect(await body.getByRole('columnheader').count()).toBe(3);

  await page.keyboard.press('Tab');
  await rows.nth(3).waitFor();
  await page.keyboard.type('Nam');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('94');
  await tools.getByRole('button', { name: 'Thêm cột', exact: true }).click();
  expect(await rowsNow()).toEqual([
    ['Chợ', 'Gạo', 'Cà phê', ''],
    ['Đông', '17', '92', ''],
    ['Tây', '18', '94', ''],
    ['Nam', '', '', ''],
  ]);
  await tools.getByRole('button', { name: 'Xóa hàng', exact: true }).click();
  expect((await rowsNow()).map(([first]) => first)).toEqual(['Chợ', 'Đông', 'Nam']);
  await saved(page);

  // The toolbar also appears for a table that was loaded with the story: its cells can be selected.
  await page.reload();
  const cell = (name: string) => body.getByRole('cell', { name, exact: true });
  await cell('Đông').click();
  await page.keyboard.press('End');
  await expect
    .poll(async () => {
      await page.keyboard.press('Shift+ArrowRight');
      return body.locator('.selectedCell').count();
    })
    .toBeGreaterThan(1);
  await page.keyboard.press('Delete');
  await expect.poll(() => cell('Đông').count()).toBe(0);
  await cell('Nam').click();
  await tools.getByRole('button', { name: 'Xóa bảng', exact: true }).click();
  await body.getByRole('table').waitFor({ state: 'detached' });
});
