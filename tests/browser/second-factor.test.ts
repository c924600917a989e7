import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#core/people/roles.ts';
import { putSetting } from '#db/queries/settings/settings.ts';
import { people } from '#db/schema/people.ts';
import { personRoles } from '#db/schema/person-roles.ts';
import { sessions } from '#db/schema/sessions.ts';
import { totpCode, totpStep } from '#platform/auth/totp.ts';
import { hashPassword } from '#platform/passwords/passwords.ts';
import { newId } from '#platform/time/new-id.ts';
import { axeFaults } from '#tests/support/browser/axe.ts';
import { interceptable, newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { withoutScripts } from '#tests/support/browser/without-scripts.ts';
import { longTest } from '#tests/support/long-test.ts';
import { caughtMail } from '#tests/support/site/caught-mail.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';
import { SIZES } from '../sizes.ts';

const SMALL = { width: 360, height: 740 };
const password = 'một mật khẩu của riêng mình';
const api = deskApi();

let newsroom: Awaited<ReturnType<typeof openNewsroom>>;

beforeAll(async () => {
  newsroom = await openNewsroom(theSite().dataDir);
});

afterAll(async () => {
  await require([]);
  await newsroom.close();
});

/** Adds a person for this file only: others sign in without a second factor. */
async function hire(slug: string, role: Role): Promise<string> {
  const { db } = newsroom.ctx;
  const id = newId();
  await db.insert(people).values({
    ...{ id, kind: 'staff', name: `Người thử ${slug}`, slug, email: `${slug}@toasoan.example` },
    ...{ passwordHash: await hashPassword(password), createdAt: new Date() },
  });
  await db.insert(personRoles).values({ id: newId(), personId: id, role, sectionId: null });
  return id;
}

async function require(roles: readonly Role[]): Promise<void> {
  await newsroom.ctx.db.transaction((tx) => putSetting(tx, 'secondFactorRoles', roles));
}

/** Signs in at a link that names another host as the page to return to; sign-in must ignore it. */
async function givePassword(page: Page, slug: string, input = password): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent('/desk/..//evil.example/')}`);
  await page.getByLabel('E-mail').fill(`${slug}@toasoan.example`);
  await page.getByLabel('Mật khẩu').fill(input);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/desk');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL(/\/sign-in$/);
}

/**
 * Sets up an authenticator app on the open page; returns its secret and recovery codes. `look` runs at each
 * step.
 */
async function addApp(
  page: Page,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: 'Thêm ứng dụng xác thực' }).click();
  await page.getByRole('img', { name: 'Mã QR cho ứng dụng xác thực' }).waitFor();
  const secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? '';
  await look(page);
  await page.getByLabel('Mã 6 số').fill(totpCode(secret, totpStep(Date.now())));
  await page.getByRole('button', { name: 'Xác nhận mã' }).click();
  const panel = page.getByRole('region', { name: 'Mã dự phòng' });
  await panel.waitFor();
  const codes = await panel.getByRole('listitem').allInnerTexts();
  expect(codes).toHaveLength(10);
  await look(page);
  await panel.getByRole('button', { name: 'Đã ghi lại' }).click();
  await panel.waitFor({ state: 'hidden' });
  return { secret, codes };
}

/** Records the paths that the page navigates to from now on. */
function pathsShown(page: Page): string[] {
  const paths: string[] = [];
  page.on('framenavigated', (frame) => paths.push(new URL(frame.url()).pathname));
  return paths;
}

/** Delays the response of this page by a second. */
async function answerSlowly(page: Page, url: string): Promise<void> {
  await page.route(url, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
}

const bell = (page: Page) => page.getByRole('link', { name: /^Thông báo/ });
const unread = async (page: Page) => Number((await bell(page).textContent())?.replace(/\D/g, '') || 0);

/** The page does not overflow, and axe finds nothing in light and dark. */
async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SMALL.width);
  for (const colorScheme of SIZES.schemesOfEachStep) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFaults(page)).toEqual([]);
  }
}

test('after an app is set up, sign-in asks for its code or a recovery code after the password', async () => {
  await hire('hai-buoc', 'journalist');
  const page = await interceptable(await newVisitor({ viewport: SMALL }));
  await givePassword(page, 'hai-buoc');
  await page.waitForURL(/\/desk$/);
  await page.goto('/desk/account');
  const { secret, codes } = await addApp(page, expectFits);
  await page.getByText(/Đang dùng từ/).waitFor();

  await signOut(page);
  await givePassword(page, 'hai-buoc');
  await page.getByRole('heading', { name: 'Bước thứ hai' }).waitFor();
  await expectFits(page);
  const field = page.getByLabel('Mã 6 số hoặc mã dự phòng');
  await field.fill(totpCode(secret, totpStep(Date.now()) + 7));
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Mã không đúng, hoặc đã dùng rồi.').waitFor();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Chưa gửi được').waitFor();
  await page.context().setOffline(false);
  // No session yet: the desk redirects to sign-in.
  await page.goto('/desk');
  await page.waitForURL(/\/sign-in\?/);
  await page.goto('/sign-in/step');
  await field.fill(totpCode(secret, totpStep(Date.now()) + 1));
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL(/\/desk$/);

  await signOut(page);
  await givePassword(page, 'hai-buoc');
  await field.fill(codes[0] ?? '');
  const shown = pathsShown(page);
  await answerSlowly(page, '**/desk');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL(/\/desk$/);
  // Not by way of sign-in, to which an expired step redirects.
  expect(shown).toContain('/desk');
  expect(shown).not.toContain('/sign-in');
  await page.goto('/desk/account');
  await page.getByText('Còn 9 mã').waitFor();
});

/** Records the method and URL of each request of this page from now on. */
function requestsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  return asked;
}
const withSecrets = (asked: readonly string[]) =>
  asked.filter((each) => /[?&](code|current|password)=/.test(each));

longTest(
  'a code submitted before hydration is sent after it; neither code nor password appears in a URL',
  async () => {
    await hire('gui-som', 'journalist');
    const page = await newVisitor({ viewport: SMALL });
    await givePassword(page, 'gui-som');
    await page.waitForURL(/\/desk$/);
    await page.goto('/desk/account');
    const { codes } = await addApp(page);

    const scriptless = await newVisitor({
      viewport: SMALL,
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    const askedWithout = requestsOf(scriptless);
    await scriptless.goto('/desk/account');
    await scriptless.getByLabel('Mật khẩu đang dùng').fill(password);
    await scriptless.getByLabel('Mật khẩu mới').fill('một mật khẩu khác hẳn');
    await scriptless.getByLabel('Mật khẩu mới').press('Enter');
    await expect.poll(() => askedWithout.some((each) => each.startsWith('POST'))).toBe(true);
    expect(withSecrets(askedWithout)).toEqual([]);

    await signOut(page);
    await givePassword(page, 'gui-som');
    await page.getByRole('heading', { name: 'Bước thứ hai' }).waitFor();
    const asked = requestsOf(page);
    const { loadScripts } = await withoutScripts(page);
    await page.reload({ waitUntil: 'commit' });
    await page.getByLabel('Mã 6 số hoặc mã dự phòng').fill(codes[0] ?? '');
    const send = page.getByRole('button', { name: 'Tiếp tục' });
    await send.click();
    expect(await send.getAttribute('data-held')).toBe('');
    expect(asked.filter((each) => each.startsWith('POST'))).toEqual([]);
    loadScripts();
    await page.waitForURL(/\/desk$/);
    expect(withSecrets(asked)).toEqual([]);
  },
);

longTest(
  'a password change with a second factor needs both proofs, explains each refusal, and ends other sessions',
  async () => {
    const better = 'mưa rào tháng bảy trên mái tôn';
    const slug = 'doi-mat-khau';
    const personId = await hire(slug, 'journalist');
    const here = await newVisitor({ viewport: SMALL });
    await givePassword(here, slug);
    await here.waitForURL(/\/desk$/);
    await here.goto('/desk/account');
    const { secret, codes } = await addApp(here);
    const there = await newVisitor({ viewport: SMALL });
    const takeStep = async (code: string | undefined) => {
      await there.getByLabel('Mã 6 số hoặc mã dự phòng').fill(code ?? '');
      await there.getByRole('button', { name: 'Tiếp tục' }).click();
      await there.waitForURL(/\/desk$/);
    };
    await givePassword(there, slug);
    await takeStep(codes[0]);
    const longAgo = new Date(Date.now() - 11 * 60_000);
    const { db } = newsroom.ctx;
    await db.update(sessions).set({ authenticatedAt: longAgo }).where(eq(sessions.personId, personId));

    const panel = here.getByRole('region', { name: 'Đổi mật khẩu' });
    const change = async (current: string, next: string) => {
      await panel.getByLabel('Mật khẩu đang dùng').fill(current);
      await panel.getByLabel('Mật khẩu mới').fill(next);
      await panel.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    };
    // The server checks the old password only after the second factor.
    await change('không phải mật khẩu này', better);
    const proof = here.getByRole('dialog', { name: 'Xác nhận đúng là bạn' });
    const prove = async (stepsOff: number) => {
      await proof.getByLabel('Mã 6 số').fill(totpCode(secret, totpStep(Date.now()) + stepsOff));
      await proof.getByRole('button', { name: 'Xác nhận' }).click();
    };
    await prove(7);
    await proof.getByText('Chưa xác nhận được là bạn. Hãy thử lại.').waitFor();
    expect(await proof.getByLabel('Mật khẩu').count()).toBe(0);
    await expectFits(here);
    await prove(1);
    await panel.getByText('Mật khẩu đang dùng không đúng.').waitFor();
    await expectFits(here);
    await change(password, 'ngắn');
    await panel.getByText('Mật khẩu cần ít nhất 8 ký tự.').waitFor();
    await change(password, 'password1');
    await panel.getByText('Mật khẩu này nhiều người dùng hoặc dễ đoán. Hãy chọn một câu dài hơn').waitFor();
    await expectFits(here);
    // A refused change has no effect: the other browser is still signed in.
    await there.reload();
    await there.waitForURL(/\/desk$/);
    await change(password, better);
    await panel.getByText('Đã đổi mật khẩu. Mọi nơi khác đã bị đăng xuất.').waitFor();
    await expectFits(here);

    await here.reload();
    await here.getByRole('heading', { level: 1, name: `Người thử ${slug}` }).waitFor();
    await there.goto('/desk');
    await there.waitForURL(/\/sign-in/);
    await givePassword(there, slug);
    await there.getByText('E-mail hoặc mật khẩu không đúng.').waitFor();
    await givePassword(there, slug, better);
    await takeStep(codes[1]);
    await caughtMail(`${slug}@toasoan.example`, 'Mật khẩu của bạn đã đổi');
  },
);

longTest(
  'a passkey is created, signs in by itself, and serves as second step after the password',
  async () => {
    await hire('khoa', 'journalist');
    const page = await newVisitor({ viewport: SMALL });
    const line = await page.context().newCDPSession(page);
    await line.send('WebAuthn.enable');
    await line.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await givePassword(page, 'khoa');
    await page.waitForURL(/\/desk$/);
    await page.goto('/desk/account');
    await page.getByLabel('Tên khóa mới').fill('Điện thoại của Khoa');
    await page.getByRole('button', { name: 'Thêm khóa đăng nhập' }).click();
    await page.getByRole('button', { name: 'Đã ghi lại' }).click();
    await page.getByText('Điện thoại của Khoa', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Đổi tên Điện thoại của Khoa' }).click();
    await page.getByLabel('Tên khóa', { exact: true }).fill('Máy ở tòa soạn');
    await page.getByRole('button', { name: 'Lưu tên' }).click();
    await page.getByText('Máy ở tòa soạn', { exact: true }).waitFor();
    await expectFits(page);

    await signOut(page);
    await expectFits(page);
    await page.goto('/sign-in?next=/.//evil.example');
    await page.getByRole('button', { name: 'Dùng passkey' }).click();
    await page.waitForURL(/\/desk$/);

    await signOut(page);
    await givePassword(page, 'khoa');
    await page.getByRole('button', { name: 'Dùng khóa đăng nhập' }).click();
    await page.waitForURL(/\/desk$/);
  },
);

test('a person whose role requires a second factor must set one up first', async () => {
  await hire('phap-che-moi', 'legal');
  await require(['legal']);
  const page = await newVisitor({ viewport: SMALL });
  await givePassword(page, 'phap-che-moi');
  await page.getByRole('heading', { name: 'Thêm bước thứ hai' }).waitFor();
  await expectFits(page);
  await page.goto('/desk/media');
  await page.waitForURL(/\/sign-in\/second-factor/);
  const refused = await page.request.get('/api/v1/articles');
  expect(refused.status()).toBe(401);
  await addApp(page);
  await page.getByRole('link', { name: 'Vào tòa soạn' }).click();
  await page.waitForURL(/\/desk\/media$/);
  await require([]);
});

longTest(
  'ten minutes after sign-in, killing a story asks for a fresh proof in place, and no typed text is lost',
  async () => {
    const id = await api.sharedStory('Bài sẽ được rút');
    await api.act('lan', id, 'submit');
    await api.act('thu', id, 'approve');
    await api.act('thu', id, 'publish');
    const personId = await hire('thu-ky', 'managing_editor');
    const page = await newVisitor({ viewport: SMALL });
    await givePassword(page, 'thu-ky');
    await page.waitForURL(/\/desk$/);
    const { db } = newsroom.ctx;
    const longAgo = new Date(Date.now() - 11 * 60_000);
    await db.update(sessions).set({ authenticatedAt: longAgo }).where(eq(sessions.personId, personId));

    await page.goto(`/desk/articles/${id}`);
    await page.getByRole('button', { name: 'Rút bài' }).click();
    const kill = page.getByRole('dialog', { name: 'Rút bài' });
    await kill.getByLabel('Ghi chú cho bạn đọc').fill('Bài được rút để kiểm tra lại.');
    await kill.getByRole('button', { name: 'Rút bài' }).click();
    const proof = page.getByRole('dialog', { name: 'Xác nhận đúng là bạn' });
    await proof.getByLabel('Mật khẩu').fill('không phải mật khẩu này');
    await proof.getByRole('button', { name: 'Xác nhận' }).click();
    await proof.getByText('Chưa xác nhận được là bạn. Hãy thử lại.').waitFor();
    await expectFits(page);
    await proof.getByLabel('Mật khẩu').fill(password);
    await proof.getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByText('Đã xong: Rút bài').waitFor();
    expect(JSON.stringify(await api.read(id))).toContain('"publicState":"killed"');
  },
);

longTest('signing out everywhere offers to revoke the person’s tokens too', async () => {
  await hire('mat-ma', 'journalist');
  const page = await newVisitor({ viewport: SMALL });
  await givePassword(page, 'mat-ma');
  await page.waitForURL(/\/desk$/);
  await page.goto('/desk/account');
  const panel = page.getByRole('region', { name: 'Mã API' });
  const tokensToo = page.getByLabel(/Thu hồi cả \d+ mã API của tôi/);
  expect(await tokensToo.count()).toBe(0);
  const tokens: string[] = [];
  for (const name of ['Máy nhập tin', 'Máy xếp lịch']) {
    await panel.getByLabel('Dùng để làm gì').fill(name);
    await panel.getByRole('button', { name: 'Tạo mã' }).click();
    await panel.getByText(name).waitFor();
    tokens.push((await panel.getByRole('status').locator('code').textContent()) ?? '');
  }
  await page.getByLabel('Thu hồi cả 2 mã API của tôi').check();
  await expectFits(page);
  await page.getByRole('button', { name: 'Đăng xuất ở mọi nơi' }).click();
  await page.waitForURL(/\/sign-in/);
  const statuses = tokens.map(async (token) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${theSite().url}/api/v1/tags`, { headers })).status;
  });
  expect(await Promise.all(statuses)).toEqual([401, 401]);
});

