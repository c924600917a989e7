import { type Browser, chromium, type Page } from 'playwright';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listMedia } from '#usecases/media/list-media.ts';
import { contextOfStaff } from '../scripts/newsroom/find-staff.ts';
import { openNewsroom } from '../scripts/newsroom/open-newsroom.ts';
import { startSite } from '../tests/support/start-site.ts';
import { openBarePage } from './support/bare-page.ts';
import { figure, quantile, reporter } from './support/figure.ts';
import { type Place, putCursor, typeKeys, watchKeys } from './support/key-to-paint.ts';
import { longStory } from './support/long-story.ts';
import { watchScripts, watchWire } from './support/wire.ts';
import { cookieOf, enterStory, type OtherWriter, type SiteToMeasure, signIn } from './support/writers.ts';

/*
 * What it costs to write in a long story while others write in it too: from key to paint against a bare
 * contenteditable with the same text, on the wire, and on the way to the first letter. bench/README.md says how.
 */

const FIGURES = 40;
const SIZES = [
  { words: 10_000, mark: 1.3 },
  { words: 20_000, mark: 1.6 },
];
const PLACES: readonly Place[] = ['end', 'middle'];
/** Letters that are typed in turns into ours and into the bare element. */
const TURN = 'cho em xin mot chut nang ';
const TURNS = 9;
const FIFTY_KEYS = 'nguoi viet go nam muoi phim roi dung lai mot lat .'.slice(0, 50);
const WIRE_MARK_BYTES = 20_480;
const COLD_LOADS = 3;
const COLD_MARK_MS = 1_500;
const SCRIPT_MARK_BYTES = 300 * 1_024;
const SETTLE_MS = 3_000;

const options = new Set(process.argv.slice(2));
const report = reporter({ json: options.has('--json') });
/** A site that runs already, with its DATA_DIR and DEMO_PASSWORD in the environment; else one is started. */
const given = process.env.BENCH_SITE;
const started = given ? null : await startSite();
if (started) process.env.DATA_DIR = started.dataDir;
const site: SiteToMeasure = started ?? { url: given ?? '', password: process.env.DEMO_PASSWORD ?? '' };
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: [
    ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ],
});
try {
  const cookies = [await cookieOf(browser, site, 'huy'), await cookieOf(browser, site, 'minh')];
  for (const [index, size] of SIZES.entries()) {
    const articleId = await writeStory(size.words);
    const others = await Promise.all(
      cookies.map((cookie, each) => enterStory({ site, articleId, cookie, share: each === 0 ? 0.2 : 0.7 })),
    );
    await measureTyping(browser, { ...size, articleId, others });
    if (index === 0) await measureWire(browser, articleId);
    for (const other of others) other.leave();
    if (index === 0) await measureColdLoad(browser, articleId);
  }
} finally {
  await browser.close();
  await started?.stop();
}
process.exit(report.exitCode());

/** A story that Lan has begun, with Huy and Minh in its byline: all three may write in it. */
async function writeStory(words: number): Promise<string> {
  const newsroom = await openNewsroom();
  try {
    const [lan, huy, minh] = await Promise.all(
      ['lan', 'huy', 'minh'].map((name) => contextOfStaff(newsroom.ctx, `${name}@toasoan.example`)),
    );
    if (!lan || !huy || !minh) throw new Error('three write in the story');
    const library = (await listMedia(lan)).items.map(({ id }) => id);
    const photos = Array.from({ length: FIGURES }, (_, index) => library[index % library.length] ?? '');
    const { id } = await createArticle(lan, {
      content: {
        headline: `Bài dài ${words} chữ`,
        bylineIds: [lan.actor.id, huy.actor.id, minh.actor.id],
        body: longStory(words, photos),
      },
    });
    return id;
  } finally {
    await newsroom.close();
  }
}

