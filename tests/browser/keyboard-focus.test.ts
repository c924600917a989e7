import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { openHydrated } from '#tests/support/site/open-hydrated.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';
import { openNewStory, pick, saved } from './write-a-story.ts';

/** The accessible text of the focused element. */
const at = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: focused } = document;
    return focused?.getAttribute('aria-label') ?? focused?.localName ?? '';
  });

/** Presses a button by keyboard and returns the focused element once `isDone` holds. */
async function press(page: Page, name: string, isDone: () => Promise<boolean>): Promise<string> {
  await page.getByRole('button', { name, exact: true }).press('Enter');
  await expect.poll(isDone).toBe(true);
  return at(page);
}

test('moving or removing a name of the byline keeps the focus in the byline', async () => {
  const lan = await signIn('lan');
  await openNewStory(lan, { headline: 'Ba người viết một bài' });
  const names = lan.locator('[data-field="bylineIds"] .chosen-label');
  await pick(lan, 'Tác giả', 'Minh');
  await pick(lan, 'Tác giả', 'Huy');
  const [first = '', second = '', third = ''] = (await names.allInnerTexts()).map((name) => name.trim());
  const inOrder =
    (...wanted: string[]) =>
    async () =>
      JSON.stringify((await names.allInnerTexts()).map((name) => name.trim())) === JSON.stringify(wanted);
  const down = `Đưa ${first} xuống`;
  expect(await press(lan, down, inOrder(second, first, third))).toBe(down);
  // It is the last name now, so its button for moving down is gone.
  expect(await press(lan, down, inOrder(second, third, first))).toBe(`Đưa ${first} lên`);
  expect(await press(lan, `Đưa ${third} lên`, inOrder(third, second, first))).toBe(`Đưa ${third} xuống`);
  expect(await press(lan, `Gỡ ${third}`, inOrder(second, first))).toBe(`Gỡ ${second}`);
  expect(await press(lan, `Gỡ ${first}`, inOrder(second))).toBe(`Gỡ ${second}`);
  expect(await press(lan, `Gỡ ${second}`, inOrder())).toBe('input');
  await saved(lan);
});

test('moving a section keeps the focus on its button, and two presses move it two places', async () => {
  const quan = await signIn('quan');
  // The screen moves the row before the server has saved it.
  let placed = 0;
  quan.on('response', (answer) => {
    if (answer.request().postData()?.includes('"beforeId"')) placed += 1;
  });
  await quan.goto('/desk/admin/sections');
  const names = quan.locator('.rows-item:not([data-child]) strong');
  const before = await names.allInnerTexts();
  const [first = '', second = '', third = '', ...rest] = before;
  const inOrder =
    (...wanted: string[]) =>
    async () =>
      JSON.stringify(await names.allInnerTexts()) === JSON.stringify(wanted);
  const down = `Đưa “${first}” xuống`;
  const up = `Đưa “${first}” lên`;
  expect(await press(quan, down, inOrder(second, first, third, ...rest))).toBe(down);
  await quan.keyboard.press('Enter');
  await expect.poll(inOrder(second, third, first, ...rest)).toBe(true);
  await quan.getByRole('button', { name: up, exact: true }).press('Enter');
  await quan.keyboard.press('Enter');
  await expect.poll(inOrder(...before)).toBe(true);
  expect(await at(quan)).toBe(down);
  await expect.poll(() => placed).toBe(4);
  await quan.reload();
  expect(await names.allInnerTexts()).toEqual(before);
});

longTest('moving a saved search to an end of its list keeps the focus on its button', async () => {
  const thu = await signIn('thu');
  for (const word of ['lũ', 'hạn']) {
    await thu.goto(`/desk?q=${encodeURIComponent(word)}`);
    await thu.getByRole('button', { name: 'Lưu bộ lọc này' }).click();
    await thu.getByRole('dialog').getByLabel('Tên', { exact: true }).fill(word);
    await thu.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
    await thu.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await thu.getByRole('button', { name: 'Sắp xếp bộ lọc' }).click();
  const names = thu.getByRole('dialog').locator('li strong');
  // The list is loaded again after each save; the last one may be late.
  await names.getByText('hạn', { exact: true }).waitFor();
  const before = await names.allInnerTexts();
  expect(before.length).toBeGreaterThan(1);
  const last = before.at(-1) ?? '';
  for (let place = before.length - 2; place >= 0; place -= 1) {
    const moved = await press(thu, `Đưa “${last}” lên`, async () => {
      return (await names.allInnerTexts()).indexOf(last) === place;
    });
    expect(moved).toBe(`Đưa “${last}” lên`);
  }
});

/** The focused element: its tag and its first words. */
const place = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: focused } = document;
    return `${focused?.localName}: ${focused?.textContent.slice(0, 60) ?? ''}`;
  });

