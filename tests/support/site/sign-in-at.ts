import type { Page } from 'playwright';
import { newSession } from './session-of.ts';
import { theSite } from './the-site.ts';

/**
 * Signs the browser of a page in as a person of the demonstration newsroom, in a new session and without the
 * form.
 */
export async function signInAt(page: Page, person: string, site = theSite()): Promise<void> {
  await page.context().addCookies(await newSession(person, site));
}
