import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { newVisitor, PHONE, signIn } from '#tests/support/browser.ts';
import { theSite } from '#tests/support/the-site.ts';
import { openWithdrawals } from '#tests/support/withdrawal.ts';
import { addPerson, joinByMail, signInByForm } from './joining.ts';

const password = 'gió mùa về muộn năm nay';

test('a role is asked for by one person and confirmed by another; until then it counts for nothing', async () => {
  const quan = await signIn('quan');
  await addPerson(quan, 'Lưu Thị Mai Hương', 'huong@toasoan.example');
  await quan.getByRole('group', { name: 'Phóng viên' }).getByLabel('Không gắn ban').check();
  await quan.getByLabel('Lý do').fill('Vào làm từ thứ hai');
  await quan.getByRole('button', { name: 'Lưu quyền' }).click();
  await quan.getByText('chờ người thứ hai xác nhận.').last().waitFor();
  await quan.getByText('Bạn đã gửi yêu cầu này; phải có người thứ hai xác nhận.').waitFor();
  expect(await quan.getByRole('button', { name: /^Xác nhận quyền/ }).count()).toBe(0);

  const huong = await joinByMail('huong@toasoan.example', password);
  await signInByForm(huong, 'huong@toasoan.example', password);
  await huong.waitForURL(/\/desk$/);
  expect(await huong.getByRole('link', { name: 'Viết bài mới' }).count()).toBe(0);

  const tam = await signIn('tam', { viewport: PHONE });
  await tam.goto('/desk');
  await tam.getByRole('link', { name: 'Quản trị' }).click();
  await tam.getByRole('link', { name: 'Nhân sự' }).first().click();
  await tam.getByText('Lý do: Vào làm từ thứ hai').waitFor();
  await tam.getByText('Ai đọc hộp thư huong@toasoan.example là người nhận quyền này.').waitFor();
  await tam.getByRole('button', { name: 'Xác nhận quyền của Lưu Thị Mai Hương' }).click();
  await tam.getByText('Lý do: Vào làm từ thứ hai').waitFor({ state: 'hidden' });
  // No session ever holds more than it was opened with.
  await huong.goto('/desk');
  await huong.waitForURL(/\/sign-in/);
  await signInByForm(huong, 'huong@toasoan.example', password);
  await huong.getByRole('link', { name: 'Viết bài mới' }).waitFor();
});

test('an author’s page moves with their address, in one hop', async () => {
  const quan = await signIn('quan');
  await quan.goto('/desk/admin/people?q=thu%40toasoan.example');
  await quan.getByRole('link', { name: 'Phạm Hoài Thu' }).click();
  const slug = quan.getByLabel('Đường dẫn trang tác giả');
  const before = await slug.inputValue();
  await slug.fill('hoai-thu');
  await quan.getByRole('button', { name: 'Lưu', exact: true }).click();
  await quan.getByText('Đã lưu.').waitFor();
  const visitor = await newVisitor();
  // Somebody may have read the page before: until it is made anew its older copy may answer (decision 0021).
  await expect
    .poll(async () => {
      const answer = await visitor.request.get(`/tac-gia/${before}`, { maxRedirects: 0 });
      return [answer.status(), answer.headers().location];
    })
    .toEqual([301, '/tac-gia/hoai-thu']);
  expect((await visitor.request.get('/tac-gia/hoai-thu', { maxRedirects: 0 })).status()).toBe(200);
});

