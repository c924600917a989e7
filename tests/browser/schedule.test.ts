import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#core/assignments/plan-days.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { fromZoned } from '#core/i18n/from-zoned.ts';
import { siteAtUrl } from '#core/urls.ts';
import { newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { isHydrated } from '#tests/support/browser/is-hydrated.ts';
import { inTime } from '#tests/support/in-time.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

const zone = 'Asia/Ho_Chi_Minh';
/** A Wednesday and a Friday, about three months ahead, of a week without other publications. */
const wednesday = nextWednesday(addDays(dayOf(new Date(), zone), 90));
const friday = addDays(wednesday, 2);

let desk: Awaited<ReturnType<typeof openWithdrawals>>;

beforeAll(async () => {
  const { url, dataDir } = theSite();
  desk = await openWithdrawals({ urls: [url], dataDir });
});

function nextWednesday(day: string): string {
  return new Date(`${day}T00:00Z`).getUTCDay() === 3 ? day : nextWednesday(addDays(day, 1));
}

const moment = (day: string, time: string) => fromZoned(`${day}T${time}`, zone) as Date;

/** A story of the World desk scheduled for that Wednesday at 18:05. */
async function scheduled(): Promise<{ id: string; headline: string; url: string; publishAt: Date }> {
  const headline = `Lịch của ${desk.newWord()}`;
  const story = await desk.begin('lan', { headline, tags: [{ name: 'Biến đổi khí hậu' }] });
  await desk.approve(story.id);
  const publishAt = moment(wednesday, '18:05');
  const { url } = await desk.act('thu', story.id, 'schedule', { publishAt: publishAt.toISOString() });
  return { id: story.id, headline, url, publishAt };
}

const cardOf = (page: Page, headline: string) => page.locator('.plan-card', { hasText: headline });
const slot = (page: Page, key: string) => page.locator(`[data-slot="${key}"]`);

/** Drags the card once React has hydrated it; an earlier drag would have no effect. */
async function drag(page: Page, headline: string, key: string): Promise<void> {
  const card = cardOf(page, headline);
  await inTime(async () => expect(await isHydrated(card)).toBe(true));
  await card.dragTo(slot(page, key));
}

describe('the calendar of scheduled stories', () => {
  test('a story is dragged to another day at the same time, then to another hour at the same minute', async () => {
    const { headline } = await scheduled();
    const thu = await signIn('thu');
    await thu.goto(`/desk/schedule?by=week&day=${wednesday}`);
    await drag(thu, headline, friday);
    await thu
      .getByRole('status')
      .filter({ hasText: `Đã dời “${headline}”` })
      .waitFor({ state: 'attached' });
    await slot(thu, friday).getByRole('link', { name: headline }).waitFor();
    expect(await cardOf(thu, headline).textContent()).toContain('18:05');
    await thu.reload();
    await slot(thu, friday).getByRole('link', { name: headline }).waitFor();
    await thu.goto(`/desk/schedule?by=day&day=${friday}`);
    await drag(thu, headline, '20:00');
    await thu
      .getByRole('status')
      .filter({ hasText: `Đã dời “${headline}”` })
      .waitFor({ state: 'attached' });
    await slot(thu, '20:00').getByRole('link', { name: headline }).waitFor();
    expect(await cardOf(thu, headline).textContent()).toContain('20:05');
  });

  test('a story is moved by keyboard to the minute', async () => {
    const { headline } = await scheduled();
    const thu = await signIn('thu');
    await thu.goto(`/desk/schedule?by=week&day=${wednesday}`);
    await thu.getByRole('button', { name: `Dời “${headline}”` }).focus();
    await thu.keyboard.press('Enter');
    const field = thu.getByRole('dialog').getByLabel('Giờ đăng mới');
    expect(await field.inputValue()).toBe(`${wednesday}T18:05`);
    await field.fill(`${friday}T07:31`);
    await thu.keyboard.press('Enter');
    await slot(thu, friday).getByRole('link', { name: headline }).waitFor();
    expect(await cardOf(thu, headline).textContent()).toContain('07:31');
  });

  longTest('at 360, 768 and 1280 pixels no view overflows, and on a phone a story can be moved', async () => {
    const { headline } = await scheduled();
    const thu = await signIn('thu', { hasTouch: true });
    for (const by of ['day', 'month', 'list', 'week']) {
      await thu.goto(`/desk/schedule?by=${by}&day=${wednesday}`);
      await thu.getByRole('link', { name: headline }).waitFor();
      for (const width of [1280, 768, 360]) {
        await thu.setViewportSize({ width, height: 800 });
        const scrollWidth = await thu.evaluate(() => document.documentElement.scrollWidth);
        expect(scrollWidth, by).toBeLessThanOrEqual(width);
      }
    }
    await thu.getByRole('button', { name: `Dời “${headline}”` }).click();
    await thu.getByLabel('Giờ đăng mới').fill(`${friday}T06:00`);
    await thu.getByRole('dialog').getByRole('button', { name: 'Dời', exact: true }).click();
    await slot(thu, friday).getByRole('link', { name: headline }).waitFor();
  });
});

describe('the preview of the future site', () => {
  test('links from home to section to story, shows its time, and is not visible to other visitors', async () => {
    const { headline, publishAt, url } = await scheduled();
    const thu = await signIn('thu');
    await thu.goto('/desk/site-at');
    await thu.getByLabel('Vào lúc').fill(`${wednesday}T18:05`);
    const [answer] = await Promise.all([
      thu.waitForResponse((response) => response.url().endsWith(siteAtUrl(publishAt, '/'))),
      thu.getByRole('button', { name: 'Xem trang' }).click(),
    ]);
    expect(answer.headers()['cache-control']).toBe('no-store');
    expect(answer.headers()['x-robots-tag']).toContain('noindex');
    await thu.getByRole('note').filter({ hasText: 'Trang vào lúc' }).waitFor();
    await thu.getByRole('navigation').getByRole('link', { name: 'Thế giới', exact: true }).first().click();
    await thu.waitForURL(`**${siteAtUrl(publishAt, '/the-gioi')}`);
    await thu.locator('main').getByRole('link', { name: headline }).first().click();
    await thu.waitForURL(`**${siteAtUrl(publishAt, url)}`);
    await thu.getByRole('heading', { level: 1, name: headline }).waitFor();
    await thu.getByRole('note').filter({ hasText: 'Trang vào lúc' }).waitFor();

    // One second earlier the story is missing. Readers do not get it even after these previews.
    const early = await thu.goto(siteAtUrl(new Date(publishAt.getTime() - 1_000), url));
    expect(early?.status()).toBe(404);
    const reader = await newVisitor();
    for (const address of ['/', '/the-gioi', `/?at=${publishAt.toISOString()}`]) {
      const got = await reader.goto(address);
      expect(await got?.text(), address).not.toContain(headline);
    }
    expect((await reader.goto(url))?.status()).toBe(404);
    await reader.goto(siteAtUrl(publishAt, '/'));
    expect(new URL(reader.url()).pathname).toBe('/sign-in');
    // Nor do signed-in people outside the preview.
    expect(await (await thu.goto('/the-gioi'))?.text()).not.toContain(headline);
  });
});

test('a story that was given an expiry on its page is gone for readers at that moment, and can be restored', async () => {
  const headline = `Hết hạn của ${desk.newWord()}`;
  const story = await desk.begin('lan', { headline, tags: [{ name: 'Biến đổi khí hậu' }] });
  await desk.approve(story.id);
  const { url } = await desk.act('thu', story.id, 'publish');
  const thu = await signIn('thu');
  await thu.goto(`/desk/articles/${story.id}`);
  await thu.getByRole('button', { name: 'Thêm ▾' }).click();
  await thu.getByRole('menuitem', { name: 'Đặt ngày hết hạn' }).click();
  await thu.getByRole('dialog').getByLabel('Hết hạn lúc').fill(`${wednesday}T18:05`);
  await thu.getByRole('dialog').getByRole('button', { name: 'Đặt ngày hết hạn' }).click();
  await thu.getByText('Bạn đọc xem được bài đến 18:05').waitFor();

  const reader = await newVisitor();
  expect((await reader.goto(url))?.status()).toBe(200);
  const { moment: expiresAt } = await desk.actSoon('thu', story.id, 'set-expiry', 'expiresAt');
  await expect.poll(async () => (await reader.goto(url))?.status()).toBe(410);
  expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
  await reader.getByRole('heading', { name: 'Bài này đã hết hạn đăng' }).waitFor();
  for (const address of ['/', '/the-gioi', '/rss.xml', '/sitemap.xml']) {
    const text = await (await fetch(`${theSite().url}${address}`)).text();
    for (const part of [headline, url]) expect(text, address).not.toContain(part);
  }
  await thu.reload();
  await thu.getByText('Đã hết hạn lúc').waitFor();
  await thu.getByRole('button', { name: 'Thêm ▾' }).click();
  await thu.getByRole('menuitem', { name: 'Bỏ ngày hết hạn' }).click();
  await expect.poll(async () => (await reader.goto(url))?.status()).toBe(200);
});
