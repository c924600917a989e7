import { expect, test } from 'vitest';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';
import { addPerson, joinByMail, signInByForm } from './invite-person.ts';

const password = 'gió mùa về muộn năm nay';

test('a role that one administrator requests has no effect until another administrator confirms it', async () => {
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
  await tam.goto('/desk/admin');
  await tam.getByRole('link', { name: 'Nhân sự' }).first().click();
  await tam.getByText('Lý do: Vào làm từ thứ hai').waitFor();
  await tam.getByText('Ai đọc hộp thư huong@toasoan.example là người nhận quyền này.').waitFor();
  await tam.getByRole('button', { name: 'Xác nhận quyền của Lưu Thị Mai Hương' }).click();
  await tam.getByText('Lý do: Vào làm từ thứ hai').waitFor({ state: 'hidden' });
  // A session never gains roles after sign-in.
  await huong.goto('/desk');
  await huong.waitForURL(/\/sign-in/);
  await signInByForm(huong, 'huong@toasoan.example', password);
  await huong.getByRole('link', { name: 'Viết bài mới' }).waitFor();
});
