import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { newVisitor, PHONE, signIn, signInAnew } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { caughtMail, linkOfMail } from '#tests/support/site/caught-mail.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { addPerson, joinByMail, signInByForm } from './invite-person.ts';

const good = 'ba con mèo qua sông';
const better = 'mưa rào tháng bảy trên mái tôn';

const notice = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

test('an invited person sets a password by the e-mailed link once and signs in with it', async () => {
  const email = 'dung@toasoan.example';
  const quan = await signIn('quan');
  await addPerson(quan, 'Đỗ Tiến Dũng', email);
  await quan.getByText('Chưa đặt mật khẩu. Lời mời dùng được đến').waitFor();

  const dung = await newVisitor({ viewport: PHONE });
  const link = await linkOfMail(email, 'Lời mời vào tòa soạn');
  await dung.goto(link);
  await dung.getByText('Tài khoản của Đỗ Tiến Dũng, dung@toasoan.example').waitFor();
  const choose = async (password: string) => {
    await dung.getByLabel('Mật khẩu mới').fill(password);
    await dung.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  };
  await choose('ngắn');
  await dung.getByText('Mật khẩu cần ít nhất 8 ký tự.').waitFor();
  await choose('matkhau123');
  await dung.getByText('Mật khẩu này nhiều người dùng hoặc dễ đoán.').waitFor();
  await choose('dotiendung1');
  await dung.getByText('Mật khẩu này lấy từ tên, e-mail của bạn').waitFor();
  await choose(good);
  await dung.getByText('Đã đặt mật khẩu. Mời bạn đăng nhập.').waitFor();
  await signInByForm(dung, email, good);
  await dung.waitForURL(/\/desk$/);

  const again = await newVisitor();
  await again.goto(link);
  await again.getByText('Liên kết này đã dùng rồi, đã hết hạn hoặc không đúng.').waitFor();
  await quan.reload();
  expect(await quan.getByText('Chưa đặt mật khẩu').count()).toBe(0);
});

longTest('a person who forgot the password resets it by link, and all sessions end', async () => {
  const email = 'hanh@toasoan.example';
  await addPerson(await signIn('quan'), 'Hồ Thị Hạnh', email);
  const there = await joinByMail(email, good);
  await signInByForm(there, email, good);
  await there.waitForURL(/\/desk$/);

  const hanh = await newVisitor();
  const ask = async (input: string) => {
    await hanh.goto('/sign-in');
    await hanh.getByRole('link', { name: 'Quên mật khẩu?' }).click();
    await hanh.getByLabel('E-mail').fill(input);
    await hanh.getByRole('button', { name: 'Gửi liên kết' }).click();
    const answer = (await notice(hanh).textContent()) ?? '';
    return answer.replace(input, '…');
  };
  expect(await ask(email)).toBe(await ask('khong-co-ai@toasoan.example'));
  await hanh.goto(await linkOfMail(email, 'Đặt lại mật khẩu'));
  await hanh.getByLabel('Mật khẩu mới').fill(better);
  await hanh.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await hanh.getByText('Đã đặt mật khẩu.').waitFor();
  await caughtMail(email, 'Mật khẩu của bạn đã đổi');
  await there.goto('/desk');
  await there.waitForURL(/\/sign-in/);
  await signInByForm(hanh, email, good);
  await hanh.getByText('E-mail hoặc mật khẩu không đúng.').waitFor();
  await signInByForm(hanh, email, better);
  await hanh.waitForURL(/\/desk$/);
});

longTest('signing in again replaces the session of this browser: the old cookie is signed out', async () => {
  const lan = await signInAnew('lan');
  const old = await lan.context().cookies();
  const answer = await lan.request.post('/desk/session', {
    headers: { origin: theSite().url },
    data: { email: 'lan@toasoan.example', password: theSite().password },
  });
  expect(answer.status()).toBe(200);
  await lan.goto('/desk/account');
  await lan.getByText('máy này').waitFor();
  const left = await newVisitor();
  await left.context().addCookies(old);
  await left.goto('/desk');
  await left.waitForURL(/\/sign-in/);
});

longTest('a program that only requests the links of a mail changes nothing', async () => {
  const email = 'tuan@toasoan.example';
  await addPerson(await signIn('quan'), 'Lê Anh Tuấn', email);
  const link = await linkOfMail(email, 'Lời mời vào tòa soạn');
  for (const method of ['GET', 'HEAD'] as const) {
    expect((await fetch(link, { method })).status).toBe(200);
  }
  const tuan = await joinByMail(email, good);
  await signInByForm(tuan, email, good);
  await tuan.waitForURL(/\/desk$/);
});

