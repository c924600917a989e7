import type { Page } from 'playwright';

/**
 * Opens a page of the desk and waits until it listens. Presses of buttons are kept until then (decision 0052); keys of a field
 * are not, and what is written into a field that such a press puts away is lost with it.
 */
export async function openListening(page: Page, address: string): Promise<void> {
  await page.addInitScript(() => {
    let release: (() => Promise<void>) | undefined;
    // The page calls it when all of it listens, and leaves no other sign of that.
    Object.defineProperty(window, 'releaseEarlyInput', {
      configurable: true,
      set: (given: () => Promise<void>) => {
        release = given;
      },
      get: () => async () => {
        await release?.();
        document.documentElement.setAttribute('data-listens', '');
      },
    });
  });
  await page.goto(address);
  await page.locator('html[data-listens]').waitFor({ state: 'attached' });
}
