import type { Page } from 'playwright';

/**
 * Makes a page one of a release before, as a deployment leaves it: the server knows none of the names by which what is at
 * `addresses` asks. Each release has its own. Gives the way back. The page is to be `interceptable` before it is loaded.
 */
export async function ofReleaseBefore(page: Page, addresses: string): Promise<() => Promise<void>> {
  await page.route(addresses, (route) => {
    const headers = route.request().headers();
    const isAction = headers['next-action'] !== undefined;
    return route.continue(isAction ? { headers: { ...headers, 'next-action': '7f'.padEnd(42, '0') } } : {});
  });
  return () => page.unroute(addresses);
}
