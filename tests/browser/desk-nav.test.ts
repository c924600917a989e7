import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';
import { isHydrated } from '#tests/support/browser/is-hydrated.ts';
import { withoutScripts } from '#tests/support/browser/without-scripts.ts';
import { inTime } from '#tests/support/in-time.ts';

const row = (page: Page) => page.getByRole('navigation', { name: 'Các màn hình' });
const admin = (page: Page) => row(page).getByRole('link', { name: 'Quản trị' });

/** The left and right edge of the link within its scrollable row. */
const placeOf = (page: Page) =>
  admin(page).evaluate((link) => {
    const nav = link.closest('nav') as HTMLElement;
    const { left, right } = link.getBoundingClientRect();
    const box = nav.getBoundingClientRect();
    return { isInSight: left >= box.left && right <= box.right, left };
  });

test('on a phone the link to the current page is scrolled into view', async () => {
  const tam = await signIn('tam', { viewport: PHONE });
  await tam.goto('/desk/admin');
  await inTime(async () => expect((await placeOf(tam)).isInSight).toBe(true));
});

test('a row scrolled before hydration does not move under a press', async () => {
  const { page: tam, loadScripts } = await withoutScripts(await signIn('tam', { viewport: PHONE }));
  await tam.goto('/desk', { waitUntil: 'commit' });
  await admin(tam).scrollIntoViewIfNeeded();
  const before = await placeOf(tam);
  expect(before.isInSight).toBe(true);
  expect(await isHydrated(admin(tam))).toBe(false);
  await admin(tam).hover();
  await tam.mouse.down();
  loadScripts();
  await inTime(async () => expect(await isHydrated(admin(tam))).toBe(true));
  await tam.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect(await placeOf(tam)).toEqual(before);
  await tam.mouse.up();
  await tam.waitForURL(/\/desk\/admin$/);
});

test('at 360 pixels the given name of the signed-in person is visible, and its link has the full accessible name', async () => {
  for (const [person, input] of [
    ['lan', 'Lan'],
    ['tam', 'Tâm'],
  ] as const) {
    const page = await signIn(person, { viewport: { width: 360, height: 800 } });
    await page.goto('/desk');
    const own = page.locator('.desk-person > a[href="/desk/account"]');
    const last = await own.evaluate((link) => {
      const text = link.lastChild as Text;
      const word = document.createRange();
      word.setStart(text, text.data.search(/\S+\s*$/));
      word.setEnd(text, text.data.length);
      const { left, right, width } = word.getBoundingClientRect();
      const box = link.getBoundingClientRect();
      return { word: word.toString(), isInSight: width > 5 && left >= box.left && right <= box.right + 0.5 };
    });
    expect(last).toEqual({ word: input, isInSight: true });
    expect(await own.ariaSnapshot()).toMatch(new RegExp(`"\\S+ .*${input}"`));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.context().close();
  }
});
