import type { Locator } from 'playwright';

/** Whether React has brought the element to life: before that nobody hears what is done with it. */
export const isListening = (element: Locator): Promise<boolean> =>
  element.evaluate((found) => Object.keys(found).some((key) => key.startsWith('__reactProps')));
