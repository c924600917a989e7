import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { interceptable, newVisitor, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';
import { recordSearchTerms } from '#usecases/search/record-search-terms.ts';

async function fieldOf(page: Page, address = '/tim-kiem') {
  await page.goto(address);
  const field = page.getByRole('combobox', { name: 'Tìm bài' }).first();
  await page.getByLabel('Tìm bài').first().focus();
  await field.waitFor();
  return field;
}

const options = (page: Page) => page.getByRole('listbox', { name: 'Gợi ý' }).getByRole('option');

test('a reader picks suggestions with the arrow keys, and Escape keeps the typed text', async () => {
  const page = await newVisitor();
  const field = await fieldOf(page);
  // All at once: on a slow machine each letter would replace the list during the key presses.
  await field.fill('bao kim');
  await options(page).first().waitFor();
  expect(await field.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowDown');
  const chosen = options(page).first();
  expect(await chosen.getAttribute('aria-selected')).toBe('true');
  expect(await field.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
  await page.keyboard.press('ArrowUp');
  expect(await field.getAttribute('aria-activedescendant')).toBeNull();
  await page.keyboard.press('Escape');
  expect(await options(page).count()).toBe(0);
  expect(await field.inputValue()).toBe('bao kim');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const href = await chosen.getAttribute('href');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForURL((url) => url.pathname !== '/tim-kiem'), page.keyboard.press('Enter')]);
  expect(href).not.toBeNull();
});

test('in forced colours the selected suggestion has an outline', async () => {
  const page = await newVisitor({ forcedColors: 'active' });
  const field = await fieldOf(page);
  await field.fill('bao kim');
  await options(page).first().waitFor();
  await page.keyboard.press('ArrowDown');
  const lineOf = (at: number) =>
    options(page)
      .nth(at)
      .evaluate((option) => getComputedStyle(option).outlineStyle);
  expect([await lineOf(0), await lineOf(1)]).toEqual(['solid', 'none']);
});

test('Enter searches without a selection, and a click on a suggestion opens it', async () => {
  const page = await newVisitor({ viewport: PHONE });
  let field = await fieldOf(page);
  await field.fill('bão');
  await options(page).first().waitFor();
  await Promise.all([page.waitForURL(/q=b%C3%A3o/), page.keyboard.press('Enter')]);
  field = await fieldOf(page);
  await field.fill('bao kim giao');
  await options(page).filter({ hasText: 'Thẻ' }).first().click();
  await page.waitForURL((url) => url.pathname !== '/tim-kiem');
  expect(new URL(page.url()).pathname).toBe('/dong-su-kien/bao-kim-giao');
});

test('during composition the arrow keys select no suggestion, and suggestions follow the composed text', async () => {
  const page = await newVisitor();
  const field = await fieldOf(page);
  await field.fill('ba');
  await options(page).first().waitFor();
  const line = await page.context().newCDPSession(page);
  await line.send('Input.imeSetComposition', { text: 'o', selectionStart: 1, selectionEnd: 1 });
  await field.dispatchEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true });
  await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true });
  expect(await field.getAttribute('aria-activedescendant')).toBeNull();
  await line.send('Input.imeSetComposition', { text: 'ão', selectionStart: 2, selectionEnd: 2 });
  await line.send('Input.insertText', { text: 'ão' });
  expect(await field.inputValue()).toBe('baão');
  await field.fill('bão');
  await expect.poll(() => options(page).first().textContent()).toMatch(/bão/i);
});

test('a stale response is not shown, and the script loads only when a field gets the focus', async () => {
  const page = await interceptable(await newVisitor());
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/tim-kiem');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(asked).not.toContain('/js/suggest.js');
  await page.route('**/tim-kiem/goi-y?*', async (route) => {
    const isFirst = new URL(route.request().url()).searchParams.get('q') === 'ba';
    if (isFirst) await new Promise((resolve) => setTimeout(resolve, 700));
    const items = [{ kind: 'story', name: isFirst ? 'Đã cũ' : 'Đang cần', url: '/' }];
    await route.fulfill({ json: { items } }).catch(() => {});
  });
  const field = page.getByLabel('Tìm bài').first();
  await field.focus();
  await page.getByRole('combobox', { name: 'Tìm bài' }).first().waitFor();
  expect(asked).toContain('/js/suggest.js');
  const slow = page.waitForRequest(/goi-y\?q=ba$/);
  await field.fill('ba');
  await slow;
  await field.fill('bão');
  await options(page).filter({ hasText: 'Đang cần' }).waitFor();
  await page.waitForTimeout(1_000);
  expect(await options(page).allTextContents()).toEqual(['Đang cần']);
});

