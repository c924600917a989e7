import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright';
import { newSession, type SessionCookie } from '../site/session-of.ts';
import { theSite } from '../site/the-site.ts';

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
/**
 * A host name of this machine that browsers do not trust as they trust localhost: over http they grant it
 * fewer APIs.
 */
export const PLAIN_HOST = 'toa-soan.test';

let launched: Promise<Browser> | undefined;

/**
 * One browser for all files of a worker, started by the first page. Playwright closes it with the process.
 */
function browser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      // Sets the distance of lazy loading to that of a 4G connection. The headless shell does not know its
      // connection and would load from further away.
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

const kept = new Set<BrowserContext>();

/** Leaves a page open for the next tests of its file, until one fails: loading a desk page takes a second. */
export function keepPage(page: Page): Page {
  kept.add(page.context());
  return page;
}

/** Closes all pages with their browser contexts, or all but the kept ones. */
export async function closePages({ keeps = false } = {}): Promise<void> {
  const contexts = (await launched)?.contexts() ?? [];
  const closing = contexts.filter((context) => !(keeps && kept.has(context)));
  for (const context of closing) kept.delete(context);
  await Promise.all(closing.map((context) => context.close()));
}

/** The state of a page on which a test failed: its address, its focus and its accessibility tree. */
async function shownOn(page: Page): Promise<string> {
  const focus = page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');
  const shown = await Promise.all([focus, page.locator('body').ariaSnapshot({ timeout: 5_000 })]).catch(
    String,
  );
  return `── what ${page.url()} showed\n${[shown].flat().join('\n').slice(0, 12_000)}`;
}

/** A page of a new browser context: no cookies, no cache. Addresses may be given without the site. */
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

/** Matches no existing address. */
const NOWHERE = 'https://nowhere.invalid/';

/**
 * The same page, prepared for tests that later delay or answer requests. It must be prepared before the page
 * loads. A browser takes a moment to enable interception, so the first requests after the first `route` would
 * pass.
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
 * A page that is signed in as a person of the demonstration newsroom: `minh`, `lan`, `thu`, `tam`… It is
 * still empty. All pages of a person in one test file share a session.
 */
export async function signIn(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  let session = sessions.get(person);
  if (session === undefined) {
    session = newSession(person);
    sessions.set(person, session);
  }
  return signedIn(await session, options);
}

/** The same with a separate session, for a test that ends it. */
export async function signInAnew(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  return signedIn(await newSession(person), options);
}

async function signedIn(session: SessionCookie[], options: BrowserContextOptions): Promise<Page> {
  const page = await newVisitor(options);
  await page.context().addCookies(session);
  return page;
}
