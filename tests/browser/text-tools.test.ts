import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';
import { inTime } from '#tests/support/in-time.ts';
import { longTest } from '#tests/support/long-test.ts';
import { bodyOf, saved, writeStory } from './write-a-story.ts';

const line = (page: Page) => page.locator('.text-tools-line');
const panel = (page: Page) => page.getByRole('search', { name: 'Tìm trong nội dung' });
const popover = (page: Page) => page.locator('.text-advice');

/** The field of the search panel once it has the focus; the previous query is filled in then. */
async function findField(page: Page) {
  const field = panel(page).getByRole('textbox', { name: 'Tìm', exact: true });
  await expect.poll(() => field.evaluate((each) => each === document.activeElement)).toBe(true);
  return field;
}

/** Writes a new story with this text, one paragraph a line. */
async function begin(page: Page, body: string, section = 'Thế giới'): Promise<string> {
  return writeStory(page, { headline: `Công cụ trong bài ${body.slice(0, 12)}`, body, section });
}

const paragraphs = (page: Page) => bodyOf(page).locator('p').allInnerTexts();

longTest('find ignores or respects accents, and one undo reverts replacing all', async () => {
  const page = await signIn('lan');
  await begin(page, 'Tìm kiếm và tim kiem, rồi TÌM KIẾM.');
  await bodyOf(page).press('Control+f');
  await (await findField(page)).fill('tim kiem');
  await panel(page).getByText('/3').waitFor();
  await panel(page).getByRole('button', { name: 'Phân biệt dấu' }).click();
  await panel(page).getByText('1/1').waitFor();
  await panel(page).getByRole('button', { name: 'Phân biệt dấu' }).click();
  await panel(page).getByText('/3').waitFor();
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+h');
  const again = await findField(page);
  await panel(page).getByRole('textbox', { name: 'Thay bằng' }).fill('dò');
  await again.fill('tim kiem');
  await panel(page).getByText('/3').waitFor();
  await panel(page).getByRole('button', { name: 'Thay hết' }).click();
  await panel(page).getByText('Đã thay 3 chỗ').waitFor();
  expect(await paragraphs(page)).toEqual(['dò và dò, rồi dò.']);
  await panel(page).getByRole('button', { name: 'Đóng' }).click();
  await bodyOf(page).press('Control+z');
  expect(await paragraphs(page)).toEqual(['Tìm kiếm và tim kiem, rồi TÌM KIẾM.']);
});

longTest('find matches across bold text, wraps around, and replaces one match at a time', async () => {
  const page = await signIn('lan');
  await begin(page, 'một hai');
  await bodyOf(page).press('Control+Home');
  for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press('Shift+ArrowRight');
  await line(page).getByText('Đang chọn 1 chữ, 3 ký tự').waitFor();
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(', một hai, một hai');
  await page.keyboard.press('Control+h');
  await (await findField(page)).fill('một hai');
  await panel(page).getByText('1/3').waitFor();
  await page.keyboard.press('Enter');
  await panel(page).getByText('2/3').waitFor();
  await page.keyboard.press('Shift+Enter');
  await panel(page).getByText('1/3').waitFor();
  await panel(page).getByRole('textbox', { name: 'Thay bằng' }).fill('một ba');
  await panel(page).getByRole('button', { name: 'Thay', exact: true }).click();
  await panel(page).getByText('1/2').waitFor();
  expect(await paragraphs(page)).toEqual(['một ba, một hai, một hai']);
  expect(await bodyOf(page).locator('strong').allInnerTexts()).toEqual(['một']);
});

test('an abbreviation with a star expands to the full form of the desk, and one undo reverts it', async () => {
  const page = await signIn('lan');
  await begin(page, 'Xã tiến hành khảo sát theo ');
  // The abbreviations load with the style advice of the section, which takes time.
  await bodyOf(page).locator('.text-style').waitFor();
  await bodyOf(page).press('Control+End');
  await page.keyboard.type('LHQ* và XYZ*');
  expect(await paragraphs(page)).toEqual(['Xã tiến hành khảo sát theo Liên Hợp Quốc và XYZ*']);
  await page.keyboard.press('Enter');
  await page.keyboard.type('DN*');
  // "DN" is an abbreviation of two other desks.
  expect((await paragraphs(page))[1]).toBe('DN*');
  await page.keyboard.type(' UBND*');
  expect((await paragraphs(page))[1]).toBe('DN* Ủy ban nhân dân');
  await page.keyboard.press('Control+z');
  expect((await paragraphs(page))[1]).toBe('DN* UBND*');
});

longTest('abbreviations that failed to load offline are loaded after reconnecting', async () => {
  const page = await signIn('lan');
  await begin(page, 'Theo');
  await page.context().setOffline(true);
  await page.getByLabel('Chuyên mục', { exact: true }).selectOption({ label: 'Kinh tế' });
  await bodyOf(page).press('Control+End');
  await page.keyboard.type(' DN* ');
  expect(await paragraphs(page)).toEqual(['Theo DN* ']);
  await page.context().setOffline(false);
  await inTime(async () => {
    await bodyOf(page).press('Control+End');
    await page.keyboard.type(' DN*');
    expect((await paragraphs(page))[0]).toMatch(/doanh nghiệp$/i);
  }, 500);
});

longTest('placeholders are highlighted, and the counter leads to each until none is left', async () => {
  const page = await signIn('lan');
  await begin(page, 'Có [TK số người] bị thương.');
  await bodyOf(page).locator('.text-tk').waitFor();
  expect(await bodyOf(page).locator('.text-tk').textContent()).toBe('[TK số người]');
  await line(page)
    .getByRole('button', { name: /Tới chỗ TK/ })
    .click();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('[TK số người]');
  await page.keyboard.type('ba người');
  await bodyOf(page).locator('.text-tk').waitFor({ state: 'detached' });
  await line(page)
    .getByRole('button', { name: /Tới chỗ TK/ })
    .waitFor({ state: 'detached' });
});

