import { beforeAll, expect, test } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

const tags = '/desk/tags';
let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
});

test('an empty maintenance list says so, and is 404 for a journalist', async () => {
  for (const [list, words] of [
    ['unused', 'Thẻ nào cũng có bài dùng.'],
    ['duplicates', 'Không có thẻ nào trông như trùng nhau.'],
    ['overused', 'Chưa thẻ nào quá rộng.'],
  ] as const) {
    const { text } = await desk.open('thu', `${tags}?list=${list}`);
    expect(text()).toContain(words);
    expect(await desk.statusOf('lan', `${tags}?list=${list}`)).toBe(404);
  }
});

test('similar tags are merged after a confirmation or declared different, and leave the list', async () => {
  for (const name of ['Xe.lam Cần Giuộc', 'Xe lam Cần Giuộc', 'Lò gạch Mang Thít', 'Mang Thít lò gạch'])
    await createTag(newsroom.as('thu'), { name });
  const thu = await desk.open('thu', tags);
  await thu.press(thu.link('Có thể trùng'));
  const rows = (name: string) =>
    thu.all('.rows-item').filter(({ textContent }) => textContent?.includes(name));
  expect(rows('Xe.lam Cần Giuộc')[0]?.textContent).toContain('chỉ khác dấu câu, khoảng trắng');
  await thu.press(/^Gộp “Xe.lam Cần Giuộc” vào/);
  expect(thu.one('dialog').textContent).toContain('0 bài đang đăng');
  await thu.press('Gộp, không tách lại');
  await thu.until(() => expect(rows('Xe.lam Cần Giuộc')).toEqual([]));
  expect(thu.all('dialog')).toEqual([]);
  await thu.press(/là hai thẻ khác nhau$/);
  await thu.until(() => expect(thu.all('.rows-item')).toEqual([]));
});

test('an unused tag is deleted from its list, and the undo next to the message restores it', async () => {
  newsroom.setNow(new Date('2020-01-01T00:00:00Z'));
  await createTag(newsroom.as('thu'), { name: 'Hội chợ cũ' });
  newsroom.setNow(null);
  const thu = await desk.open('thu', `${tags}?list=unused`);
  const names = () => thu.all('.rows-item strong').map(({ textContent }) => textContent);
  expect(names()).toEqual(['Hội chợ cũ']);
  await thu.press('Xóa “Hội chợ cũ”');
  await thu.until(() => expect(names()).toEqual([]));
  expect(thu.one('[role="status"]').textContent).toContain('Đã xóa “Hội chợ cũ”.');
  await thu.press('Hoàn tác');
  await thu.until(() => expect(names()).toEqual(['Hội chợ cũ']));
  expect(thu.text()).not.toContain('Đã xóa');
});
