import type { Locator } from 'playwright';

/** Whether React has hydrated the element: before that it handles no events. */
export const isHydrated = (element: Locator): Promise<boolean> =>
  element.evaluate((found) => Object.keys(found).some((key) => key.startsWith('__reactProps')));