test('the suggestions of the field at the foot of the home page open upwards, within the screen', async () => {
  const page = await newVisitor({ viewport: PHONE });
  const field = await fieldOf(page, '/');
  await field.fill('bão');
  await options(page).first().waitFor();
  // Measured in one call: the page may still be scrolling to the field.
  const [listEnd, fieldStart] = await field.evaluate((input) => [
    input.closest('form')?.querySelector('[role="listbox"]')?.getBoundingClientRect().bottom ?? Number.NaN,
    input.getBoundingClientRect().top,
  ]);
  expect(listEnd).toBeLessThanOrEqual(fieldStart ?? Number.NaN);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
});

test('an unknown word is corrected at once, with a link to the typed query, without JavaScript', async () => {
  const page = await newVisitor({ javaScriptEnabled: false });
  await page.goto('/tim-kiem?q=bao+kim+giaoo');
  const suggestion = page.locator('.search-meant');
  expect(await suggestion.textContent()).toMatch(/“bão kim giao”/i);
  expect(await page.locator('.result').count()).toBeGreaterThan(0);
  await suggestion.getByRole('link', { name: 'Tìm đúng “bao kim giaoo”' }).click();
  await page.waitForURL(/verbatim=1/);
  expect(await page.locator('.result').count()).toBe(0);
});

test('on a small phone search terms keep their width, and no numbers overlap', async () => {
  const newsroom = await openNewsroom(theSite().dataDir);
  const day = dayOf(new Date(), newsroom.ctx.site.timeZone);
  const term = 'lịch nghỉ tết nguyên đán của công chức';
  await recordSearchTerms(newsroom.ctx, [
    { day, term, searches: 1_234 },
    { day, term: 'biến đổi khí hậu', searches: 44 },
  ]);
  await newsroom.close();
  const editor = await signIn('thu', { viewport: { ...PHONE, width: 360 } });
  await editor.goto('/desk/admin/search');
  const table = editor.getByRole('table', { name: 'Tìm nhiều nhất' });
  const heads = table.getByRole('columnheader');
  expect(await heads.allTextContents()).toEqual(['Cụm từ', 'Lượt tìm', 'Số bài']);
  expect(await heads.nth(1).getAttribute('aria-sort')).toBe('descending');
  const row = table.getByRole('row').filter({ hasText: term });
  expect(await row.getByRole('cell').first().textContent()).toBe('1.234');
  const [name, ...cells] = await row.locator('th, td').evaluateAll((all) =>
    all.map((cell) => {
      const { left, right, bottom, width } = cell.getBoundingClientRect();
      return { left, right, bottom, width };
    }),
  );
  expect(name?.width).toBeGreaterThan(170);
  for (const [index, cell] of cells.entries()) {
    expect(cell.left).toBeGreaterThanOrEqual((cells[index - 1] ?? name)?.right ?? 0);
    expect(cell.bottom).toBeCloseTo(name?.bottom ?? 0, 0);
    expect(cell.right).toBeLessThanOrEqual(344.5);
  }
});

test('an editor adds a group of synonyms, and readers find stories by each of them', async () => {
  const editor = await signIn('thu');
  await editor.goto('/desk/admin/search');
  await editor.getByRole('button', { name: 'Thêm nhóm tên gọi' }).click();
  const names = editor.getByLabel('Các tên, mỗi dòng một tên');
  await names.fill('Cơn bão số bảy');
  await editor.getByRole('button', { name: 'Lưu' }).click();
  await editor.getByText('Cần ít nhất hai tên khác nhau.').waitFor();
  await names.fill('Cơn bão số bảy\nBão Kim Giao');
  await editor.getByRole('button', { name: 'Lưu' }).click();
  await editor.getByText('Cơn bão số bảy = Bão Kim Giao').waitFor();
  const reader = await newVisitor();
  await reader.goto('/tim-kiem?q=con+bao+so+bay');
  expect(await reader.locator('.result').count()).toBeGreaterThan(0);
  const remove = editor.getByRole('button', { name: 'Xóa nhóm tên gọi của Cơn bão số bảy' });
  const row = editor.getByRole('listitem').filter({ hasText: 'Cơn bão số bảy = Bão Kim Giao' });
  await remove.press('Enter');
  await row.waitFor({ state: 'detached' });
  const focused = () => editor.evaluate(() => document.activeElement?.textContent);
  await expect.poll(focused).toContain('lũ lụt = lũ = ngập lụt');
  await editor.keyboard.press('Shift+Tab');
  await editor.keyboard.press('Enter');
  await row.waitFor();
  await remove.click();
  await row.waitFor({ state: 'detached' });
  const journalist = await signIn('lan');
  expect((await journalist.goto('/desk/admin/search'))?.status()).toBe(404);
});
