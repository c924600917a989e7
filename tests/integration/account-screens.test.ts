import { beforeAll, expect, test } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

const account = '/desk/account';
let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
  const { id: tagId } = await createTag(newsroom.as('thu'), { name: 'Cúp Sen Vàng', type: 'event' });
  await newsroom.published({ headline: 'Vé chung kết bán hết', tagIds: [tagId] });
});

test('a public link without https is refused, and a saved one is on the author’s page', async () => {
  const lan = await desk.open('lan', account);
  const link = () => lan.field(/^Trang riêng công khai/);
  const form = () => link().closest('form') as HTMLElement;
  await lan.fill(link(), 'http://khong-an-toan.example/');
  await lan.happen(form(), 'submit');
  await lan.until(() => expect(form().querySelector('[role="alert"]')).not.toBeNull());
  await lan.fill(link(), 'https://lan.example/');
  await lan.happen(form(), 'submit');
  await lan.until(() => expect(form().textContent).toContain('Đã lưu'));
  const author = await readAuthor(newsroom.as(null), { slug: 'lan', path: '/tac-gia/lan' });
  expect(JSON.stringify(author)).toContain('https://lan.example/');
});

test('a new token is shown once, has only the ticked permissions, and stops working when revoked', async () => {
  const lan = await desk.open('lan', account);
  await lan.fill(lan.field('Dùng để làm gì'), 'Máy nhập tin');
  Object.assign(lan.field('Dùng để làm gì').closest('form') as object, { reset() {} });
  await lan.press('Tạo mã');
  await lan.until(() => void lan.one('.factor-secret'));
  const token = lan.one('.factor-secret').textContent ?? '';
  expect((await callApi('GET', '/tags', { token })).status).toBe(200);
  const json = { name: 'Thẻ thử', type: 'topic' };
  expect((await callApi('POST', '/tags', { token, json })).status).toBe(403);
  const again = await desk.open('lan', account);
  expect(again.text()).not.toContain(token);
  expect(again.text()).toContain('dùng gần nhất');
  await again.press('Thu hồi Máy nhập tin');
  await again.until(() => expect(again.text()).not.toContain('Máy nhập tin'));
  expect((await callApi('GET', '/tags', { token })).status).toBe(401);
});

test('an editor names a key moment of an event, and readers see it on the event’s page', async () => {
  const thu = await desk.open('thu', '/desk/tags?q=cup+sen+vang');
  await thu.press(thu.link('Mốc chính'));
  await thu.fill(thu.field(/^Mốc của bài “Vé chung kết/), 'Vé hết sau 26 phút');
  await thu.press('Lưu');
  await thu.until(() => expect(thu.one('form [role="status"]').textContent).toBe('✓'));
  const path = '/dong-su-kien/cup-sen-vang';
  expect(JSON.stringify(await readTag(newsroom.as(null), { slug: 'cup-sen-vang', path }))).toContain(
    'Vé hết sau 26 phút',
  );
});

test('the house style forms are previewed while typing, and one without its placeholder is refused', async () => {
  const tam = await desk.open('tam', '/desk/admin/style');
  const credit = () => tam.one('[name="creditForm.vi"]');
  await tam.fill(credit(), 'Ảnh: {credit}');
  expect(tam.one('.style-preview').textContent).toContain('Ảnh: Thanh Hà');
  await tam.fill(credit(), 'Ảnh');
  await tam.happen(credit().closest('form') as HTMLElement, 'submit');
  await tam.until(() => expect(tam.text()).toContain('Mẫu phải có đúng các chỗ trống đã nêu.'));
});