async function openStory(from: Browser, articleId: string): Promise<Page> {
  const context = await from.newContext({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
  await context.addInitScript(watchKeys);
  await signIn(context, site, 'lan');
  const page = await context.newPage();
  await page.goto(`${site.url}/desk/articles/${articleId}`);
  await page.locator('.editor-text[contenteditable="true"]').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(SETTLE_MS);
  return page;
}

async function measureTyping(
  from: Browser,
  input: { words: number; mark: number; articleId: string; others: readonly OtherWriter[] },
): Promise<void> {
  const { words, mark, articleId, others } = input;
  const ours = await openStory(from, articleId);
  const bare = await openBarePage(ours.context(), ours);
  for (const place of PLACES) {
    const times = { ours: [] as number[], bare: [] as number[] };
    for (const page of [bare, ours]) {
      await page.bringToFront();
      await putCursor(page, place);
      // What is made at the first letter, such as the browser's own fonts and lists, is not what a key costs.
      await typeKeys(page, 'mo dau ');
    }
    for (let turn = 0; turn < TURNS; turn += 1) {
      await bare.bringToFront();
      times.bare.push(...(await typeKeys(bare, TURN)));
      await ours.bringToFront();
      for (const other of others) other.write();
      times.ours.push(...(await typeKeys(ours, TURN)));
      for (const other of others) other.rest();
    }
    const name = `${words} words, ${place}`;
    for (const share of [0.5, 0.95]) {
      const percent = `p${share * 100}`;
      const [own, plain] = [quantile(times.ours, share), quantile(times.bare, share)];
      report.add(figure(`${name}: key to paint ${percent}`, own, 'ms'));
      report.add(figure(`${name}: bare element ${percent}`, plain, 'ms'));
      report.add(figure(`${name}: ratio ${percent}`, own / plain, 'times', share === 0.95 ? mark : null));
    }
  }
  await ours.context().close();
}

/** All that fifty keys send and bring, until the last of them is saved and the line is quiet; the others only look on. */
async function measureWire(from: Browser, articleId: string): Promise<void> {
  const page = await openStory(from, articleId);
  const wire = await watchWire(page);
  await putCursor(page, 'end');
  await page.waitForTimeout(SETTLE_MS);
  wire.start();
  await typeKeys(page, FIFTY_KEYS);
  await page.waitForTimeout(SETTLE_MS);
  report.add(figure('fifty keys: sent', wire.sent(), 'bytes'));
  report.add(figure('fifty keys: received', wire.received(), 'bytes'));
  report.add(figure('fifty keys: both', wire.sent() + wire.received(), 'bytes', WIRE_MARK_BYTES));
  await page.context().close();
}

/** The way to the first letter with an empty cache, from the start of the navigation. */
async function measureColdLoad(from: Browser, articleId: string): Promise<void> {
  const signedIn = await from.newContext();
  await signIn(signedIn, site, 'lan');
  const storageState = await signedIn.storageState();
  await signedIn.close();
  const loads = { editable: [] as number[], written: [] as number[], bytes: [] as number[] };
  for (let load = 0; load < COLD_LOADS; load += 1) {
    const context = await from.newContext({ storageState, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const scripts = await watchScripts(await context.newCDPSession(page));
    await page.addInitScript(() => {
      const look = () => {
        const body = document.querySelector<HTMLElement>('.editor-text[contenteditable="true"]');
        if (body === null) requestAnimationFrame(look);
        else performance.mark('editable');
      };
      requestAnimationFrame(look);
    });
    await page.goto(`${site.url}/desk/articles/${articleId}`, { waitUntil: 'commit' });
    const body = page.locator('.editor-text[contenteditable="true"]');
    await body.waitFor({ timeout: 60_000 });
    await body.evaluate((element: HTMLElement) => {
      element.focus();
      element.addEventListener('input', () => performance.mark('written'), { once: true });
    });
    await page.keyboard.press('a');
    const [editable = Number.NaN, written = Number.NaN] = await page.evaluate(async () => {
      const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime;
      while (at('written') === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
      return [at('editable'), at('written')];
    });
    await page.waitForLoadState('load');
    // What the page goes on to fetch by itself is shipped with it, too.
    await page.waitForTimeout(SETTLE_MS);
    loads.editable.push(editable);
    loads.written.push(written);
    loads.bytes.push(scripts.bytes());
    await context.close();
  }
  report.add(
    figure('cold load: text on the screen, editable', quantile(loads.editable, 0.5), 'ms', COLD_MARK_MS),
  );
  report.add(figure('cold load: first letter taken', quantile(loads.written, 0.5), 'ms'));
  report.add(figure('cold load: script, compressed', quantile(loads.bytes, 0.5), 'bytes', SCRIPT_MARK_BYTES));
}
