import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { insertNotifications } from '#db/queries/notifications/notifications.ts';
import { findStaffByEmail } from '#db/queries/people/people.ts';
import { axeFaults, LAW_AND_PRACTICE } from '#tests/support/browser/axe.ts';
import { newVisitor, PHONE, signIn, signInAnew } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';
import { openNewStory } from './write-a-story.ts';

const story = {
  headline: 'Chợ nổi đầu mối dời bến trước mùa nước',
  sapo: 'Hơn hai trăm ghe hàng chuyển về khúc sông rộng hơn, cách bến cũ ba cây số.',
  body: 'Từ sáng sớm, các chủ ghe đã nối nhau neo theo hàng phao mới.',
  section: 'Thế giới',
  tags: ['Biến đổi khí hậu'],
};

const bell = (page: Page) => page.getByRole('link', { name: /^Thông báo/ });
const unreadOf = async (page: Page) => Number((await bell(page).textContent())?.replace(/\D/g, '') || 0);

/** The title of the window shows the number of the bell, and a live region announces it. */
async function expectAnnounced(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const unread = await unreadOf(page);
      const announced = await page.locator('#bell-status').textContent();
      return [await page.title(), announced].join() === `(${unread}) Toasoan,Có ${unread} thông báo chưa đọc`;
    })
    .toBe(true);
}

