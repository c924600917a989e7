import type { Page } from 'playwright';

/**
 * Opens a page of the desk and waits until it is hydrated. Button presses before that are replayed (decision
 * 0052); keys of a field are not. A replayed press that removes a field also loses the text typed into it.
 */
export async function openHydrated(page: Page, address: string): Promise<void> {
  await page.addInitScript(() => {
    let release: (() => Promise<void>) | undefined;
    // The page calls it when it is hydrated, and sets no other sign.
    Object.defineProperty(window, 'releaseEarlyInput', {
      configurable: true,
      set: (value: () => Promise<void>) => {
        release = value;
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
