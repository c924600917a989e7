import { expect, test } from 'vitest';
import { newVisitor, PHONE } from '#tests/support/browser/browser.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

const story = '/tim-kiem?q=ng%C3%B4i+nh%C3%A0+tr%C3%A1nh+tr%C3%BA+ven+bi%E1%BB%83n';

test('an embed contacts no other host before the click, then loads in a sandboxed iframe without a referrer', async () => {
  const page = await newVisitor({ viewport: PHONE });
  const own = new URL(theSite().url).origin;
  const elsewhere: string[] = [];
  await page.route(
    (url) => url.origin !== own,
    (route) => {
      elsewhere.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: '<p>Bản đồ</p>' });
    },
  );
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text());
  });
  await page.goto(story);
  await page
    .locator('main')
    .getByRole('link', { name: /Ngôi nhà tránh trú/ })
    .first()
    .click();
  await page.waitForURL(/\/thoi-su\//);
  await page.waitForLoadState('networkidle');
  const card = page.locator('.embed-card');
  await card.scrollIntoViewIfNeeded();
  const link = card.getByRole('link', { name: /Xem trên OpenStreetMap/ });
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/www\.openstreetmap\.org\/#map=/);
  await page.waitForLoadState('networkidle');
  expect(elsewhere).toEqual([]);

  const button = card.getByRole('button', { name: /Xem ngay tại đây/ });
  await button.focus();
  await page.keyboard.press('Enter');
  const frame = card.locator('iframe');
  expect(await frame.getAttribute('src')).toMatch(
    /^https:\/\/www\.openstreetmap\.org\/export\/embed\.html\?bbox=/,
  );
  expect(await frame.getAttribute('title')).toMatch(/^Bản đồ vùng ven biển/);
  expect(await frame.getAttribute('referrerpolicy')).toBe('no-referrer');
  expect(await frame.getAttribute('sandbox')).toContain('allow-scripts');
  expect(await frame.getAttribute('sandbox')).not.toContain('top-navigation');
  await expect.poll(() => elsewhere).toHaveLength(1);
  expect(elsewhere[0]).toBe(await frame.getAttribute('src'));
  expect(await button.count()).toBe(0);
  expect(refused).toEqual([]);
});

test('without script an embed is a link, and a page without an embed does not load the embed script', async () => {
  const page = await newVisitor({ javaScriptEnabled: false });
  await page.goto(story);
  await page
    .locator('main')
    .getByRole('link', { name: /Ngôi nhà tránh trú/ })
    .first()
    .click();
  await page.waitForURL(/\/thoi-su\//);
  const card = page.locator('.embed-card');
  expect(await card.getByRole('link').count()).toBe(1);
  expect(await card.getByRole('button').count()).toBe(0);

  // A story of this test: the newest of a section may be a live story of another test, with one more script.
  const { url, dataDir } = theSite();
  const newsroom = await openWithdrawals({ urls: [url], dataDir }, ['lan', 'thu']);
  const { id } = await newsroom.begin('lan', {
    headline: `Không nhúng gì ${newsroom.newWord()}`,
    tags: [{ name: 'Biến đổi khí hậu' }],
  });
  await newsroom.approve(id);
  const { url: plain } = await newsroom.act('thu', id, 'publish');
  const reader = await newVisitor();
  const asked: string[] = [];
  reader.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await reader.goto(plain);
  await reader.waitForLoadState('load');
  expect(asked.filter((path) => path.startsWith('/js/'))).toEqual(['/js/reading.js']);
});

test('a footnote mark links to its note, and the note back to the mark', async () => {
  const page = await newVisitor({ viewport: PHONE });
  await page.goto('/tim-kiem?q=b%E1%BB%91n+x%C3%A3+%C4%91%E1%BB%93ng+b%E1%BA%B1ng');
  await page
    .locator('main')
    .getByRole('link', { name: /bốn xã đồng bằng/ })
    .first()
    .click();
  await page.waitForURL(/\/khi-hau\//);
  const mark = page.locator('[role="doc-noteref"][aria-label="Chú thích 2"]');
  await mark.click();
  const note = page.locator('#note-2');
  await page.locator('#note-2:target').waitFor();
  expect(await page.locator('[role="doc-endnotes"]').count()).toBe(1);
  await note.locator('[role="doc-backlink"]').click();
  await page.waitForURL(({ hash }) => hash === '#note-mark-2');
});
