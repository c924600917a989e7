import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from '#tests/support/browser/axe.ts';
import { DESKTOP, newVisitor } from '#tests/support/browser/browser.ts';
import { theSite } from '#tests/support/site/the-site.ts';

const SMALL_PHONE = { width: 360, height: 780 };
/** The demonstration has 11.8 screens. Stories that other tests publish add up to one. */
const homeScreensMost = 13;
/** 10 KB of style sheets, of which 3 % stay free. */
const mostStyleBytes = 10 * 1_024 * 0.97;

let live = '/missing';

beforeAll(async () => {
  const answer = await fetch(`${theSite().url}/dong-su-kien/bao-kim-giao`);
  live = /href="([^"]*\/truc-tiep-lu-sau-bao[^"]*)"/.exec(await answer.text())?.[1] ?? live;
});

const withoutScripts = (viewport = SMALL_PHONE) => newVisitor({ viewport, javaScriptEnabled: false });
const bar = (page: Page) => page.locator('.masthead-bar');

test('the home page stays short', async () => {
  const page = await newVisitor({ viewport: SMALL_PHONE });
  await page.goto('/');
  // Each strip has its true height once it was in view.
  const height = await page.evaluate(async () => {
    for (const strip of document.querySelectorAll('.strip')) {
      strip.scrollIntoView({ behavior: 'instant' });
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    }
    return document.documentElement.scrollHeight;
  });
  expect(height / SMALL_PHONE.height).toBeLessThanOrEqual(homeScreensMost);
});

test.each(
  [360, 390, 768].flatMap((width) =>
    (['no-preference', 'reduce'] as const).map((reducedMotion) => ({ width, reducedMotion })),
  ),
)('jumps lead to their sections, the first and the second time: %o', async ({ width, reducedMotion }) => {
  const page = await newVisitor({ viewport: { width, height: 780 }, reducedMotion });
  await page.goto('/');
  const jumps = page.locator('.home-jumps a');
  const names = await jumps.allTextContents();
  expect(names.length).toBeGreaterThan(4);
  for (const name of [...names.slice(-2), names[1] ?? '', ...names.slice(-1)]) {
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await jumps.getByText(name, { exact: true }).click();
    const title = page.locator('.strip-head').getByRole('heading', { name, exact: true });
    // Where the page comes to rest.
    let before = Number.NaN;
    await expect
      .poll(async () => {
        const y = (await title.boundingBox())?.y ?? Number.NaN;
        const rests = y === before;
        before = y;
        return rests && y > 40 && y < 200 ? 'at the top' : y;
      })
      .toBe('at the top');
  }
});

test('the menu closes on Escape, which leaves the focus on its button, and by a click outside', async () => {
  const page = await newVisitor({ viewport: SMALL_PHONE });
  await page.goto('/');
  const menu = page.locator('.menu');
  const summary = menu.locator('summary');
  const isOpen = () => menu.evaluate((details) => (details as HTMLDetailsElement).open);
  await summary.click();
  await menu.getByRole('link').first().focus();
  await page.keyboard.press('Escape');
  expect(await isOpen()).toBe(false);
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  await summary.click();
  await menu.locator('.menu-panel p').first().click();
  expect(await isOpen()).toBe(true);
  await page.mouse.click(180, 770);
  expect(await isOpen()).toBe(false);
});

test('without scripts the bar stays in view, and its menu leads to every section and to hot topics', async () => {
  const page = await withoutScripts();
  await page.goto('/');
  const summary = page.locator('.menu summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  const menu = page.getByRole('navigation', { name: 'Danh mục' });
  await menu.getByText('Đang nóng').waitFor();
  const inFooter = await page.locator('.colophon-sections a').allTextContents();
  const inMenu = await menu.getByRole('link').allTextContents();
  expect(inFooter.filter((name) => !inMenu.includes(name))).toEqual([]);
  await summary.press('Enter');
  await page.mouse.wheel(0, 3_000);
  await expect.poll(async () => (await bar(page).boundingBox())?.y).toBe(0);
  await summary.click();
  await menu.getByRole('link', { name: inFooter.at(-1) ?? '', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/');
  await page.getByRole('link', { name: 'Về đầu trang' }).click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
});

test.each([SMALL_PHONE, DESKTOP])(
  'in a window %o the newest entry of live coverage begins on the first screen',
  async (viewport) => {
    // Scripts add the tools below the byline.
    const page = await newVisitor({ viewport });
    await page.goto(live);
    await page.locator('.tools button').first().waitFor();
    const newest = page.locator('.live-entries > .live-entry').first();
    const { y = Number.NaN } = (await newest.locator('.live-body').boundingBox()) ?? {};
    expect(y).toBeLessThan(viewport.height - 24);
    const before = async (selector: string) =>
      ((await page.locator(selector).first().boundingBox())?.y ?? Number.NaN) < y;
    for (const part of ['.byline', '.live-keys', '.background']) expect(await before(part), part).toBe(true);
    expect(await page.locator('.background .body').isVisible()).toBe(false);
    await page.locator('.background summary').click();
    expect(await page.locator('.background .body').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Tới mục mới nhất' }).click();
    await expect
      .poll(async () => ((await newest.boundingBox())?.y ?? Number.NaN) < viewport.height / 3)
      .toBe(true);
  },
);

test('paper has the background text and the lead photo of live coverage', async () => {
  const page = await withoutScripts(DESKTOP);
  await page.goto(live);
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.background .body > p', '.background .article-lead img']) {
    const box = await page.locator(part).first().boundingBox();
    expect(box?.height, part).toBeGreaterThan(10);
    expect(await page.locator(part).first().isVisible(), part).toBe(true);
  }
});

test('the open menu passes axe', async () => {
  const page = await newVisitor({ viewport: SMALL_PHONE });
  await page.goto('/');
  await page.locator('.menu summary').click();
  expect(await axeFaults(page, { within: '.masthead' })).toEqual([]);
});

test('the style sheets of the home page and of live coverage stay within their budget', async () => {
  for (const address of ['/', live]) {
    const html = await (await fetch(theSite().url + address)).text();
    const sheets = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href);
    expect(sheets).toHaveLength(1);
    const sheet = await fetch(theSite().url + sheets[0], { headers: { 'accept-encoding': 'br' } });
    const bytes = Number(sheet.headers.get('content-length'));
    expect(bytes, address).toBeGreaterThan(5_000);
    expect(bytes, address).toBeLessThanOrEqual(mostStyleBytes);
  }
});
