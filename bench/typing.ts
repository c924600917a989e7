import type { Browser, Page } from 'playwright';
import { PROGRAMS } from './programs.ts';
import { openBarePage } from './support/bare-page.ts';
import { measureColdLoad } from './support/cold-load.ts';
import { figure, quantile, reporter } from './support/figure.ts';
import { type Place, putCursor, typeKeys, watchKeys } from './support/key-to-paint.ts';
import { benchOptions } from './support/options.ts';
import { openSiteToMeasure } from './support/site-to-measure.ts';
import { watchWire } from './support/wire.ts';
import { writeLongStory } from './support/write-long-story.ts';
import { cookieOf, joinStory, type OtherWriter, signIn } from './support/writers.ts';

/*
 * The cost of writing in a long story while others write in it too. Measures key to paint against a bare
 * contenteditable with the same text, traffic, and the time until the first letter. bench/README.md explains
 * it.
 */

const SIZES = [
  { words: 10_000, mark: 1.3 },
  { words: 20_000, mark: 1.6 },
];
const PLACES: readonly Place[] = ['end', 'middle'];
/** Letters typed alternately into our editor and into the bare element. */
const TURN = 'cho em xin mot chut nang ';
const TURNS = 9;
const FIFTY_KEYS = 'nguoi viet go nam muoi phim roi dung lai mot lat .'.slice(0, 50);
const WIRE_MARK_BYTES = 20_480;
const SETTLE_MS = 3_000;

const report = reporter(benchOptions(PROGRAMS.typing));
const { site, browser, close } = await openSiteToMeasure();
try {
  const cookies = [await cookieOf(browser, site, 'huy'), await cookieOf(browser, site, 'minh')];
  for (const [index, size] of SIZES.entries()) {
    const articleId = await writeLongStory(size.words);
    const others = await Promise.all(
      cookies.map((cookie, each) => joinStory({ site, articleId, cookie, share: each === 0 ? 0.2 : 0.7 })),
    );
    await measureTyping(browser, { ...size, articleId, others });
    if (index === 0) await measureWire(browser, articleId);
    for (const other of others) other.leave();
    if (index === 0) await measureColdLoad(report, { browser, site, articleId });
  }
} finally {
  await close();
}
process.exit(report.exitCode());

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
      // One-time work at the first letter, such as loading fonts, is not part of a key's cost.
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
      report.add(figure(`${name}: key to paint ${percent}`, [own, 'ms']));
      report.add(figure(`${name}: bare element ${percent}`, [plain, 'ms']));
      report.add(figure(`${name}: ratio ${percent}`, [own / plain, 'times'], share === 0.95 ? mark : null));
    }
  }
  await ours.context().close();
}

/**
 * The traffic of fifty keys, until the last is saved and the connection is quiet. The other writers are idle.
 */
async function measureWire(from: Browser, articleId: string): Promise<void> {
  const page = await openStory(from, articleId);
  const wire = await watchWire(page);
  await putCursor(page, 'end');
  // One-time traffic, with the first letter or the pictures at the end, is not part of a key's cost.
  await typeKeys(page, 'mo dau ');
  await page.waitForTimeout(SETTLE_MS);
  wire.start();
  await typeKeys(page, FIFTY_KEYS);
  await page.waitForTimeout(SETTLE_MS);
  report.add(figure('fifty keys: sent', [wire.sent(), 'bytes']));
  report.add(figure('fifty keys: received', [wire.received(), 'bytes']));
  report.add(figure('fifty keys: both', [wire.sent() + wire.received(), 'bytes'], WIRE_MARK_BYTES));
  await page.context().close();
}
