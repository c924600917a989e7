import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { newSession, type SessionCookie } from '../site/session-of.ts';
import { theSite } from '../site/the-site.ts';

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** A name of this machine that browsers trust no more than any other: over http they say less under it. */
export const PLAIN_HOST = 'toa-soan.test';

let launched: Promise<Browser> | undefined;

/** One browser for all files of a worker, from the first page on. Playwright ends it with the process. */
function browser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      // Lazy pictures come as near as on a line of 4G; the shell does not know its line, and fetches them from further away.
      '--blink-settings=lazyLoadingImageMarginPxUnknown=1250',
    ],
  });
  return launched;
}

/** Prints what the open pages show. */
export async function printPages(): Promise<void> {
  const contexts = (await launched)?.contexts() ?? [];
  for (const page of contexts.flatMap((context) => context.pages())) console.error(await shownOn(page));
}

/** Closes all pages, and with them what their browsers keep. */
export async function closePages(): Promise<void> {
  const contexts = (await launched)?.contexts() ?? [];
  await Promise.all(contexts.map((context) => context.close()));
}

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
  const context = await (await browser()).newContext({
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

const sessions = new Map<string, Promise<SessionCookie[]>>();

/** Lets the next `signIn` of each person begin a new session. */
export function forgetSessions(): void {
  sessions.clear();
}

/**
 * A page of a browser in which one of the demonstration newsroom is signed in: `minh`, `lan`, `thu`, `tam`… It shows
 * nothing yet. All pages of a person in one test file share a session.
 */
export async function signIn(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  let session = sessions.get(person);
  if (session === undefined) {
    session = newSession(person);
    sessions.set(person, session);
  }
  return signedIn(await session, options);
}

/** The same in a session of its own, for a test that ends it. */
export async function signInAnew(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  return signedIn(await newSession(person), options);
}

async function signedIn(session: SessionCookie[], options: BrowserContextOptions): Promise<Page> {
  const page = await newVisitor(options);
  await page.context().addCookies(session);
  return page;
}
