import type { Page } from 'playwright';

/**
 * Turns a page into one of an earlier release, as after a deployment: requests to `addresses` use action ids
 * that the server does not know. Returns a function that undoes it. The page must be `interceptable` before
 * it is loaded.
 */
export async function asEarlierRelease(page: Page, addresses: string): Promise<() => Promise<void>> {
  await page.route(addresses, (route) => {
    const headers = route.request().headers();
    const isAction = headers['next-action'] !== undefined;
    return route.continue(isAction ? { headers: { ...headers, 'next-action': '7f'.padEnd(42, '0') } } : {});
  });
  return () => page.unroute(addresses);
}
