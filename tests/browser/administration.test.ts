import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { newVisitor, PHONE, signIn } from '#tests/support/browser.ts';

const firstPassword = 'mật khẩu đầu tiên';

/** Adds somebody to the staff and opens their page. */
async function addPerson(admin: Page, name: string, email: string): Promise<void> {
  await admin.goto('/desk/admin/people');
  await admin.getByRole('button', { name: 'Thêm người' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Thêm người' });
  await dialog.getByLabel('Tên').fill(name);
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Mật khẩu đầu tiên').fill(firstPassword);
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await admin.getByLabel('Tìm theo tên hoặc e-mail').fill(email);
  await admin.getByRole('button', { name: 'Tìm', exact: true }).click();
  await admin.getByRole('link', { name }).click();
  await admin.getByRole('heading', { level: 1, name }).waitFor();
}

test('a role is asked for by one person and confirmed by another; until then it counts for nothing', async () => {
  const quan = await signIn('quan');
  await addPerson(quan, 'Lưu Thị Mai Hương', 'huong@toasoan.example');
  await quan.getByRole('group', { name: 'Phóng viên' }).getByLabel('Không gắn ban').check();
  await quan.getByLabel('Lý do').fill('Vào làm từ thứ hai');
  await quan.getByRole('button', { name: 'Lưu quyền' }).click();
  await quan.getByText('chờ người thứ hai xác nhận.').last().waitFor();
  await quan.getByText('Bạn đã gửi yêu cầu này; phải có người thứ hai xác nhận.').waitFor();
  expect(await quan.getByRole('button', { name: /^Xác nhận quyền/ }).count()).toBe(0);

  const huong = await newVisitor();
  await huong.goto('/sign-in');
  await huong.getByLabel('E-mail').fill('huong@toasoan.example');
  await huong.getByLabel('Mật khẩu').fill(firstPassword);
  await huong.getByRole('button', { name: 'Đăng nhập' }).click();
  await huong.waitForURL(/\/desk$/);
  expect(await huong.getByRole('link', { name: 'Viết bài mới' }).count()).toBe(0);

  const tam = await signIn('tam', { viewport: PHONE });
  await tam.goto('/desk');
  await tam.getByRole('link', { name: 'Quản trị' }).click();
  await tam.getByRole('link', { name: 'Nhân sự' }).first().click();
  await tam.getByText('Lý do: Vào làm từ thứ hai').waitFor();
  await tam.getByRole('button', { name: 'Xác nhận quyền của Lưu Thị Mai Hương' }).click();
  await tam.getByText('Lý do: Vào làm từ thứ hai').waitFor({ state: 'hidden' });
  await huong.goto('/desk');
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
  const answer = await visitor.request.get(`/tac-gia/${before}`, { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([308, '/tac-gia/hoai-thu']);
  expect((await visitor.request.get('/tac-gia/hoai-thu', { maxRedirects: 0 })).status()).toBe(200);
});
