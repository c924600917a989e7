import { expect, test } from 'vitest';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';

test('an administrator sees queued jobs and retained data on a phone', async () => {
  const quan = await signIn('quan', { viewport: PHONE });
  await quan.goto('/desk/admin');
  await quan.getByRole('link', { name: 'Vận hành' }).last().click();
  await quan.getByRole('heading', { level: 1, name: 'Vận hành' }).waitFor();
  const fact = (name: string) => quan.locator('dl > div', { has: quan.getByText(name, { exact: true }) });
  await fact('Cơ sở dữ liệu')
    .getByText(/^PostgreSQL \d+.* kết nối$/)
    .waitFor();
  await fact('Kho tệp').getByText('Đọc được').waitFor();
  await fact('Phiên bản')
    .getByText(/^Toasoan \d/)
    .waitFor();
  await fact('Việc nền')
    .getByText(/\d+ đang chờ/)
    .waitFor();
  await quan.getByText('Không có việc nào bị bỏ.').waitFor();
  const width = await quan.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(width).toBeLessThanOrEqual(0);
  await quan.getByRole('button', { name: 'Xem lại' }).click();
  await fact('Kho tệp').waitFor();
});
