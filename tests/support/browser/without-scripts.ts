import type { Page } from 'playwright';
import { interceptable } from './browser.ts';

/**
 * A page whose scripts are delayed until `bringScripts`, as on a slow connection: it can be read and clicked
 * before hydration.
 */
export async function withoutScripts(page: Page): Promise<{ page: Page; loadScripts: () => void }> {
  await interceptable(page);
  let loadScripts = () => {};
  const mayCome = new Promise<void>((resolve) => {
    loadScripts = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await mayCome;
    await route.continue();
  });
  return { page, loadScripts };
}
