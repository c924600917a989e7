import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { signInAt } from './sign-in-at.ts';
import { theSite } from './the-site.ts';

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** A name of this machine that browsers trust no more than any other: over http they say less under it. */
export const PLAIN_HOST = 'toa-soan.test';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      // Lazy pictures come as near as on a line of 4G; the shell does not know its line, and fetches them from further away.
      '--blink-settings=lazyLoadingImageMarginPxUnknown=1250',
    ],
  });
});

// A test that failed half-way leaves no signed-in browser to the next, and says what stood on its pages.
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    for (const page of browser.contexts().flatMap((context) => context.pages()))
      console.error(await shownOn(page));
  }
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser.close();
});

/** What a page shows on which a test failed: its address, what has the focus, and all that a reader by ear gets of it. */
async function shownOn(page: Page): Promise<string> {
  const focus = page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');
  const told = await Promise.all([focus, page.locator('body').ariaSnapshot({ timeout: 5_000 })]).catch(
    String,
  );
  return `── what ${page.url()} showed\n${[told].flat().join('\n').slice(0, 12_000)}`;
}

/** A page of a browser that has never been here: no cookies, no cache. Addresses may be given without the site. */
export async function newVisitor(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: theSite().url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: DESKTOP,
    ...options,
  });
  context.setDefaultTimeout(30_000);
  return context.newPage();
}

/** Matches no address that there is. */
const NOWHERE = 'https://nowhere.invalid/';

/**
 * The same page, on which requests are to be held back or answered by the test later on. It has to be known before the page is
 * loaded: the browser takes a moment to ask for each, and what is sent right after the first `route` passes by.
 */
export async function interceptable(page: Page): Promise<Page> {
  await page.route(NOWHERE, (route) => route.continue());
  return page;
}

/**
 * A page of a browser in which one of the demonstration newsroom is signed in: `minh`, `lan`, `thu`, `tam`… It shows
 * nothing yet.
 */
export async function signIn(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newVisitor(options);
  await signInAt(page, person);
  return page;
}