longTest(
  'two people reset a lost second factor on the screen, and the confirmer sees the mailbox’s address',
  async () => {
    const personId = await hire('mat-may', 'journalist');
    await hire('quan-tri-hai', 'admin');
    const lost = await newVisitor({ viewport: SMALL });
    await givePassword(lost, 'mat-may');
    await lost.waitForURL(/\/desk$/);
    await lost.goto('/desk/account');
    await addApp(lost);

    const asks = await newVisitor({ viewport: SMALL });
    await givePassword(asks, 'quan-tri-hai');
    await asks.waitForURL(/\/desk$/);
    await asks.goto(`/desk/admin/people/${personId}`);
    const panel = asks.getByRole('region', { name: 'Bước thứ hai' });
    const second = await signIn('quan', { viewport: SMALL });
    const line = second.waitForResponse((answer) => answer.url().endsWith('/desk/notifications/line'));
    await second.goto('/desk');
    await line;
    const before = await unread(second);
    await expectFits(asks);
    await panel.getByLabel('Lý do, và vì sao chắc đó là họ').fill('Mất máy, đã gặp ở tòa soạn');
    await panel.getByRole('button', { name: 'Xin xóa bước thứ hai' }).click();
    await panel.getByText('đang chờ người khác xác nhận').waitFor();
    // The requester cannot confirm.
    expect(await asks.getByRole('button', { name: /^Xác nhận xóa/ }).count()).toBe(0);
    await expectFits(asks);

    // The bell rings for those who can confirm, without a reload, and links to the person; so does an e-mail.
    await expect.poll(() => unread(second)).toBeGreaterThan(before);
    await bell(second).click();
    const entry = second.getByRole('listitem').filter({
      hasText: 'Người thử quan-tri-hai xin xóa bước thứ hai của người này: cần bạn xác nhận hoặc từ chối',
    });
    await entry.getByRole('button', { name: 'Đánh dấu đã đọc: Người thử mat-may' }).waitFor();
    await expectFits(second);
    const mail = await caughtMail('tam@toasoan.example', 'Xin xóa bước thứ hai: Người thử mat-may');
    expect(mail.text).toContain(`/desk/admin/people/${personId}`);
    expect(mail.text).not.toContain('Mất máy');
    await entry.getByRole('link', { name: 'Người thử mat-may' }).click();
    await second.waitForURL(`**/desk/admin/people/${personId}`);
    const waiting = second
      .getByRole('listitem')
      .filter({ hasText: 'xin xóa bước thứ hai của Người thử mat-may' });
    await waiting.getByText('Lý do: Mất máy, đã gặp ở tòa soạn').waitFor();
    await waiting.getByText('Ai đọc hộp thư mat-may@toasoan.example sẽ vào được tài khoản này.').waitFor();
    await expectFits(second);
    await waiting.getByRole('button', { name: 'Xác nhận xóa bước thứ hai của Người thử mat-may' }).click();
    await waiting.waitFor({ state: 'hidden' });
    const done = await caughtMail('mat-may@toasoan.example', 'Bước thứ hai của bạn đã bị xóa');
    expect(done.text).toContain('do Người thử quan-tri-hai yêu cầu và');
    // No other administrator has an open request any more.
    const third = await signIn('tam', { viewport: SMALL });
    await third.goto('/desk/notifications?kind=factor_reset');
    await third.getByRole('link', { name: 'Người thử mat-may' }).waitFor();
    expect(await third.getByRole('button', { name: 'Đánh dấu đã đọc: Người thử mat-may' }).count()).toBe(0);
    // They may choose the channel of the next notification.
    await third.goto('/desk/account#notifications');
    expect(await third.getByLabel('Xin xóa bước thứ hai: E-mail').isChecked()).toBe(true);
    await expectFits(third);

    // Signed out, and signed in again by password alone: the factor is removed.
    await lost.goto('/desk');
    await lost.waitForURL(/\/sign-in/);
    await givePassword(lost, 'mat-may');
    await lost.waitForURL(/\/desk$/);
    await asks.reload();
    expect(await asks.getByRole('region', { name: 'Bước thứ hai' }).count()).toBe(0);
  },
  300_000,
);

