import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newVisitor } from '#tests/support/browser/browser.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';
import { signInAt } from '#tests/support/site/sign-in-at.ts';
import { type RestartedSite, startSiteToRestart } from '#tests/support/site/start-site.ts';
import { openStory, typeAfter, untilSaving, wordsOnScreen } from './unsent-text.ts';

// A site of its own: the tests stop and kill it while people write.
let site: RestartedSite;

beforeAll(async () => {
  site = await startSiteToRestart();
}, 300_000);
afterAll(async () => {
  await site?.stop();
});

async function openAt(person: string, id: string): Promise<Page> {
  const page = await newVisitor({ baseURL: site.url });
  await signInAt(page, person, site);
  await openStory(page, id);
  return page;
}

/** Records every save state that the screen shows until the returned function is called. */
async function noteSaving(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const status = document.querySelector('.save-status');
    const shown: string[] = [];
    Object.assign(window, { shown });
    if (status === null) return;
    const note = () => shown.push(status.getAttribute('data-state') ?? '');
    new MutationObserver(note).observe(status, { attributeFilter: ['data-state'] });
  });
  return () => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
}

test('a deployment and a crash lose no text of two writers, and the screen never shows unsaved text as saved', async () => {
  const id = await deskApi(site).sharedStory('Máy chủ được thay');
  const [lan, thu] = [await openAt('lan', id), await openAt('thu', id)];
  await typeAfter(lan, ' Một.', 'Đoạn một.');
  await untilSaving(lan, 'saved');

  await typeAfter(lan, ' Giữa lúc thay.', 'Đoạn một. Một.');
  await site.end();
  // Text that the server received before it stopped is shown as saved after a moment.
  await untilSaving(lan, 'saved', 'offline', 'kept');
  const shownToLan = await noteSaving(lan);
  await typeAfter(lan, ' Máy chủ đang tắt.', 'Đoạn hai.');
  await typeAfter(thu, ' Thu viết lúc máy chủ tắt.', 'Đoạn ba.');
  for (const page of [lan, thu]) await untilSaving(page, 'kept');
  expect(await shownToLan()).not.toContain('saved');
  await site.startAgain();
  for (const page of [lan, thu]) await untilSaving(page, 'saved');

  await typeAfter(lan, ' Ngay trước khi chết.', 'Máy chủ đang tắt.');
  await site.kill();
  await untilSaving(lan, 'saved', 'offline', 'kept');
  const shownAfterCrash = await noteSaving(lan);
  await typeAfter(lan, ' Sau khi chết.', 'Ngay trước khi chết.');
  await untilSaving(lan, 'kept');
  expect(await shownAfterCrash()).not.toContain('saved');
  await site.startAgain();
  await untilSaving(lan, 'saved');

  const all =
    'Đoạn một. Một. Giữa lúc thay.Đoạn hai. Máy chủ đang tắt. Ngay trước khi chết. Sau khi chết.Đoạn ba. Thu viết lúc máy chủ tắt.';
  for (const page of [lan, thu]) await expect.poll(() => wordsOnScreen(page)).toBe(all);
  const another = await openAt('thu', id);
  await expect.poll(() => wordsOnScreen(another)).toBe(all);
}, 300_000);