test('words, characters and reading time are shown, also for a selection', async () => {
  const page = await signIn('lan');
  await begin(page, 'Nước mặn lên sớm.');
  await line(page).getByText('4 chữ · 1 phút đọc · 17 ký tự').waitFor();
  await bodyOf(page).press('Home');
  for (let letter = 0; letter < 8; letter += 1) await page.keyboard.press('Shift+ArrowRight');
  await line(page).getByText('Đang chọn 2 chữ, 8 ký tự').waitFor();
});

test('style advice is marked under the words, accepted or dismissed, and never saved', async () => {
  const page = await signIn('lan');
  const id = await begin(page, 'Xã tiến hành khảo sát lúc 7h30.');
  await bodyOf(page).locator('.text-style').first().waitFor();
  expect(await bodyOf(page).locator('.text-style').allInnerTexts()).toEqual(['tiến hành ', '7h30']);
  await bodyOf(page).locator('.text-style').nth(1).click();
  await popover(page).getByRole('button', { name: 'Thay bằng “7 giờ 30”' }).click();
  expect(await paragraphs(page)).toEqual(['Xã tiến hành khảo sát lúc 7 giờ 30.']);
  expect(await bodyOf(page).locator('.text-style').allInnerTexts()).toEqual(['tiến hành ']);
  await bodyOf(page).press('Control+Home');
  await page.keyboard.press('F7');
  await popover(page).getByText('Bỏ “tiến hành”').waitFor();
  await popover(page).getByRole('button', { name: 'Bỏ qua ở đây' }).click();
  await bodyOf(page).locator('.text-style').waitFor({ state: 'detached' });
  await saved(page);
  const version = await page.request.get(`/desk/articles/${id}/preview`);
  expect(await version.text()).not.toMatch(/text-(style|tk|found|misspelt)/);
});

test('spelling is checked on request in both languages, with the words of the house', async () => {
  const page = await signIn('thu');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/desk/dictionaries/')) asked.push(new URL(request.url()).pathname);
  });
  await begin(page, 'Nước ngiêng về startup runing, anh Hoàngg nói.');
  expect(asked).toEqual([]);
  await line(page).getByRole('button', { name: 'Chính tả' }).click();
  const misspelt = bodyOf(page).locator('.text-misspelt');
  await expect.poll(() => misspelt.allInnerTexts(), { timeout: 30_000 }).toEqual(['ngiêng', 'runing']);
  expect(asked.sort()).toEqual(['/desk/dictionaries/en', '/desk/dictionaries/vi']);
  expect(await bodyOf(page).getAttribute('spellcheck')).toBe('false');
  await misspelt.first().click();
  await popover(page).getByRole('button', { name: 'Thay bằng “nghiêng”' }).click();
  expect(await paragraphs(page)).toEqual(['Nước nghiêng về startup runing, anh Hoàngg nói.']);
  await bodyOf(page).locator('.text-misspelt', { hasText: 'runing' }).click();
  await popover(page).getByRole('button', { name: 'Thêm vào từ điển của tòa soạn' }).click();
  await expect.poll(() => misspelt.allInnerTexts()).toEqual([]);
  await page.goto('/desk/admin/style');
  await page.getByRole('button', { name: 'Xóa “runing”' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Xóa', exact: true }).click();
  await page.getByRole('button', { name: 'Xóa “runing”' }).waitFor({ state: 'detached' });
});

longTest('a pathological style rule still gives its advice, and does not block the others', async () => {
  const editor = await signIn('tam');
  await editor.goto('/desk/admin/style');
  await editor.getByRole('button', { name: 'Thêm quy tắc' }).click();
  const dialog = editor.getByRole('dialog');
  const evil = '(\\p{L}+\\s?)+!!';
  await dialog.getByLabel('Biểu thức').fill('(a');
  await dialog.getByLabel('Lời khuyên').fill('Bớt kêu');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.getByText('Biểu thức không đúng cú pháp.').first().waitFor();
  await dialog.getByLabel('Biểu thức').fill(evil);
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.waitFor({ state: 'hidden' });
  try {
    const page = await signIn('lan');
    const long = 'thanhphohochiminhvadongbangsongcuulong '.repeat(4);
    await begin(page, `${long} tiến hành họp.\nThật sao!!`);
    await bodyOf(page).locator('.text-style', { hasText: 'Thật sao!!' }).waitFor();
    await bodyOf(page).locator('.text-style', { hasText: 'tiến hành' }).waitFor();
    await bodyOf(page).press('Control+End');
    await page.keyboard.type(' Vẫn gõ được.');
    expect((await paragraphs(page))[1]).toContain('Vẫn gõ được.');
  } finally {
    await editor.getByRole('button', { name: `Xóa “${evil}”` }).click();
    await editor.getByRole('alertdialog').getByRole('button', { name: 'Xóa', exact: true }).click();
    await editor.getByRole('button', { name: `Xóa “${evil}”` }).waitFor({ state: 'detached' });
  }
});

longTest('on a phone the search panel is at the bottom of the screen and works by touch', async () => {
  const page = await signIn('lan', { viewport: PHONE, hasTouch: true, isMobile: true });
  await begin(page, 'Sông Tiền, sông Hậu.');
  await line(page).getByRole('button', { name: 'Tìm và thay' }).tap();
  await (await findField(page)).fill('song');
  await panel(page).getByText('/2').waitFor();
  const box = await panel(page).boundingBox();
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(PHONE.height);
  for (const button of await panel(page).getByRole('button').all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
});
