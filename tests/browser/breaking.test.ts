import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { axeFaults } from '#tests/support/browser/axe.ts';
import { interceptable, newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { inTime } from '#tests/support/in-time.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { SIZES } from '../sizes.ts';
import { type NewsToBreak, publishedIn, sheetOf, writeNews } from './break-news.ts';

const SMALL_PHONE = { width: 360, height: 800 };
const broken: string[] = [];
let turn = 0;

/** News with a unique headline: the headline identifies the story, its URL does not. */
function news(changes: Partial<NewsToBreak> = {}): NewsToBreak {
  turn += 1;
  return {
    headline: `Cháy lớn ở chợ đầu mối, đợt ${turn}`,
    sapo: 'Lửa bùng lên lúc 9 giờ 40, ba con đường quanh chợ đã phong tỏa.',
    section: 'Thế giới',
    ...changes,
  };
}

/** Ends the test's breaking news, so that it is not on the home page of later tests. */
afterEach(async () => {
  const tam = await signIn('tam');
  for (const id of broken.splice(0)) await act(tam, id, 'withhold', { reason: 'Xong bài thử.' });
  await tam.context().close();
});

async function act(page: Page, id: string, action: string, data: Record<string, unknown> = {}) {
  const answer = await page.request.post(`/api/v1/articles/${id}/${action}`, {
    data,
    headers: { origin: theSite().url },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function openSheet(page: Page): Promise<void> {
  await page.keyboard.press('F8');
  await expect.poll(() => sheetOf(page).getByLabel('Tiêu đề').isVisible()).toBe(true);
}

/** Breaks news as Tâm, from the first key to the final message of the sheet. */
async function breakAsTam(page: Page, what: NewsToBreak): Promise<{ id: string; url: string }> {
  await page.goto('/desk', { waitUntil: 'networkidle' });
  await openSheet(page);
  await writeNews(page, what);
  await page.keyboard.press('Control+Enter');
  const story = await publishedIn(page);
  broken.push(story.id);
  return story;
}

const counter = (page: Page) => page.getByRole('link', { name: /bài nợ duyệt/ });
const slot = (page: Page) => page.getByRole('region', { name: 'Tin nóng' });

/**
 * Reloads the home page until the slot has the story: during revalidation the cache serves the older page.
 */
async function openWithSlot(reader: Page, headline: string): Promise<void> {
  await inTime(async () => {
    await reader.goto('/');
    expect(await slot(reader).getByRole('link', { name: headline }).count()).toBe(1);
  });
}

/** The number of public stories with this headline. */
async function countPublic(page: Page, headline: string): Promise<number> {
  const { items } = await (await page.request.get('/api/v1/public/articles?limit=50')).json();
  return items.filter((item: { headline: string }) => item.headline === headline).length;
}

const SCREENS = ['/desk', '/desk/articles/new', '/desk/planning', '/desk/media', '/desk/admin/checks'];

test.each(SCREENS.slice(0, SIZES.screensOfBreaking))(
  'on %s F8 opens the sheet with the focus in it, Escape closes it, and the text survives a reload',
  async (address) => {
    const tam = await signIn('tam');
    await tam.goto(address, { waitUntil: 'networkidle' });
    await openSheet(tam);
    await tam.keyboard.type('Chữ còn dở');
    await tam.keyboard.press('Escape');
    await expect.poll(() => sheetOf(tam).count()).toBe(0);
    await tam.reload({ waitUntil: 'networkidle' });
    await tam.getByRole('button', { name: 'Tin nóng' }).click();
    await expect.poll(() => sheetOf(tam).getByLabel('Tiêu đề').inputValue()).toBe('Chữ còn dở');
  },
);

test('a person without the grant has neither the button nor the F8 shortcut', async () => {
  const lan = await signIn('lan');
  await lan.goto('/desk', { waitUntil: 'networkidle' });
  await lan.keyboard.press('F8');
  expect(await lan.getByRole('button', { name: 'Tin nóng' }).count()).toBe(0);
  expect(await lan.getByRole('dialog').count()).toBe(0);
  expect(await counter(lan).count()).toBe(0);
});

test('breaking news reaches readers, and its debt is shown on the screens of other editors until one clears it', async () => {
  const [tam, thu, reader] = [
    await signIn('tam'),
    await signIn('thu', { viewport: SMALL_PHONE }),
    await newVisitor(),
  ];
  // The connection opens five seconds after the page loads. On a slow network that is before its last
  // picture.
  const line = thu.waitForResponse((answer) => answer.url().endsWith('/desk/notifications/line'));
  await thu.goto('/desk/media');
  expect(await counter(thu).count()).toBe(0);
  await line;
  const what = news();
  const { url } = await breakAsTam(tam, what);

  await openWithSlot(reader, what.headline);
  expect(await reader.getByRole('link', { name: what.headline }).count()).toBe(1);
  await inTime(async () => {
    expect(await (await reader.request.get('/rss.xml')).text()).toContain(what.headline);
  });
  await reader.goto(url);
  await reader.getByRole('heading', { level: 1, name: what.headline }).waitFor();

  // The stream of notifications updates the page without a reload.
  await expect.poll(() => counter(thu).isVisible()).toBe(true);
  expect(await axeFaults(thu)).toEqual([]);
  await thu.goto('/desk/tags');
  await thu.mouse.wheel(0, 4_000);
  const box = await counter(thu).boundingBox();
  expect(box?.y, 'in view at any scroll position').toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeLessThan(SMALL_PHONE.height - 40);
  expect(box?.width).toBeLessThanOrEqual(SMALL_PHONE.width);

  await tam.keyboard.press('Escape');
  await counter(tam).click();
  await tam.waitForURL('**/desk/debts');
  const own = tam.getByRole('listitem').filter({ hasText: what.headline });
  await own.getByText('Vũ Minh Tâm đăng nhanh lúc').waitFor();
  expect(await own.getByRole('button', { name: 'Duyệt đúng bản này' }).count()).toBe(0);

  await counter(thu).click();
  await thu.waitForURL('**/desk/debts');
  const owed = thu.getByRole('listitem').filter({ hasText: what.headline });
  await owed.getByText(what.sapo).waitFor();
  expect(await axeFaults(thu)).toEqual([]);
  await owed.getByRole('button', { name: 'Duyệt đúng bản này' }).click();
  await expect.poll(() => owed.count()).toBe(0);
  await expect.poll(() => counter(thu).count()).toBe(0);
  await expect.poll(() => counter(tam).count(), { timeout: 40_000 }).toBe(0);
  await reader.goto('/');
  await slot(reader).getByRole('link', { name: what.headline }).waitFor();
});

longTest(
  'breaking news ended from the list of debts leaves the slot of the home page but stays in its lists',
  async () => {
    const [tam, reader] = [await signIn('tam'), await newVisitor()];
    const what = news();
    await breakAsTam(tam, what);
    await openWithSlot(reader, what.headline);
    await tam.goto('/desk/debts');
    const row = tam.getByRole('listitem').filter({ hasText: what.headline });
    await row.getByRole('button', { name: 'Kết thúc tin nóng' }).click();
    await tam.getByRole('alertdialog').getByRole('button', { name: 'Kết thúc tin nóng' }).click();
    await expect.poll(() => row.getByRole('button', { name: 'Kết thúc tin nóng' }).count()).toBe(0);
    // The cache may serve the older page once more, because the story is not withdrawn.
    const below = reader.getByRole('link', { name: what.headline });
    await inTime(async () => {
      await reader.goto('/');
      expect(await slot(reader).count()).toBe(0);
      expect(await below.count()).toBeGreaterThan(0);
    });
  },
);

test('neither a held key nor the second click of a double-click publishes', async () => {
  const tam = await signIn('tam');
  const what = news();
  await tam.goto('/desk', { waitUntil: 'networkidle' });
  await openSheet(tam);
  await sheetOf(tam).getByLabel('Tiêu đề').fill(what.headline);
  await sheetOf(tam).getByLabel('Chuyên mục').selectOption({ label: what.section });
  await sheetOf(tam).getByLabel('Tiêu đề').focus();
  const confirmation = sheetOf(tam).getByRole('form', { name: 'Xác nhận lần hai' });
  await tam.keyboard.down('Control');
  await tam.keyboard.down('Enter');
  await confirmation.waitFor();
  for (const _ of [1, 2, 3]) await tam.keyboard.down('Enter');
  await tam.keyboard.up('Enter');
  await tam.keyboard.up('Control');
  expect(await confirmation.getByRole('button', { name: 'Đăng ngay' }).isVisible()).toBe(true);
  await confirmation.getByText('một nợ duyệt mở ra mang tên Vũ Minh Tâm').waitFor();
  expect(await axeFaults(tam)).toEqual([]);
  await confirmation.getByRole('button', { name: 'Sửa lại' }).click();
  await sheetOf(tam).getByRole('button', { name: 'Xem trước khi đăng' }).dblclick();
  await confirmation.waitFor();
  // A publication would remove the button immediately, but the story would appear only after a delay.
  expect(await confirmation.getByRole('button', { name: 'Đăng ngay' }).isVisible()).toBe(true);
  expect(await countPublic(tam, what.headline)).toBe(0);
});

test('a failed check is shown while typing and blocks the confirmation', async () => {
  const tam = await signIn('tam');
  await tam.goto('/desk', { waitUntil: 'networkidle' });
  await openSheet(tam);
  const sheet = sheetOf(tam);
  await sheet.getByText('Cần tiêu đề, không quá 160 ký tự').waitFor();
  await sheet.getByText('Chưa chọn chuyên mục').waitFor();
  expect(await axeFaults(tam)).toEqual([]);
  await sheet.getByLabel('Tiêu đề').fill('Ba người bị thương ở [TK tên chợ]');
  await sheet.getByText('Tiêu đề vừa').waitFor();
  await sheet.getByText('Còn dấu “TK”').waitFor();
  await tam.keyboard.press('Control+Enter');
  await sheet.getByRole('alert').waitFor();
  expect(await sheet.getByRole('form', { name: 'Xác nhận lần hai' }).count()).toBe(0);
});

longTest('a request whose response is lost is sent again, and the news is published once', async () => {
  const tam = await interceptable(await signIn('tam'));
  const what = news();
  await tam.goto('/desk', { waitUntil: 'networkidle' });
  await openSheet(tam);
  await writeNews(tam, what);
  let sent = 0;
  // The retry starts when the first request fails. A busy machine may pause for longer than the retry delay.
  const isSeen = Promise.withResolvers<void>();
  await tam.route('**/api/v1/breaking', async (route) => {
    sent += 1;
    if (sent > 1) {
      await isSeen.promise;
      return route.continue();
    }
    // The server publishes the story, but the client never gets the response.
    await route.fetch();
    await route.abort('connectionreset');
  });
  await tam.keyboard.press('Control+Enter');
  const silence = sheetOf(tam).getByText('Máy chủ chưa trả lời');
  await expect
    .poll(async () => ({ isSent: sent > 0, isSilent: await silence.isVisible() }), { timeout: 30_000 })
    .toEqual({ isSent: true, isSilent: true });
  isSeen.resolve();
  const { id } = await publishedIn(tam);
  broken.push(id);
  expect(sent).toBe(2);
  expect(await countPublic(tam, what.headline)).toBe(1);
});

longTest('offline news survives a reload unsent and is published once after reconnecting', async () => {
  const tam = await signIn('tam');
  const what = news();
  await tam.goto('/desk', { waitUntil: 'networkidle' });
  await openSheet(tam);
  await writeNews(tam, what);
  await tam.context().setOffline(true);
  await tam.keyboard.press('Control+Enter');
  await sheetOf(tam).getByText('Máy chủ chưa trả lời').waitFor();
  await tam.keyboard.press('Escape');
  await tam.context().setOffline(false);
  await tam.reload({ waitUntil: 'networkidle' });
  expect(await countPublic(tam, what.headline), 'a closed sheet sends nothing').toBe(0);
  await openSheet(tam);
  await sheetOf(tam).getByText('Lần gửi trước chưa có trả lời.').waitFor();
  expect(await sheetOf(tam).getByLabel('Một câu').inputValue()).toBe(what.sapo);
  await tam.context().setOffline(true);
  await sheetOf(tam).getByLabel('Một câu').press('Control+Enter');
  await sheetOf(tam).getByRole('form', { name: 'Xác nhận lần hai' }).waitFor();
  await tam.keyboard.press('Control+Enter');
  await sheetOf(tam).getByText('Máy chủ chưa trả lời').waitFor();
  await tam.context().setOffline(false);
  const { id } = await publishedIn(tam);
  broken.push(id);
  expect(await countPublic(tam, what.headline)).toBe(1);
});

longTest('a person signed out meanwhile sees an error and finds the text again after sign-in', async () => {
  const tam = await signIn('tam');
  const what = news();
  await tam.goto('/desk', { waitUntil: 'networkidle' });
  await openSheet(tam);
  await writeNews(tam, what);
  const cookies = await tam.context().cookies();
  await tam.context().clearCookies();
  await tam.keyboard.press('Control+Enter');
  await sheetOf(tam).getByText('Chưa đăng.').waitFor();
  expect(await sheetOf(tam).getByLabel('Tiêu đề').inputValue()).toBe(what.headline);
  await tam.context().addCookies(cookies);
  await tam.goto('/desk', { waitUntil: 'networkidle' });
  await openSheet(tam);
  expect(await sheetOf(tam).getByLabel('Tiêu đề').inputValue()).toBe(what.headline);
  expect(await countPublic(tam, what.headline)).toBe(0);
});

longTest(
  'the slot fits long Vietnamese headlines at every width, in light and dark, and axe finds nothing',
  async () => {
    const [tam, reader] = [await signIn('tam'), await newVisitor()];
    const headline =
      'Nghiêng ngả giữa đường Nguyễn Thượng Hiền, xe khách chở bốn mươi sáu người trượt khỏi cầu trong cơn mưa lớn nhất từ đầu mùa, nhiều người đã được đưa vào bờ an toàn';
    await breakAsTam(tam, news({ headline: headline.slice(0, 158) }));
    const last = news({ headline: `Mã ${'xmpkdbpsklvqwht'.repeat(3)} làm tê liệt cảng` });
    await breakAsTam(tam, last);
    await openWithSlot(reader, last.headline);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [360, 768, 1280]) {
        await reader.setViewportSize({ width, height: 900 });
        await reader.emulateMedia({ colorScheme });
        await reader.goto('/');
        await slot(reader).getByRole('link').first().waitFor();
        const [wide, inner] = await reader.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(wide, `${width} px, ${colorScheme}`).toBeLessThanOrEqual(inner);
        const box = await slot(reader).boundingBox();
        expect(box?.y, 'on top').toBeLessThan(400);
        expect(await axeFaults(reader)).toEqual([]);
      }
    }
  },
);
