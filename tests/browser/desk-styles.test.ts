import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { cutVersion, writeStory } from './write-a-story.ts';

/** Opens a page that records CSP violations from its first byte on. */
async function watched(person: string): Promise<{ page: Page; stopped: () => Promise<string[]> }> {
  const page = await signIn(person);
  await page.addInitScript(() => {
    const stopped: string[] = [];
    Object.assign(window, { stopped });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sourceFile, lineNumber }) =>
      stopped.push(`${effectiveDirective} ${sourceFile}:${lineNumber}`),
    );
  });
  return {
    page,
    stopped: () => page.evaluate(() => (window as unknown as { stopped: string[] }).stopped),
  };
}

longTest('the picture library shows colours and focal points without a CSP violation', async () => {
  const { page, stopped } = await watched('thu');
  await page.goto('/desk/media');
  const tile = page.locator('.media-tile img').first();
  await tile.waitFor();
  const colour = () => tile.evaluate((image) => getComputedStyle(image).backgroundColor);
  await expect.poll(colour).toMatch(/^rgb\(/);
  await tile.click();
  const mark = page.locator('.focal-mark');
  await mark.waitFor();
  const left = () => mark.evaluate((element) => Number.parseFloat(element.style.left));
  const before = await left();
  await page.locator('.focal').focus();
  await page.keyboard.press(before > 50 ? 'ArrowLeft' : 'ArrowRight');
  await expect.poll(left).not.toBe(before);
  const shown = page.locator('.focal img');
  const place = () => shown.evaluate((image) => getComputedStyle(image).objectPosition);
  expect(Number.parseFloat(await place())).toBeCloseTo(before, 0);
  expect(await stopped()).toEqual([]);
});

test('a story with a photo is written without a CSP violation', async () => {
  const { page, stopped } = await watched('lan');
  await writeStory(page, {
    headline: 'Bài có ảnh chính để thử nề nếp của trang',
    body: 'Một đoạn mở đầu.',
    lead: { caption: 'Chú thích của ảnh', credit: 'Lan', alt: 'Một màu xanh', color: '#2244aa' },
  });
  await cutVersion(page);
  await page.reload();
  const lead = page.getByRole('group', { name: 'Ảnh chính' }).locator('img');
  const colour = () => lead.evaluate((image) => getComputedStyle(image).backgroundColor);
  await expect.poll(colour).toMatch(/^rgb\(/);
  expect(await stopped()).toEqual([]);
});

test('an injected style has no effect and is reported as a CSP violation', async () => {
  const { page, stopped } = await watched('lan');
  await page.goto('/desk');
  const found = await page.evaluate(() => {
    const box = document.createElement('p');
    box.setAttribute('style', 'position: fixed');
    const sheet = document.createElement('style');
    sheet.textContent = 'p { visibility: hidden }';
    document.body.append(box, sheet);
    const { position, visibility } = getComputedStyle(box);
    return { position, visibility };
  });
  expect(found).toEqual({ position: 'static', visibility: 'visible' });
  await expect
    .poll(async () => (await stopped()).map((line) => line.split(' ')[0]).sort())
    .toEqual(['style-src-attr', 'style-src-elem']);
});
