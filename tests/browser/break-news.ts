import type { Page } from 'playwright';

export type NewsToBreak = { readonly headline: string; readonly sapo: string; readonly section: string };

/** The sheet for breaking news on the page. */
export const sheetOf = (page: Page) => page.getByRole('dialog', { name: 'Đăng tin nóng' });

/** Types news into the open sheet by keyboard, up to the second confirmation. */
export async function writeNews(page: Page, { headline, sapo, section }: NewsToBreak): Promise<void> {
  const sheet = sheetOf(page);
  await sheet.getByLabel('Tiêu đề').pressSequentially(headline);
  await page.keyboard.press('Enter');
  await page.keyboard.type(sapo);
  await page.keyboard.press('Enter');
  await sheet.getByLabel('Chuyên mục').selectOption({ label: section });
  await page.keyboard.press('Control+Enter');
  await sheet.getByRole('form', { name: 'Xác nhận lần hai' }).waitFor();
}

/** The published story, as its sheet names it. */
export async function publishedIn(page: Page): Promise<{ id: string; url: string }> {
  const sheet = sheetOf(page);
  await sheet.getByText('Đã đăng.', { exact: true }).waitFor();
  const desk = await sheet.getByRole('link', { name: 'Viết tiếp' }).getAttribute('href');
  const url = await sheet.getByRole('link', { name: 'Xem như bạn đọc' }).getAttribute('href');
  return { id: desk?.split('/').at(-1) ?? '', url: url ?? '' };
}
