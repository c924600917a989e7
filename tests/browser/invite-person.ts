import type { Page } from 'playwright';
import { newVisitor } from '#tests/support/browser/browser.ts';
import { linkOfMail } from '#tests/support/site/caught-mail.ts';

/** Adds a person to the staff and opens their page. */
export async function addPerson(admin: Page, name: string, email: string): Promise<void> {
  await admin.goto('/desk/admin/people');
  await admin.getByRole('button', { name: 'Thêm người' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Thêm người' });
  await dialog.getByLabel('Tên').fill(name);
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await admin.getByLabel('Tìm theo tên hoặc e-mail').fill(email);
  await admin.getByRole('button', { name: 'Tìm', exact: true }).click();
  await admin.getByRole('link', { name }).click();
  await admin.getByRole('heading', { level: 1, name }).waitFor();
}

/**
 * Sets a password through the link of the e-mailed invitation, in a new browser context; it ends at the
 * sign-in page.
 */
export async function joinByMail(email: string, password: string): Promise<Page> {
  const page = await newVisitor();
  await page.goto(await linkOfMail(email, 'Lời mời vào tòa soạn'));
  await page.getByLabel('Mật khẩu mới').fill(password);
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await page.getByText('Đã đặt mật khẩu.').waitFor();
  return page;
}

/** Fills in and submits the sign-in form. */
export async function signInByForm(page: Page, email: string, password: string): Promise<void> {
  if (!new URL(page.url(), 'http://nowhere').pathname.endsWith('/sign-in')) await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}
