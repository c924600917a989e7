import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { longTest } from '#tests/support/long-test.ts';
import { interceptable, signIn } from '../support/browser/browser.ts';
import { bodyOf, saved, untilProcessed } from './write-a-story.ts';

/** Opens a new story with the cursor in its empty body. */
async function emptyStory(page: Page, headline: string) {
  await page.goto('/desk/articles/new');
  await page.getByLabel('Tiêu đề', { exact: true }).fill(headline);
  const body = bodyOf(page);
  await body.click();
  return body;
}

/**
 * Waits until the body has the focus. After a dialog closes, the browser returns the focus immediately; the
 * editor sets the cursor one frame later.
 */
async function focused(body: Locator): Promise<void> {
  await body.and(body.page().locator(':focus')).waitFor();
  await untilProcessed(body.page());
}

/** Picks a block from the insert menu by keyboard. */
async function insert(page: Page, typed: string, name: string) {
  await page.keyboard.type(`/${typed}`);
  await page.getByRole('option', { name, selected: true }).waitFor();
  await page.keyboard.press('Enter');
}

longTest(
  'on a slow connection the insert menu opens with the query that was typed before it loaded',
  async () => {
    const page = await interceptable(await signIn('lan'));
    await page.goto('/desk/articles/new');
    await page.getByLabel('Tiêu đề', { exact: true }).fill('Menu đến sau');
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const scripts = '**/_next/static/chunks/*.js';
    await page.route(scripts, async (route) => {
      await released;
      await route.continue();
    });
    const asked = page.waitForRequest(scripts);
    await bodyOf(page).click();
    await asked;
    await page.keyboard.type('/trich dan');
    const menu = page.getByRole('listbox', { name: 'Chèn vào bài' });
    expect(await menu.count()).toBe(0);
    release();
    await menu.getByRole('option', { name: 'Trích dẫn', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await bodyOf(page).locator('blockquote').waitFor();
    expect((await bodyOf(page).textContent())?.trim()).toBe('');
  },
);

test('dragging over the text shows a drop cursor', async () => {
  const page = await signIn('lan');
  const body = await emptyStory(page, 'Kéo thả');
  await page.keyboard.type('Một đoạn.');
  const box = await body.boundingBox();
  const at = { clientX: (box?.x ?? 0) + 30, clientY: (box?.y ?? 0) + 10 };
  const dataTransfer = await page.evaluateHandle(() => new DataTransfer());
  const line = page.locator('.prosemirror-dropcursor-block, .prosemirror-dropcursor-inline');
  await body.dispatchEvent('dragover', { ...at, dataTransfer });
  expect(await line.count()).toBe(0);
  await body.dispatchEvent('dragenter', { ...at, dataTransfer });
  await expect
    .poll(async () => {
      await body.dispatchEvent('dragover', { ...at, dataTransfer });
      return line.count();
    })
    .toBe(1);
});

test('a photo, its caption, a footnote and a table are written by keyboard alone', async () => {
  const page = await signIn('lan');
  const body = await emptyStory(page, 'Thử các khối');

  await page.keyboard.type('Mưa lớn gây ngập nhiều tuyến phố ');
  await insert(page, 'chu thich cuoi', 'Chú thích cuối bài');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Lời chú thích' }).waitFor();
  await page.keyboard.type('Theo trạm đo Láng');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await focused(body);
  await page.keyboard.type('sáng nay.');
  // A zero-width character follows the number, for input methods.
  const words = (await body.locator('p').first().textContent())?.replaceAll('\u2060', '');
  expect(words).toBe('Mưa lớn gây ngập nhiều tuyến phố sáng nay.');
  await body.getByRole('button', { name: 'Chú thích cuối bài: Theo trạm đo Láng' }).waitFor();

  await page.keyboard.press('Enter');
  await insert(page, 'anh', 'Ảnh');
  const photo = dialog.getByRole('listitem').first().getByRole('button');
  await photo.focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const caption = body.getByRole('group', { name: 'Chú thích', exact: true });
  await caption.waitFor();
  await focused(body);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('ArrowRight');
  const before = await caption.textContent();
  await caption.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Ngập sâu');
  expect((await caption.textContent())?.trim()).toBe(`${before?.trim()} Ngập sâu`.trim());

  await page.keyboard.press('Enter');
  expect(await body.locator('figure').count()).toBe(1);
  await insert(page, 'bảng', 'Bảng');
  await body.getByRole('table').waitFor();
  await page.keyboard.type('Phố');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Mực nước');
  expect(await body.getByRole('cell').or(body.getByRole('columnheader')).nth(1).textContent()).toBe(
    'Mực nước',
  );
  await saved(page);

  await page.reload();
  await caption.waitFor();
  expect(await caption.textContent()).toContain('Ngập sâu');
  expect(await body.getByRole('table').textContent()).toContain('Mực nước');
  await body.getByRole('button', { name: /Theo trạm đo Láng/ }).waitFor();
});

longTest('clearing a caption keeps the photo, and Markdown for a heading does not replace it', async () => {
  const page = await signIn('lan');
  const body = await emptyStory(page, 'Thử chú thích ảnh');
  await insert(page, 'anh', 'Ảnh');
  await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
  const caption = body.getByRole('group', { name: 'Chú thích', exact: true });
  await caption.click();
  await page.keyboard.press('End');
  for (let count = ((await caption.textContent()) ?? '').length + 3; count > 0; count -= 1) {
    await page.keyboard.press('Backspace');
  }
  expect((await caption.textContent())?.trim()).toBe('');
  await page.keyboard.press('Control+Alt+2');
  await page.keyboard.type('Lời mới');
  expect(await body.locator('figure').count()).toBe(1);
  expect(await body.locator('h2').count()).toBe(0);
  expect(await caption.textContent()).toBe('Lời mới');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Đoạn sau');
  expect(await caption.textContent()).toBe('Lời mới');
});

test('the insert menu matches with and without accents, and slashes within text do not open it', async () => {
  const page = await signIn('lan');
  const body = await emptyStory(page, 'Thử dấu gạch chéo');
  const list = page.getByRole('listbox', { name: 'Chèn vào bài' });
  for (const typed of ['hop thong', 'hộp thông', 'HOP', 'fact']) {
    await page.keyboard.type(`/${typed}`);
    await list.getByRole('option', { name: 'Hộp thông tin', selected: true }).waitFor();
    expect(await body.getAttribute('aria-activedescendant')).toBe(
      await list.getByRole('option', { selected: true }).getAttribute('id'),
    );
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    expect(await body.textContent()).toContain(`/${typed}`);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('Ngày 3/4 và km/h');
  expect(await list.isVisible()).toBe(false);
  expect(await body.textContent()).toContain('Ngày 3/4 và km/h');
});

longTest('Markdown shortcuts become blocks; sums of money and years do not', async () => {
  const page = await signIn('lan');
  const body = await emptyStory(page, 'Thử Markdown');
  const shapes = async () =>
    body.evaluate((element) => Array.from(element.children, (child) => child.tagName.toLowerCase()));

  await page.keyboard.type('## Tít mục\n### Tít nhỏ\n');
  await page.keyboard.type('--- Sau vạch\n> Lời dẫn\n\n');
  await page.keyboard.type('- một\nhai\n\n1. một\nhai\n\n');
  await page.keyboard.type('Chữ **đậm** và *nghiêng* thôi.\n');
  expect(await shapes()).toEqual(['h2', 'h3', 'hr', 'p', 'blockquote', 'ul', 'ol', 'p', 'p']);
  expect(await body.locator('strong').textContent()).toBe('đậm');
  expect(await body.locator('em').textContent()).toBe('nghiêng');

  await page.keyboard.type('1.200 đồng\n2024. Năm ấy mưa nhiều\nGiá 2*3*4 và 5 * 6 * 7\n#hashtag\n-5 độ');
  expect((await shapes()).slice(8)).toEqual(['p', 'p', 'p', 'p', 'p']);
  expect(await body.locator('em').count()).toBe(1);
});

test('one Backspace turns a list back into a line of dialogue with its dash', async () => {
  const page = await signIn('lan');
  const body = await emptyStory(page, 'Thử gạch đầu dòng');
  await page.keyboard.type('- ');
  await body.locator('ul').waitFor();
  await page.keyboard.press('Backspace');
  await page.keyboard.type('Anh đi đâu?');
  expect(await body.locator('ul').count()).toBe(0);
  expect(await body.locator('p').first().textContent()).toBe('- Anh đi đâu?');
});

test('the insert menu stays closed while an input method composes, and filters by the composed text', async () => {
  const page = await signIn('lan');
  const body = await emptyStory(page, 'Thử bộ gõ');
  const list = page.getByRole('listbox', { name: 'Chèn vào bài' });
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });

  await compose('/');
  await page.waitForTimeout(200);
  expect(await list.isVisible()).toBe(false);
  await keyboard.send('Input.insertText', { text: '/' });
  await page.waitForTimeout(200);
  expect(await list.isVisible()).toBe(false);
  expect(await body.textContent()).toBe('/');

  await page.keyboard.press('Enter');
  await page.keyboard.type('/');
  await compose('bả');
  await compose('bản');
  await keyboard.send('Input.insertText', { text: 'bảng' });
  await list.getByRole('option', { name: 'Bảng', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await body.getByRole('table').waitFor();
});

longTest('on a phone the toolbar is above the keyboard, and the current line above the toolbar', async () => {
  const page = await signIn('lan', { viewport: { width: 360, height: 700 }, hasTouch: true, isMobile: true });
  const body = await emptyStory(page, 'Thử trên điện thoại');
  await page.keyboard.type('Mưa lớn gây ngập nhiều tuyến phố ở Hà Nội sáng nay.\n'.repeat(8));
  // The on-screen keyboard opens: the viewport shrinks by its height.
  await page.setViewportSize({ width: 360, height: 380 });
  await page.keyboard.type('Dòng đang viết');
  const tools = page.getByRole('toolbar', { name: 'Định dạng nội dung' });
  const line = body.locator('p', { hasText: 'Dòng đang viết' });
  const box = async (place: typeof tools) => {
    const found = await place.boundingBox();
    if (!found) throw new Error('not on the screen');
    return { top: found.y, bottom: found.y + found.height, ...found };
  };
  const room = async (above: Locator, below: Locator) => (await box(below)).top - (await box(above)).bottom;
  await expect.poll(async () => (await box(tools)).bottom).toBe(380);
  await expect.poll(() => room(line, tools)).toBeGreaterThanOrEqual(0);
  for (const tool of await tools.getByRole('button').all()) {
    const { width, height } = (await tool.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }

  await page.keyboard.type(' /');
  const list = page.getByRole('listbox', { name: 'Chèn vào bài' });
  await list.waitFor();
  await expect.poll(() => room(line, list)).toBeGreaterThanOrEqual(-1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

longTest(
  'a fact box is added to the library, and only an editor can remove it, after a confirmation',
  async () => {
    const title = 'Bãi bồi Vàm Cỏ là gì';
    const lan = await signIn('lan');
    const body = await emptyStory(lan, 'Thử kho hộp thông tin');
    await insert(lan, 'hop thong', 'Hộp thông tin');
    const library = lan.getByRole('dialog');
    await library.getByRole('button', { name: 'Hộp mới' }).click();
    const box = body.getByRole('complementary', { name: 'Hộp thông tin' });
    await box.getByText('Lưu vào kho').click();
    await lan.getByRole('dialog').getByLabel('Tên hộp thông tin').fill(title);
    await lan.getByRole('button', { name: 'Lưu thành hộp mới' }).click();
    await lan.getByRole('dialog').waitFor({ state: 'detached' });

    const found = async (page: Page) => {
      await emptyStory(page, 'Thử tìm trong kho');
      await insert(page, 'hop thong', 'Hộp thông tin');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Tìm trong kho hộp thông tin').fill('bai boi vam co');
      await dialog.getByText(title, { exact: true }).waitFor();
      return dialog;
    };
    expect(await (await found(lan)).getByRole('button', { name: 'khỏi kho' }).count()).toBe(0);

    const dialog = await found(await signIn('thu'));
    const takeOut = dialog.getByRole('button', { name: `Bỏ “${title}” khỏi kho` });
    await takeOut.click();
    await dialog.getByRole('alert').getByText('Bỏ thật?', { exact: false }).waitFor();
    expect(await dialog.getByText(title, { exact: true }).count()).toBe(1);
    await takeOut.click();
    await dialog.getByText(title, { exact: true }).waitFor({ state: 'detached' });
  },
);

test('a build does not have the page of all blocks', async () => {
  const lan = await signIn('lan');
  expect((await lan.goto('/desk/blocks'))?.status()).toBe(404);
});
