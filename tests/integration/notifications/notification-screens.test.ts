import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { mailCatcher } from '#platform/mail/mail-catcher.ts';
import { newId } from '#platform/time/new-id.ts';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { searchAudit } from '#usecases/audit/search-audit.ts';
import { changeMailSettings } from '#usecases/mail/change-mail-settings.ts';
import { readMailDesk } from '#usecases/mail/read-mail-desk.ts';
import { createWebhook } from '#usecases/webhooks/create-webhook.ts';
import { deliverWebhooks } from '#usecases/webhooks/deliver-webhooks.ts';

const mails = '/desk/admin/mail';
const webhooks = '/desk/admin/webhooks';
let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  const folder = path.join(tmpdir(), `toasoan-test-mail-${newId()}`);
  const mailer = mailCatcher({ folder, from: 'desk@toasoan.example' });
  desk = deskScreens({ ...newsroom, as: (name) => ({ ...newsroom.as(name), mailer }) });
});

test('notification preferences are saved, and quiet hours with equal ends are refused', async () => {
  const binh = await desk.open('binh', '/desk/account');
  await binh.tick(binh.field('Gửi duyệt: E-mail'));
  await binh.tick(binh.field(/Giờ yên: e-mail/));
  await binh.fill(binh.field('Từ'), '21:30');
  await binh.fill(binh.field('Đến'), '21:30');
  const save = () => binh.press(binh.one('.preferences button[type="submit"]'));
  await save();
  await binh.until(() => expect(binh.text()).toContain('Hai giờ phải khác nhau.'));
  await binh.fill(binh.field('Đến'), '06:15');
  await binh.choose(binh.field('Bản tổng hợp mỗi ngày lúc'), '17 giờ');
  await save();
  await binh.until(() => expect(binh.one('.preferences [role="status"]').textContent).toBe('Đã lưu.'));
  const again = await desk.open('binh', '/desk/account');
  expect(again.isTicked(again.field('Gửi duyệt: E-mail'))).toBe(true);
  expect(['Từ', 'Đến', 'Bản tổng hợp mỗi ngày lúc'].map((name) => again.valueOf(again.field(name)))).toEqual([
    '21:30',
    '06:15',
    '17',
  ]);
});

test('without a mail server the administrator’s test mail appears in the list', async () => {
  const quan = await desk.open('quan', mails);
  expect(quan.text()).toContain('Chưa đặt SMTP_URL');
  await quan.press('Gửi thư thử');
  await quan.until(() => expect(quan.text()).toContain('Thư tới quan@toasoan.example được giữ trong'));
  await quan.until(() => expect(quan.one('.caught').textContent).toContain('Thư thử từ tòa soạn'));
});

test('the setting for headlines in mails is stored, audited and shown', async () => {
  const choice = /^Cho tiêu đề bài vào e-mail/;
  const stored = async () => (await readMailDesk(newsroom.as('quan'), {})).headlinesInMail;
  const before = await stored();
  const quan = await desk.open('quan', mails);
  expect(quan.isTicked(quan.field(choice))).toBe(before);
  await changeMailSettings(newsroom.as('quan'), { headlinesInMail: !before });
  const again = await desk.open('quan', mails);
  expect(again.isTicked(again.field(choice))).toBe(!before);
  await again.tick(again.field(choice), before);
  await again.until(async () => expect(await stored()).toBe(before));
  const { acts } = await searchAudit(newsroom.as('quan'), { action: 'settings.change_mail' });
  expect(acts.map(({ actorName, detail }) => [actorName, detail.headlinesInMail])).toEqual([
    ['quan', before],
    ['quan', !before],
  ]);
});

test('only administrators change mail settings, and only to a boolean', async () => {
  for (const who of ['lan', 'thu', 'tam', 'phuc'] as const)
    await expect(changeMailSettings(newsroom.as(who), { headlinesInMail: true }), who).rejects.toMatchObject({
      code: 'action.not-your-role',
    });
  await expect(changeMailSettings(newsroom.as(null), { headlinesInMail: true })).rejects.toMatchObject({
    code: 'auth.required',
  });
  for (const [input, code] of [
    [{}, 'field.required'],
    [{ headlinesInMail: 'yes' }, 'field.invalid'],
  ] as const)
    await expect(changeMailSettings(newsroom.as('quan'), input)).rejects.toMatchObject({
      ...{ code: 'request.invalid', details: { fieldErrors: { headlinesInMail: code } } },
    });
});

test('a webhook is added with its secret, its test delivery fails, and it is deleted after a confirmation', async () => {
  const quan = await desk.open('quan', webhooks);
  await quan.press('Thêm webhook');
  await quan.fill(quan.field('Tên'), 'Đối tác phát hành');
  await quan.fill(quan.field('Địa chỉ'), 'http://127.0.0.1:9/hook');
  await quan.tick(quan.field('Xuất bản'));
  await quan.press('Lưu');
  await quan.until(() => expect(quan.valueOf(quan.field('Khóa'))).toMatch(/^whsec_/));
  await quan.press('Đóng');
  await quan.press(quan.link('Đối tác phát hành'));
  await quan.press('Gửi thử');
  await quan.until(() => expect(quan.text()).toContain('Đã xếp hàng một lần gửi thử.'));
  await deliverWebhooks(newsroom.as(null));
  await quan.press('Tải lại');
  await quan.until(() => expect(quan.text()).toContain('ECONNREFUSED'));
  await quan.press('Xóa');
  await quan.press(quan.one('dialog .button-danger'));
  await quan.until(() => expect(quan.text()).toContain('Chưa có webhook nào.'));
});

test('the pages of mails and webhooks are 404 for a managing editor', async () => {
  for (const address of [mails, webhooks]) expect(await desk.statusOf('tam', address), address).toBe(404);
});

test('a webhook is renamed, gets a new secret, and is disabled and enabled', async () => {
  const { secret } = await createWebhook(newsroom.as('quan'), {
    ...{ name: 'Đài địa phương', url: 'http://127.0.0.1:9/dai', events: ['article.publish'] },
  });
  const quan = await desk.open('quan', webhooks);
  await quan.press(quan.link('Đài địa phương'));
  await quan.press('Sửa');
  await quan.fill(quan.field('Tên'), 'Đài tỉnh');
  await quan.press('Lưu');
  await quan.until(() => expect(quan.one('h1').textContent).toBe('Đài tỉnh'));
  expect(quan.text()).toContain('http://127.0.0.1:9/dai');

  await quan.press('Đổi khóa');
  expect(quan.one('dialog').textContent).toContain('Khóa cũ hết hiệu lực ngay.');
  await quan.press(quan.one('dialog .button-danger'));
  await quan.until(() => expect(quan.valueOf(quan.field('Khóa'))).toMatch(/^whsec_/));
  expect(quan.valueOf(quan.field('Khóa'))).not.toBe(secret);
  await quan.press('Đóng');

  await quan.press('Tắt');
  await quan.press(quan.one('dialog .button-danger'));
  await quan.until(() => expect(quan.text()).toContain('Đang tắt'));
  expect(quan.named('button', 'Gửi thử')).toEqual([]);
  await quan.press('Bật');
  await quan.until(() => expect(quan.text()).toContain('Đang bật'));
});
