import type { Page } from 'playwright';
import { interceptable } from './browser.ts';

/** A page whose scripts don't come until they are brought, as on a slow line: it can be read and pressed, and nothing listens. */
export async function withoutScripts(page: Page): Promise<{ page: Page; bringScripts: () => void }> {
  await interceptable(page);
  let bringScripts = () => {};
  const mayCome = new Promise<void>((resolve) => {
    bringScripts = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await mayCome;
    await route.continue();
  });
  return { page, bringScripts };
}
