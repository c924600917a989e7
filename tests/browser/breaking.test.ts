import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { axeFaults } from '#tests/support/browser/axe.ts';
import { interceptable, newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { inTime } from '#tests/support/in-time.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { SIZES } from '../sizes.ts';
import { type NewsToBreak, publishedIn, sheetOf, writeNews } from './break-news.ts';

const SMALL_PHONE = { width: 360, height: 800 };
const broken: string[] = [];
let turn = 0;

/** News that no other test has: the address of a story says nothing of it, its headline does. */
function news(changes: Partial<NewsToBreak> = {}): NewsToBreak {
  turn += 1;
  return {
    headline: `Cháy lớn ở chợ đầu mối, đợt ${turn}`,
    sapo: 'Lửa bùng lên lúc 9 giờ 40, ba con đường quanh chợ đã phong tỏa.',
    section: 'Thế giới',
    ...changes,
  };
}

/** What a test breaks is on the home page of all that come after it. */
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

/** Breaks news as Tâm, from the first key to what the sheet says at the end. */
async function breakIt(page: Page, what: NewsToBreak): Promise<{ id: string; url: string }> {
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

/** Opens the home page until the slot has the story: whoever comes while it is being made anew may be given the one before. */
async function comeTo(reader: Page, headline: string): Promise<void> {
  await inTime(async () => {
    await reader.goto('/');
    expect(await slot(reader).getByRole('link', { name: headline }).count()).toBe(1);
  });
}

/** How many public stories bear this headline. */
async function countPublic(page: Page, headline: string): Promise<number> {
  const { items } = await (await page.request.get('/api/v1/public/articles?limit=50')).json();
  return items.filter((item: { headline: string }) => item.headline === headline).length;
}

const SCREENS = ['/desk', '/desk/articles/new', '/desk/planning', '/desk/media', '/desk/admin/checks'];

test.each(SCREENS.slice(0, SIZES.screensOfBreaking))(
  'on %s F8 opens the sheet, ready to type; Escape closes it, and the words stay over a reload',
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

test('who has no grant for it finds neither the button nor anything behind the key', async () => {
  const lan = await signIn('lan');
  await lan.goto('/desk', { waitUntil: 'networkidle' });
  await lan.keyboard.press('F8');
  expect(await lan.getByRole('button', { name: 'Tin nóng' }).count()).toBe(0);
  expect(await lan.getByRole('dialog').count()).toBe(0);
  expect(await counter(lan).count()).toBe(0);
});

test('news goes from the keyboard to readers; a debt is in sight on every screen until another clears it', async () => {
  const [tam, thu, reader] = [
    await signIn('tam'),
    await signIn('thu', { viewport: SMALL_PHONE }),
    await newVisitor(),
  ];
  // Five seconds after the page listens, which on a slow line is before the last of its pictures has come.
  const line = thu.waitForResponse((answer) => answer.url().endsWith('/desk/notifications/line'));
  await thu.goto('/desk/media');
  expect(await counter(thu).count()).toBe(0);
  await line;
  const what = news();
  const { url } = await breakIt(tam, what);

  await comeTo(reader, what.headline);
  expect(await reader.getByRole('link', { name: what.headline }).count()).toBe(1);
  await inTime(async () => {
    expect(await (await reader.request.get('/rss.xml')).text()).toContain(what.headline);
  });
  await reader.goto(url);
  await reader.getByRole('heading', { level: 1, name: what.headline }).waitFor();

  // Nobody reloads anything: the line says it.
  await expect.poll(() => counter(thu).isVisible()).toBe(true);
  expect(await axeFaults(thu)).toEqual([]);
  await thu.goto('/desk/tags');
  await thu.mouse.wheel(0, 4_000);
  const box = await counter(thu).boundingBox();
  expect(box?.y, 'in sight wherever one has scrolled to').toBeGreaterThanOrEqual(0);
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

test('breaking news is ended from the list of debts, and leaves the top of the home page that is made next', async () => {
  const [tam, reader] = [await signIn('tam'), await newVisitor()];
  const what = news();
  await breakIt(tam, what);
  await comeTo(reader, what.headline);
  await tam.goto('/desk/debts');
  const row = tam.getByRole('listitem').filter({ hasText: what.headline });
  await row.getByRole('button', { name: 'Kết thúc tin nóng' }).click();
  await tam.getByRole('alertdialog').getByRole('button', { name: 'Kết thúc tin nóng' }).click();
  await expect.poll(() => row.getByRole('button', { name: 'Kết thúc tin nóng' }).count()).toBe(0);
  // What is not withdrawn may be read once more while its page is made anew.
  const below = reader.getByRole('link', { name: what.headline });
  await inTime(async () => {
    await reader.goto('/');
    expect(await slot(reader).count()).toBe(0);
    expect(await below.count()).toBeGreaterThan(0);
  });
});

test('the key that is held down, and the second click of a double one, publish nothing', async () => {
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
  // Where it had published, the button would be gone at once, and the story be there by and by.
  expect(await confirmation.getByRole('button', { name: 'Đăng ngay' }).isVisible()).toBe(true);
  expect(await countPublic(tam, what.headline)).toBe(0);
});

test('what fails a check says so while one types, and does not go on', async () => {
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

test('an answer that is lost is asked for again, and the news is published once', async () => {
  const tam = await interceptable(await signIn('tam'));
  const what = news();
  await tam.goto('/desk', { waitUntil: 'networkidle' });
  await openSheet(tam);
  await writeNews(tam, what);
  let sent = 0;
  // The second goes out when the first is seen to be lost: a busy machine may look away for longer than the pause between them.
  const isSeen = Promise.withResolvers<void>();
  await tam.route('**/api/v1/breaking', async (route) => {
    sent += 1;
    if (sent > 1) {
      await isSeen.promise;
      return route.continue();
    }
    // The server has published it, and nobody hears of it.
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

test('without a line, and over a reload, nothing is lost; the line that comes back carries it out once', async () => {
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

test('who was signed out meanwhile is told, and finds the words again after signing in', async () => {
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

test('the slot holds long Vietnamese headlines on every width, in light and dark, and axe finds nothing', async () => {
  const [tam, reader] = [await signIn('tam'), await newVisitor()];
  const headline =
    'Nghiêng ngả giữa đường Nguyễn Thượng Hiền, xe khách chở bốn mươi sáu người trượt khỏi cầu trong cơn mưa lớn nhất từ đầu mùa, nhiều người đã được đưa vào bờ an toàn';
  await breakIt(tam, news({ headline: headline.slice(0, 158) }));
  const last = news({ headline: `Mã ${'xmpkdbpsklvqwht'.repeat(3)} làm tê liệt cảng` });
  await breakIt(tam, last);
  await comeTo(reader, last.headline);
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of SIZES.widthsOfBreaking) {
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
});