/** Marks earlier notifications as read: the bell counts to a hundred at most. */
async function readAll(page: Page): Promise<void> {
  const answer = await page.request.post('/desk/notifications/read', {
    data: { until: new Date() },
    headers: { origin: theSite().url },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Opens the desk and waits for the stream of notifications. */
async function openDesk(page: Page): Promise<void> {
  const line = page.waitForResponse((answer) => answer.url().endsWith('/desk/notifications/line'));
  await page.goto('/desk');
  await line;
}

test('Lan’s submission notifies Thu, and Thu’s request for changes notifies Lan, without a reload', async () => {
  const [lan, thu] = [await signIn('lan'), await signIn('thu')];
  for (const person of [lan, thu]) await readAll(person);
  const id = await openNewStory(lan, story);
  await openDesk(thu);
  const before = await unreadOf(thu);
  await lan.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
  await lan.getByText('Chờ duyệt').first().waitFor();
  await expect.poll(() => unreadOf(thu)).toBeGreaterThan(before);
  await expectAnnounced(thu);

  // Notifications about other stories may arrive first; the open list adds new ones.
  await bell(thu).click();
  const entry = thu.getByRole('listitem').filter({ hasText: story.headline });
  await entry.getByText('gửi duyệt').waitFor();
  const atEntry = await unreadOf(thu);
  await entry.getByRole('link', { name: story.headline }).click();
  await thu.waitForURL(`**/desk/articles/${id}`);
  await expect.poll(() => unreadOf(thu)).toBeLessThan(atEntry);

  await openDesk(lan);
  const atLan = await unreadOf(lan);
  await thu.getByRole('button', { name: 'Trả bài', exact: true }).click();
  await thu.getByRole('dialog').getByLabel('Lý do').fill('Cần thêm lời của chủ ghe.');
  await thu.getByRole('dialog').getByRole('button', { name: 'Trả bài', exact: true }).click();
  await expect.poll(() => unreadOf(lan)).toBeGreaterThan(atLan);
  await lan.goto('/desk/notifications');
  await lan.getByRole('listitem').filter({ hasText: story.headline }).first().waitFor();
  await lan.setViewportSize({ width: 360, height: 800 });
  const head = lan.locator('.page-head').filter({ has: lan.getByRole('heading', { name: 'Thông báo' }) });
  const heightOf = async (part: Locator) => (await part.boundingBox())?.height ?? 0;
  const readEverything = lan.getByRole('button', { name: 'Đánh dấu đã đọc tất cả' });
  expect(await heightOf(head), 'one line on a phone').toBeLessThan(1.5 * (await heightOf(readEverything)));
  await readEverything.click();
  await expect.poll(() => unreadOf(lan)).toBe(0);
  await expect.poll(() => lan.title()).toBe('Toasoan');
});

longTest('a notification that arrives while its list is open is added without a reload', async () => {
  const [lan, thu] = [await signIn('lan'), await signIn('thu')];
  await readAll(thu);
  await openNewStory(lan, { ...story, headline: 'Phà đêm chạy lại sau ba tuần nghỉ' });
  const line = thu.waitForResponse((answer) => answer.url().endsWith('/desk/notifications/line'));
  await thu.goto('/desk/notifications');
  await line;
  const entry = thu.getByRole('listitem').filter({ hasText: 'Phà đêm chạy lại sau ba tuần nghỉ' });
  expect(await entry.count()).toBe(0);
  await thu.evaluate(() => Object.assign(window, { isSamePage: true }));
  await lan.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
  await entry.getByText('gửi duyệt').waitFor();
  expect(await thu.evaluate(() => 'isSamePage' in window)).toBe(true);
});

longTest('beyond a hundred unread notifications new ones still appear in the list', async () => {
  const [lan, thu] = [await signIn('lan'), await signIn('thu')];
  const { ctx, close } = await openNewsroom(theSite().dataDir);
  const { id: personId = '' } = (await findStaffByEmail(ctx.db, 'thu@toasoan.example')) ?? {};
  const many = Array.from({ length: 120 }, () => ({
    ...{ id: ctx.newId(), eventKey: ctx.newId(), personId, kind: 'assigned' as const, at: ctx.now() },
    ...{ inDesk: true, inDigest: false, detail: { assignmentId: ctx.newId(), title: 'Việc cũ' } },
  }));
  await ctx.db.transaction((tx) => insertNotifications(tx, many)).finally(close);
  const headline = 'Bến phà thứ một trăm hai mươi mốt';
  await openNewStory(lan, { ...story, headline });
  const line = thu.waitForResponse((answer) => answer.url().endsWith('/desk/notifications/line'));
  await thu.goto('/desk/notifications');
  await line;
  await expect.poll(() => thu.title()).toMatch(/^\(99\+\) /);
  await lan.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
  await thu.getByRole('listitem').filter({ hasText: headline }).getByText('gửi duyệt').waitFor();
  expect(await thu.locator('#bell-status').textContent()).toMatch(/^Có 99\+ thông báo chưa đọc/);
  await readAll(thu);
});

longTest(
  'two windows of one browser share one stream, and the second takes over when the first is closed',
  async () => {
    const first = await signIn('thu');
    await openDesk(first);
    const second = await first.context().newPage();
    const lines: string[] = [];
    second.on('request', (request) => {
      if (request.url().endsWith('/desk/notifications/line')) lines.push(request.url());
    });
    await second.goto('/desk');
    // The page waits for the lock that the first page holds; that has no known time limit.
    await expect
      .poll(() =>
        second.evaluate(async () => {
          const { pending = [] } = await navigator.locks.query();
          return pending.filter(({ name }) => name?.startsWith('bell-')).length;
        }),
      )
      .toBe(1);
    expect(lines).toEqual([]);
    const takeover = second.waitForRequest((request) => request.url().endsWith('/desk/notifications/line'));
    await first.close();
    await takeover;
  },
);

test('ending a session closes its notification stream, and a new one gets 401', async () => {
  const page = await signInAnew('huy');
  await openDesk(page);
  const ended = page.waitForEvent('requestfinished', (request) =>
    request.url().endsWith('/desk/notifications/line'),
  );
  const elsewhere = await newVisitor({ storageState: await page.context().storageState() });
  await elsewhere.goto('/desk');
  await elsewhere.getByRole('button', { name: 'Đăng xuất' }).click();
  // A browser context that closes during the navigation may never complete it.
  await elsewhere.waitForURL('**/sign-in*');
  await ended;
  // `page.request` would reuse a kept-alive connection, which the server closes after five seconds.
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const again = await fetch(`${theSite().url}/desk/notifications/line`, { headers: { cookie } });
  expect(again.status).toBe(401);
});

longTest('the notification screens fit a phone, and axe finds nothing on them', async () => {
  const thu = await signIn('thu', { viewport: { ...PHONE, width: 360 } });
  const quan = await signIn('quan', { viewport: { ...PHONE, width: 360 } });
  for (const [page, path] of [
    [thu, '/desk/notifications'],
    [thu, '/desk/account'],
    [quan, '/desk/admin/mail'],
    [quan, '/desk/admin/webhooks'],
  ] as const) {
    await page.goto(path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([path, overflow]).toEqual([path, 0]);
    expect([path, await axeFaults(page, { tags: LAW_AND_PRACTICE })]).toEqual([path, []]);
  }
});