test('when an action removes its own button, the focus moves to the header of the story', async () => {
  const lan = await signIn('lan');
  const { begin } = await openWithdrawals({ urls: [theSite().url], dataDir: theSite().dataDir });
  const { id } = await begin('lan', { headline: 'Gửi bằng phím', tags: [{ name: 'Biến đổi khí hậu' }] });
  await openHydrated(lan, `/desk/articles/${id}`);
  const send = lan.getByRole('button', { name: 'Gửi duyệt' });
  await send.press('Enter');
  await send.waitFor({ state: 'detached' });
  await expect.poll(() => place(lan)).toMatch(/^header: .*Gửi bằng phím/s);
});

longTest('declaring two tags different moves the focus to the next pair, or to the previous', async () => {
  const thu = await signIn('thu');
  for (const name of ['Bến.phà Rạch Miễu', 'Bến phà Rạch Miễu', 'Chợ.nổi Ngã Năm', 'Chợ nổi Ngã Năm']) {
    await thu.goto('/desk/tags');
    await thu.getByRole('button', { name: 'Tạo mới' }).click();
    await thu.getByRole('dialog').getByLabel('Tên', { exact: true }).fill(name);
    await thu.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
    await thu.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await thu.getByRole('link', { name: 'Có thể trùng' }).click();
  const rows = thu.locator('.rows-item');
  for (const pair of ['Ngã Năm', 'Rạch Miễu']) {
    const row = rows.filter({
      has: thu.getByRole('button', { name: /là hai thẻ khác nhau$/ }),
      hasText: pair,
    });
    await row.waitFor();
    const words = await rows.allInnerTexts();
    const at = words.findIndex((row) => row.includes(pair));
    await row.getByRole('button', { name: /là hai thẻ khác nhau$/ }).press('Enter');
    await row.waitFor({ state: 'detached' });
    const near = words[at + 1] ?? words[at - 1];
    await expect.poll(() => place(thu)).toContain(near === undefined ? 'main: ' : `li: ${near.slice(0, 12)}`);
  }
});

longTest(
  'in the live desk the focus stays in the text after saving, and moves to a neighbour when an entry moves',
  async () => {
    const { begin, approve, act } = await openWithdrawals({
      urls: [theSite().url],
      dataDir: theSite().dataDir,
    });
    const { id } = await begin('lan', {
      format: 'live',
      headline: 'Tường thuật bằng phím',
      tags: [{ name: 'Biến đổi khí hậu' }],
    });
    await approve(id);
    await act('thu', id, 'publish');
    await act('thu', id, 'live/open');
    const thu = await signIn('thu');
    await openHydrated(thu, `/desk/articles/${id}/live`);
    const text = thu.getByLabel('Nội dung');
    const isInText = () => text.evaluate((field) => field === document.activeElement);
    for (const words of ['Mục một.', 'Mục hai.']) {
      await text.fill(words);
      await thu.getByRole('button', { name: 'Lưu, chưa đăng' }).press('Enter');
      await thu.locator('.live-card[data-state="draft"]', { hasText: words }).waitFor();
      expect(await isInText()).toBe(true);
    }
    await text.fill('Mục ba.');
    await text.press('Control+Enter');
    const cards = (state: string) => thu.locator(`.live-card[data-state="${state}"]`);
    await cards('published').filter({ hasText: 'Mục ba.' }).waitFor();
    expect(await isInText()).toBe(true);

    await cards('draft').first().getByRole('button', { name: 'Đăng', exact: true }).press('Enter');
    await expect.poll(() => cards('draft').count()).toBe(1);
    await expect.poll(() => place(thu)).toMatch(/^li: .*Chờ đăng/s);
    await cards('draft').first().getByRole('button', { name: 'Đăng', exact: true }).press('Enter');
    await expect.poll(() => cards('draft').count()).toBe(0);
    await expect.poll(() => place(thu)).toMatch(/^section: Đã đăng/);
    await cards('published').first().getByRole('button', { name: 'Ghim' }).press('Enter');
    await thu.getByRole('button', { name: 'Bỏ ghim' }).waitFor();
    expect(await place(thu)).toMatch(/^li:/);
  },
);