longTest('without another administrator the screen explains the removal on the server', async () => {
  const { db } = newsroom.ctx;
  const personId = await hire('mot-minh', 'admin');
  const page = await newVisitor({ viewport: SMALL });
  await givePassword(page, 'mot-minh');
  await page.waitForURL(/\/desk$/);
  await page.goto('/desk/account');
  await addApp(page);
  // Only another administrator may reset an administrator's factors, so this person has no one.
  const others = await db
    .select({ id: personRoles.personId })
    .from(personRoles)
    .innerJoin(people, eq(people.id, personRoles.personId))
    .where(
      and(
        eq(personRoles.role, 'admin'),
        ne(people.slug, 'mot-minh'),
        ne(people.email, 'quan@toasoan.example'),
        isNull(people.disabledAt),
      ),
    );
  const ids = others.map(({ id }) => id);
  await db.update(people).set({ disabledAt: new Date() }).where(inArray(people.id, ids));
  try {
    const quan = await signIn('quan', { viewport: SMALL });
    await quan.goto(`/desk/admin/people/${personId}`);
    const panel = quan.getByRole('region', { name: 'Bước thứ hai' });
    await panel.getByText('newsroom -- person reset-factor --person mot-minh@toasoan.example').waitFor();
    expect(await panel.getByRole('button').count()).toBe(0);
    await expectFits(quan);
  } finally {
    await db.update(people).set({ disabledAt: null }).where(inArray(people.id, ids));
  }
});
