import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { axeFaults } from '#tests/support/browser/axe.ts';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';

const title = 'Những người giữ cống đêm triều cường ở cửa biển Gành Nhum';

/** Plans an assignment on a Wednesday that no other test uses. */
async function plan(page: Page, { name = title, day = '2031-03-12', to = 'Lan' } = {}): Promise<void> {
  await page.goto(`/desk/planning?by=week&day=${day}`);
  await page.getByRole('button', { name: 'Đề tài mới' }).click();
  const form = page.getByRole('dialog', { name: 'Đề tài mới' });
  await form.getByLabel('Đề tài', { exact: true }).fill(name);
  await form.getByLabel('Yêu cầu').fill('Hỏi ít nhất hai người trực đêm.\nẢnh chụp lúc nước lên.');
  await form.getByLabel('Chuyên mục').selectOption({ label: 'Thế giới' });
  await form.getByLabel('Ưu tiên').selectOption({ label: 'Cao' });
  await form.getByRole('combobox', { name: 'Giao cho' }).fill(to);
  await form
    .getByRole('option', { name: new RegExp(to) })
    .first()
    .click();
  await form.getByRole('button', { name: 'Lưu' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('link', { name }).waitFor();
}

const dayOf = (page: Page, number: string) => page.locator('.plan-day', { hasText: number });

test('an assignment is planned, moved, accepted and started, and the editor sees its state but not the draft', async () => {
  const thu = await signIn('thu');
  await plan(thu);
  // Moved to another day by mouse, then by keyboard.
  const card = thu.locator('.plan-card', { hasText: title });
  await card.dragTo(dayOf(thu, '14/3/2031'));
  await dayOf(thu, '14/3/2031').getByRole('link', { name: title }).waitFor();
  await thu.getByRole('button', { name: `Chuyển ngày “${title}”` }).focus();
  await thu.keyboard.press('Enter');
  await thu.getByLabel('Ngày mới').fill('2031-03-15');
  await thu.keyboard.press('Enter');
  await dayOf(thu, '15/3/2031').getByRole('link', { name: title }).waitFor();

  const lan = await signIn('lan');
  await lan.goto('/desk');
  await lan.getByRole('region', { name: 'Đề tài của tôi' }).getByRole('link', { name: title }).click();
  await lan.getByRole('heading', { level: 1, name: title }).waitFor();
  await lan.getByRole('button', { name: 'Nhận đề tài' }).click();
  await lan.getByText('Đã nhận', { exact: true }).waitFor();
  await lan.getByLabel('Viết vài dòng').fill('Đã hẹn ba người.');
  await lan.getByRole('button', { name: 'Gửi', exact: true }).click();
  await lan.getByText('Đã hẹn ba người.').waitFor();
  await lan.getByRole('button', { name: 'Bắt đầu viết' }).click();
  await lan.waitForURL(/\/desk\/articles\/[0-9a-f-]{36}$/);
  await expect.poll(() => lan.getByLabel('Tiêu đề', { exact: true }).inputValue()).toBe(title);

  // Only its author may read the draft: the editor sees its state and no link.
  await card.getByRole('link', { name: title }).click();
  await thu.getByText('Đang viết', { exact: true }).waitFor();
  await thu.getByText('Đã hẹn ba người.').waitFor();
  await thu.getByText('chỉ tác giả đọc được', { exact: false }).waitFor();
  expect(await thu.getByRole('link', { name: 'Mở bài' }).count()).toBe(0);
});

longTest('on a phone of 360 pixels the plan is a list without overflow, and axe finds nothing', async () => {
  const thu = await signIn('thu', { viewport: { ...PHONE, width: 360 } });
  await plan(thu, {
    name: `${title} và chuyện nghiêng mình của những chiếc thuyền thúng`,
    day: '2031-06-11',
  });
  for (const by of ['week', 'month']) {
    await thu.goto(`/desk/planning?by=${by}&day=2031-06-11`);
    await thu.getByRole('link', { name: /thuyền thúng/ }).waitFor();
    expect(await thu.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await axeFaults(thu)).toEqual([]);
  }
  await thu.getByRole('link', { name: /thuyền thúng/ }).click();
  await thu.getByRole('heading', { level: 1, name: /thuyền thúng/ }).waitFor();
  expect(await thu.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await axeFaults(thu)).toEqual([]);
});
