import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { signIn } from '#tests/support/browser/browser.ts';
import { bodyOf, saved } from './write-a-story.ts';

/** More tab stops than any desk screen has; an element not reached by then is unreachable. */
const stopsAtMost = 60;

/**
 * Presses Tab or Shift+Tab until the target has the focus, and checks at each stop that the focus is visible.
 */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const focused = target.and(page.locator(':focus'));
  for (let stop = 0; stop < stopsAtMost; stop += 1) {
    await page.keyboard.press(key);
    expect(await unseenFocus(page)).toBeNull();
    if ((await focused.count()) === 1) return;
  }
  throw new Error(`${key} does not reach ${target}`);
}

/** The focused element if neither it nor, for the text, the editor has an outline. */
function unseenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return null;
    const outlined = [
      focused,
      focused.closest('.editor'),
      focused.closest('.upload')?.querySelector('.button'),
    ];
    const isSeen = outlined.some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    });
    return isSeen ? null : focused.outerHTML.slice(0, 160);
  });
}

test('a story is written, tagged and submitted without a mouse', async () => {
  const page = await signIn('lan');
  await page.goto('/desk');
  await page.waitForLoadState('networkidle');

  await tabTo(page, page.getByRole('link', { name: 'Viết bài mới', exact: true }));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk/articles/new');
  await bodyOf(page).waitFor();

  await tabTo(page, page.getByRole('textbox', { name: 'Tiêu đề', exact: true }));
  await page.keyboard.insertText('Một bài viết chỉ bằng bàn phím');
  await tabTo(page, page.getByRole('textbox', { name: 'Sapo', exact: true }));
  await page.keyboard.insertText('Từ tít tới nút gửi duyệt, tay phóng viên không rời bàn phím.');

  await tabTo(page, bodyOf(page));
  await page.keyboard.insertText('Câu đầu.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+F10');
  const heading = page.getByRole('button', { name: 'H2: Tít mục', exact: true });
  await arrowTo(page, heading);
  await page.keyboard.press('Enter');
  await bodyOf(page).and(page.locator(':focus')).waitFor();
  await page.keyboard.insertText('Tít xen');
  await bodyOf(page).getByRole('heading', { level: 2, name: 'Tít xen' }).waitFor();
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('Escape');
  expect(await bodyOf(page).and(page.locator(':focus')).count()).toBe(1);

  await tabTo(page, page.getByRole('combobox', { name: 'Thẻ', exact: true }));
  await page.keyboard.insertText('khi hau');
  await page.getByRole('option', { name: 'Biến đổi khí hậu' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Biến đổi khí hậu/ }).waitFor();
  await saved(page);

  await tabTo(page, page.getByRole('button', { name: 'Gửi duyệt', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('.article-top').getByText('Chờ duyệt', { exact: true }).waitFor();
});

/** In a toolbar the arrow keys move the focus, not Tab. */
async function arrowTo(page: Page, tool: Locator): Promise<void> {
  const focused = tool.and(page.locator(':focus'));
  for (let step = 0; step < stopsAtMost; step += 1) {
    expect(await unseenFocus(page)).toBeNull();
    if ((await focused.count()) === 1) return;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`No arrow reaches ${tool}`);
}
