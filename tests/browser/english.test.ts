import { test } from 'vitest';
import { signIn } from '#tests/support/browser/browser.ts';

test('the desk switches to English', async () => {
  const page = await signIn('thu');
  await page.goto('/desk');
  await page
    .getByRole('button', { name: 'English' })
    .or(page.getByRole('link', { name: 'English' }))
    .first()
    .click();
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
  await page.goto('/desk/articles/new');
  for (const label of ['Headline', 'Standfirst', 'Section']) {
    await page.getByLabel(label, { exact: true }).waitFor();
  }
  await page.getByRole('textbox', { name: 'Body', exact: true }).waitFor();
  for (const label of ['Tags', 'Byline', 'Related stories']) {
    await page.getByRole('combobox', { name: label, exact: true }).waitFor();
  }
});
