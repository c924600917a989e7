import { expect, test } from 'vitest';
import { axeFaults, LAW_AND_PRACTICE } from '#tests/support/browser/axe.ts';
import { newVisitor, PHONE, signIn } from '#tests/support/browser/browser.ts';

const headline = 'Rebuilding a reef in Quy Nhơn with fishing line and patience';

test('an editor compares the corrected original with the translation, on wide and narrow screens', async () => {
  const binh = await signIn('binh');
  await binh.goto(`/desk?view=all&q=${encodeURIComponent('Rebuilding a reef')}`);
  await binh.getByText('Bản gốc đã đính chính').first().waitFor();
  await binh.getByRole('link', { name: headline }).click();
  await binh.getByRole('button', { name: 'Xem bản gốc đổi gì' }).click();
  const dialog = binh.getByRole('dialog');
  await dialog.locator('del', { hasText: '231' }).first().waitFor();
  expect(await dialog.locator('ins', { hasText: '213' }).count()).toBeGreaterThan(0);
  await dialog.getByRole('region', { name: 'Bản dịch này' }).getByText('231 colonies').waitFor();
  for (const viewport of [{ width: 1600, height: 1000 }, PHONE]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await binh.setViewportSize(viewport);
      await binh.emulateMedia({ colorScheme });
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await binh.evaluate(overflow)).toBeLessThanOrEqual(0);
      expect(await axeFaults(binh, { tags: LAW_AND_PRACTICE })).toEqual([]);
    }
  }
});

test('readers of the translation are led to the corrected original, without scripts too', async () => {
  const reader = await newVisitor({ javaScriptEnabled: false });
  await reader.goto('/tim-kiem?q=Rebuilding+a+reef');
  await reader.getByRole('link', { name: headline }).first().click();
  const line = reader.getByRole('link', { name: 'The original was corrected after this translation' });
  await line.click();
  await reader.getByText('con số đúng là 213').first().waitFor();
});