test('a password change keeps this session and ends the others, and a button ends all', async () => {
  const email = 'yen@toasoan.example';
  await addPerson(await signIn('quan'), 'Vũ Hải Yến', email);
  const [here, there] = [await joinByMail(email, good), await newVisitor()];
  for (const page of [here, there]) {
    await signInByForm(page, email, good);
    await page.waitForURL(/\/desk$/);
  }
  await here.goto('/desk/account');
  const change = async (current: string, password: string) => {
    await here.getByLabel('Mật khẩu đang dùng').fill(current);
    await here.getByLabel('Mật khẩu mới').fill(password);
    await here.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  };
  await change('không phải', better);
  await here.getByText('Mật khẩu đang dùng không đúng.').waitFor();
  await change(good, 'password1');
  await here.getByText('Mật khẩu này nhiều người dùng hoặc dễ đoán.').waitFor();
  await change(good, better);
  await here.getByText('Đã đổi mật khẩu.').waitFor();
  await here.reload();
  await here.getByRole('heading', { level: 1, name: 'Vũ Hải Yến' }).waitFor();
  await there.goto('/desk');
  await there.waitForURL(/\/sign-in/);

  await signInByForm(there, email, better);
  await there.waitForURL(/\/desk$/);
  await here.getByRole('button', { name: 'Đăng xuất ở mọi nơi' }).click();
  await here.waitForURL(/\/sign-in/);
  await there.goto('/desk');
  await there.waitForURL(/\/sign-in/);
});

longTest('after many wrong passwords the owner’s known browser can still sign in', async () => {
  const email = 'vinh@toasoan.example';
  await addPerson(await signIn('quan'), 'Bùi Quang Vinh', email);
  const vinh = await joinByMail(email, good);
  const stranger = await newVisitor();
  const tryPassword = async (password: string) => {
    const answer = await stranger.request.post('/desk/session', {
      headers: { origin: theSite().url },
      data: { email, password },
    });
    return answer.status();
  };
  for (let each = 0; each < 10; each += 1) expect(await tryPassword(`sai lần ${each}`)).toBe(401);
  expect(await tryPassword(good)).toBe(429);
  await signInByForm(vinh, email, good);
  await vinh.waitForURL(/\/desk$/);
});

longTest(
  'a form that fails to send shows an error, keeps its text, and succeeds after reconnecting',
  async () => {
    const email = 'nhan@toasoan.example';
    await addPerson(await signIn('quan'), 'Phạm Thành Nhân', email);
    const nhan = await joinByMail(email, good);
    const line = async (isUp: boolean) => nhan.context().setOffline(!isUp);
    const press = (name: string) => nhan.getByRole('button', { name, exact: true }).click();
    await nhan.goto('/sign-in/forgotten');
    await nhan.getByLabel('E-mail').fill(email);
    await line(false);
    await press('Gửi liên kết');
    await nhan.getByText('Chưa gửi được').waitFor();
    expect(await nhan.getByLabel('E-mail').inputValue()).toBe(email);
    await line(true);
    await press('Gửi liên kết');
    await caughtMail(email, 'Đặt lại mật khẩu');

    await nhan.goto('/sign-in');
    await nhan.getByLabel('E-mail').fill(email);
    await nhan.getByLabel('Mật khẩu').fill(good);
    await line(false);
    await press('Đăng nhập');
    await nhan.getByText('Chưa gửi được').waitFor();
    expect(await nhan.getByLabel('E-mail').inputValue()).toBe(email);
    expect(await nhan.getByLabel('Mật khẩu').inputValue()).toBe(good);
    await press('Dùng passkey');
    await expect.poll(() => notice(nhan).textContent()).toMatch('Chưa gửi được');
    await line(true);
    await press('Đăng nhập');
    await nhan.waitForURL(/\/desk$/);
  },
);

test('the secret of a link is in no request before the form is sent', async () => {
  const email = 'loc@toasoan.example';
  await addPerson(await signIn('quan'), 'Mai Xuân Lộc', email);
  const link = await linkOfMail(email, 'Lời mời vào tòa soạn');
  const secret = new URL(link).hash.slice(1);
  expect(secret).toMatch(/^[\w-]{43}$/);
  const loc = await newVisitor();
  const requests: string[] = [];
  loc.on('request', (request) => requests.push(`${request.url()} ${JSON.stringify(request.headers())}`));
  await loc.goto(link);
  await loc.getByText('Tài khoản của Mai Xuân Lộc').waitFor();
  expect(requests.length).toBeGreaterThan(1);
  expect(requests.filter((line) => line.includes(secret))).toEqual([]);
  expect(new URL(theSite().url).origin).toBe(new URL(link).origin);
});

test.each(['/sign-in', '/sign-in/forgotten', '/sign-in/password'])(
  '%s fits a narrow phone',
  async (address) => {
    const page = await newVisitor({ viewport: { width: 360, height: 640 } });
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  },
);