test('tags are merged, and whoever follows the old address as a reader comes to the other in one hop', async () => {
  const thu = await signIn('thu');
  for (const name of ['Xe đạp công cộng', 'Giao thông chậm']) {
    await thu.goto('/desk/tags');
    await thu.getByRole('button', { name: 'Tạo mới' }).click();
    const dialog = thu.getByRole('dialog');
    await dialog.getByLabel('Tên', { exact: true }).fill(name);
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  const { url, dataDir } = theSite();
  const desk = await openWithdrawals({ urls: [url], dataDir }, ['lan', 'thu']);
  const story = await desk.begin('lan', {
    ...{ headline: 'Xe đạp công cộng ra ngoại ô', tags: [{ name: 'Xe đạp công cộng' }] },
  });
  await desk.approve(story.id);
  const visitor = await newVisitor();
  const at = (path: string) => visitor.request.get(path, { maxRedirects: 0 });
  expect((await at('/chu-de/xe-dap-cong-cong')).status()).toBe(404);
  await desk.act('thu', story.id, 'publish');
  await expect.poll(async () => (await at('/chu-de/xe-dap-cong-cong')).status()).toBe(200);
  await thu.goto('/desk/tags?q=xe+dap+cong+cong');
  await thu.getByRole('button', { name: 'Gộp “Xe đạp công cộng” vào thẻ khác' }).click();
  await thu.getByLabel('Gõ tên thẻ ở lại').fill('giao thong cham');
  await thu.getByLabel('Giao thông chậm').check();
  await thu.getByRole('button', { name: 'Gộp vào “Giao thông chậm”' }).click();
  await thu.getByRole('button', { name: 'Gộp, không tách lại' }).click();
  await thu.getByRole('dialog').waitFor({ state: 'hidden' });
  // The name of the merged tag finds the other.
  await thu.getByText('Giao thông chậm').first().waitFor();
  // Until the page is made anew, on a machine with much to do, its older copy may answer (decision 0021).
  await expect
    .poll(async () => (await at('/chu-de/xe-dap-cong-cong')).headers().location)
    .toBe('/chu-de/giao-thong-cham');
  expect((await at('/chu-de/xe-dap-cong-cong')).status()).toBe(301);
  expect((await at('/chu-de/giao-thong-cham')).status()).toBe(200);
  const feed = await at('/chu-de/xe-dap-cong-cong/rss.xml');
  expect([feed.status(), feed.headers().location]).toEqual([301, '/chu-de/giao-thong-cham/rss.xml']);
});

test('a section moves in the navigation, and is closed only when it is empty', async () => {
  const quan = await signIn('quan', { viewport: PHONE });
  await quan.goto('/desk/admin/sections');
  await quan.getByRole('button', { name: 'Thêm chuyên mục' }).click();
  const dialog = quan.getByRole('dialog');
  await dialog.getByLabel('Tên', { exact: true }).fill('Thử nghiệm tạm thời');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const names = quan.locator('.rows-item:not([data-child]) strong');
  await expect.poll(async () => (await names.allInnerTexts()).at(-1)).toBe('Thử nghiệm tạm thời');
  await quan.getByRole('button', { name: 'Đưa “Thử nghiệm tạm thời” lên' }).click();
  await expect.poll(async () => (await names.allInnerTexts()).at(-2)).toBe('Thử nghiệm tạm thời');
  await quan.getByRole('button', { name: 'Đóng chuyên mục “Thế giới”' }).click();
  await dialog.getByRole('button', { name: 'Đóng', exact: true }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('button', { name: 'Hủy' }).click();
  await quan.getByRole('button', { name: 'Đóng chuyên mục “Thử nghiệm tạm thời”' }).click();
  await dialog.getByRole('button', { name: 'Đóng', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  const visitor = await newVisitor();
  const gone = await visitor.request.get('/thu-nghiem-tam-thoi', { maxRedirects: 0 });
  expect(gone.status()).toBe(301);
});

async function draftHotline(page: Page, number: string): Promise<void> {
  await page.getByLabel('Đường dây nóng').fill(number);
  await page.getByRole('button', { name: 'Lưu nháp' }).click();
  await page.getByText(new RegExp(`^Đường dây nóng: .+ → ${number}$`)).waitFor();
}

async function applyDraft(page: Page): Promise<void> {
  const apply = page.getByRole('button', { name: 'Áp dụng cho trang' });
  await apply.click();
  await page.getByText('Đã áp dụng.').waitFor();
  // The fields are made anew with what holds now.
  await apply.waitFor({ state: 'hidden' });
}

test('the settings are seen before they are applied, by whoever drafted them alone, and then by readers', async () => {
  const quan = await signIn('quan');
  await quan.goto('/desk/admin/settings');
  const before = await quan.getByLabel('Đường dây nóng').inputValue();
  await draftHotline(quan, '0900 123 456');
  const visitor = await newVisitor();
  const footer = async () => (await visitor.request.get('/')).text();
  expect(await footer()).not.toContain('0900 123 456');
  for (const page of ['home', 'article', 'about', 'contact']) {
    const answer = await quan.request.get(`/desk/settings-preview?page=${page}`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['cache-control']).toContain('no-store');
    const html = await answer.text();
    expect(html).toContain('0900 123 456');
    expect(html).toMatch(/<meta name="robots" content="noindex/);
  }
  const tam = await signIn('tam');
  expect(await (await tam.request.get('/desk/settings-preview?page=home')).text()).not.toContain('0900 123');
  const lan = await signIn('lan');
  expect((await lan.request.get('/desk/settings-preview?page=home')).status()).toBe(404);
  await applyDraft(quan);
  try {
    await expect.poll(footer).toContain('0900 123 456');
  } finally {
    // Other tests look for the number that was there.
    await draftHotline(quan, before);
    await applyDraft(quan);
  }
});
