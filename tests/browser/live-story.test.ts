import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

const WIDTHS = [360, 768, 1280] as const;
const HEADLINE =
  'Đồng bằng sông Cửu Long chuẩn bị cho mùa nước mặn kéo dài nhất trong vòng mười năm trở lại đây';

let newsroom: Awaited<ReturnType<typeof openWithdrawals>>;
let corrected: { id: string; url: string };

beforeAll(async () => {
  const site = theSite();
  newsroom = await openWithdrawals({ urls: [site.url], dataDir: site.dataDir });
  corrected = await publish(HEADLINE);
  await newsroom.save('lan', corrected.id, { bodyHtml: '<p>Mực nước dâng ba mét trong một đêm.</p>' });
  await newsroom.approve(corrected.id);
  await newsroom.act('thu', corrected.id, 'publish-update', {
    updateKind: 'correction',
    publicNote: 'Mực nước là ba mét, không phải hai mét.',
  });
});

async function publish(headline: string): Promise<{ id: string; url: string }> {
  const story = await newsroom.begin('lan', {
    headline,
    bodyHtml: '<p>Mực nước dâng hai mét trong một đêm.</p>',
    tags: [{ name: 'Biến đổi khí hậu' }],
  });
  await newsroom.approve(story.id);
  return newsroom.act('thu', story.id, 'publish');
}

async function fitsTheScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

test.each(WIDTHS)(
  'at %i pixels a reader sees the changes of a corrected story and their times',
  async (width) => {
    const reader = await newVisitor({ viewport: { width, height: 900 }, javaScriptEnabled: false });
    await reader.goto(corrected.url);
    const ld = await reader.locator('script[type="application/ld+json"]').textContent();
    expect(ld).toContain('"CorrectionComment"');
    await reader.getByRole('link', { name: 'Bài này đã thay đổi gì' }).click();
    await reader.getByRole('heading', { level: 1, name: 'Bài này đã thay đổi gì' }).waitFor();
    const items = reader.locator('.history-list > li');
    expect(await items.count()).toBe(2);
    expect(await items.first().textContent()).toContain('Mực nước là ba mét, không phải hai mét.');
    expect((await items.first().locator('del').allInnerTexts()).join(' ')).toContain('hai');
    expect((await items.first().locator('ins').allInnerTexts()).join(' ')).toContain('ba');
    expect(await reader.locator('meta[name="robots"]').getAttribute('content')).toContain('noindex');
    expect(await fitsTheScreen(reader)).toBe(true);
  },
);

test('the history of a demonstration story begins at its shown publication time', async () => {
  const reader = await newVisitor();
  await reader.goto(`${theSite().url}/tim-kiem?q=${encodeURIComponent('"diêm dân bỏ một phần ba"')}`);
  await reader.locator('.results a').first().click();
  const published = await reader.locator('.dateline time').first().textContent();
  await reader.goto(`${reader.url()}/lich-su`);
  expect(await reader.locator('.history-list').textContent()).toContain(`Đăng lần đầu ${published}`);
});

test('a taken-down story is 410 with a notice, which the corrections page and the home page show', async () => {
  const story = await publish('Một bài phải gỡ xuống vì sai hoàn toàn về người được nhắc đến trong đó');
  await newsroom.act('tam', story.id, 'take-down', {
    notice: {
      wrongInformation: 'Bài viết rằng ông A có mặt.',
      correctedInformation: 'Ông A không có mặt.',
      apology: 'Tòa soạn xin lỗi ông A và bạn đọc.',
    },
  });
  // Cached pages are invalidated shortly after the response.
  for (const page of ['/', '/cai-chinh']) {
    const html = async () => (await fetch(`${theSite().url}${page}`)).text();
    await expect.poll(html).toContain('Một bài phải gỡ');
  }
  for (const width of WIDTHS) {
    const reader = await newVisitor({ viewport: { width, height: 900 }, javaScriptEnabled: false });
    const gone = await reader.goto(story.url);
    expect(gone?.status()).toBe(410);
    await reader.getByRole('link', { name: 'Đọc thông tin cải chính, xin lỗi' }).click();
    await reader.getByRole('heading', { level: 1, name: 'Thông tin cải chính, xin lỗi' }).waitFor();
    const notice = await reader.locator('.note:target').textContent();
    for (const expected of ['Một bài phải gỡ', 'Thế giới', 'không có mặt', 'xin lỗi ông A'])
      expect(notice).toContain(expected);
    expect(await fitsTheScreen(reader)).toBe(true);
    await reader.goto('/');
    const onFront = reader.getByRole('region', { name: 'Thông tin cải chính, xin lỗi' });
    expect(await onFront.getByRole('link', { name: /Một bài phải gỡ/ }).count()).toBe(1);
    expect(await fitsTheScreen(reader)).toBe(true);
  }
});

test.each(WIDTHS)('at %i pixels the workflow page marks the person’s own permissions', async (width) => {
  const thu = await signIn('thu', { viewport: { width, height: 900 } });
  await thu.goto('/desk/workflow');
  await thu.getByRole('heading', { level: 1, name: 'Quy trình' }).waitFor();
  expect(await thu.locator('tr[data-action="approve"][data-mine]').count()).toBe(1);
  expect(await thu.locator('tr[data-action="kill"][data-mine]').count()).toBe(0);
  expect(await thu.getByText('article.own-approval').count()).toBe(1);
  expect(await fitsTheScreen(thu)).toBe(true);
});
