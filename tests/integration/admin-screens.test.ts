import { beforeAll, expect, test } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';
import { readFrame } from '#usecases/site/read-frame.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
  const tag = await createTag(newsroom.as('thu'), { name: 'Xe đạp công cộng' });
  await createTag(newsroom.as('thu'), { name: 'Giao thông chậm' });
  await newsroom.published({ tagIds: [tag.id] });
});

const redirectOf = (address: string) => followRedirect(newsroom.as(null), address);

test('a new slug of an author is saved, and the old one redirects to it', async () => {
  const quan = await desk.open('quan', '/desk/admin/people?q=lan%40toasoan.example');
  await quan.press(quan.link('lan'));
  const slug = quan.field('Đường dẫn trang tác giả');
  await quan.fill(slug, 'hoang-lan');
  await quan.press('Lưu');
  await quan.until(() => expect(quan.text()).toContain('Đã lưu.'));
  expect(await redirectOf('/tac-gia/lan')).toBe('/tac-gia/hoang-lan');
});

test('a tag is merged into another, found by name, after a confirmation, and its page and feed redirect', async () => {
  const thu = await desk.open('thu', '/desk/tags?q=xe+dap+cong+cong');
  await thu.press('Gộp “Xe đạp công cộng” vào thẻ khác');
  await thu.fill(thu.field('Gõ tên thẻ ở lại'), 'giao thong cham');
  await thu.until(() => void thu.field(/^Giao thông chậm/));
  await thu.press(thu.field(/^Giao thông chậm/));
  await thu.press('Gộp vào “Giao thông chậm”');
  await thu.press('Gộp, không tách lại');
  await thu.until(() => expect(thu.all('dialog')).toEqual([]));
  // Searching for the merged tag finds the other.
  expect(thu.one('.rows').textContent).toContain('Giao thông chậm');
  for (const file of ['', '/rss.xml'])
    expect(await redirectOf(`/chu-de/xe-dap-cong-cong${file}`)).toBe(`/chu-de/giao-thong-cham${file}`);
});

test('a new section moves up, one with stories cannot be closed, and a closed empty one redirects', async () => {
  const quan = await desk.open('quan', '/desk/admin/sections');
  const names = () => quan.all('.rows-item strong').map(({ textContent }) => textContent);
  const name = 'Thử nghiệm tạm thời';
  await quan.press('Thêm chuyên mục');
  await quan.fill(quan.field('Tên'), name);
  await quan.press('Lưu');
  await quan.until(() => expect(names()).toEqual(['Thế giới', 'Kinh tế', name]));
  await quan.press(`Đưa “${name}” lên`);
  await quan.until(() => expect(names()).toEqual(['Thế giới', name, 'Kinh tế']));
  await quan.press('Đóng chuyên mục “Thế giới”');
  await quan.press('Đóng');
  await quan.until(() => void quan.one('dialog [role="alert"]'));
  await quan.press('Hủy');
  await quan.press(`Đóng chuyên mục “${name}”`);
  await quan.choose(quan.field('Địa chỉ cũ dẫn tới'), 'Kinh tế');
  await quan.press('Đóng');
  await quan.until(() => expect(names()).toEqual(['Thế giới', 'Kinh tế']));
  expect(await redirectOf('/thu-nghiem-tam-thoi')).toBe('/kinh-te');
});

test('only their author previews draft settings, and readers get them once they are applied', async () => {
  const hotline = '0900 123 456';
  const footer = async () => (await readFrame(newsroom.as(null))).settings.hotline;
  const before = await footer();
  const quan = await desk.open('quan', '/desk/admin/settings');
  await quan.fill(quan.field('Đường dây nóng'), hotline);
  await quan.press('Lưu nháp');
  await quan.until(() => expect(quan.text()).toMatch(new RegExp(`Đường dây nóng: .+ → ${hotline}`)));
  for (const page of ['home', 'article', 'about', 'contact'])
    expect((await desk.open('quan', `/desk/settings-preview?page=${page}`)).text(), page).toContain(hotline);
  expect((await desk.open('tam', '/desk/settings-preview?page=home')).text()).not.toContain(hotline);
  expect(await desk.statusOf('lan', '/desk/settings-preview?page=home')).toBe(404);
  const { dynamic, metadata } = await import('#app/(desk)/layout.tsx');
  // Desk pages are rendered for each request and not indexed.
  expect([dynamic, metadata.robots]).toEqual(['force-dynamic', { index: false }]);
  expect(await footer()).toBe(before);
  const again = await desk.open('quan', '/desk/admin/settings');
  await again.press('Áp dụng cho trang');
  await again.until(() => expect(again.text()).toContain('Đã áp dụng.'));
  expect(await footer()).toBe(hotline);
});

test('only administrators see the page of operations', async () => {
  expect(await desk.statusOf('thu', '/desk/admin/operations')).toBe(404);
  expect(await desk.statusOf(null, '/desk/admin/operations')).toBe(
    '/sign-in?next=%2Fdesk%2Fadmin%2Foperations',
  );
});
