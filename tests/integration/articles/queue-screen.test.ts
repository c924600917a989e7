import { beforeAll, expect, test, vi } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
});

/** Stories that Lan has submitted. */
async function submitted(...headlines: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const headline of headlines) {
    const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { headline }) });
    await newsroom.act('lan', id, 'submit');
    ids.push(id);
  }
  return ids;
}

test('a saved filter appears for the desk that it is shared with, and pressing delete twice removes it', async () => {
  const filter = '/desk?state=in_review&claim=nobody';
  const thu = await desk.open('thu', filter);
  await thu.press('Lưu bộ lọc này');
  await thu.fill(thu.field('Tên'), 'Chờ người nhận');
  await thu.choose(thu.field('Chia sẻ với ban'), 'Thế giới');
  await thu.press('Lưu');
  await thu.until(() => expect(thu.link('Chờ người nhận').getAttribute('aria-current')).toBe('true'));

  const lan = await desk.open('lan', '/desk');
  await lan.press(lan.link(/^Chờ người nhận/));
  expect(lan.address()).toBe(filter);

  const again = await desk.open('thu', '/desk');
  await again.press('Sắp xếp bộ lọc');
  await again.press('Xóa “Chờ người nhận”');
  expect(again.named('a', 'Chờ người nhận')).toHaveLength(1);
  await again.press('Xóa hẳn “Chờ người nhận”');
  await again.until(() => expect(again.named('a', 'Chờ người nhận')).toEqual([]));
});

test('Shift with an arrow key selects stories, and a refused bulk action is explained in the row of its story', async () => {
  const names = ['Bến phà một', 'Bến phà hai', 'Bến phà ba'] as const;
  const [, claimed] = await submitted(...names);
  const thu = await desk.open('thu', '/desk?q=ben+pha');
  const box = (name: string) => thu.field(`Chọn bài “${name}”`);
  await thu.press(box(names[2]));
  expect(thu.text()).toContain('Đã chọn 1 bài');
  for (const [from, to] of [
    [names[2], names[1]],
    [names[1], names[0]],
  ] as const) {
    const focus = vi.spyOn(box(to), 'focus');
    await thu.happen(box(from), 'keydown', { key: 'ArrowDown', shiftKey: true });
    expect(focus).toHaveBeenCalled();
  }
  expect(thu.text()).toContain('Đã chọn 3 bài');
  await newsroom.act('tam', claimed ?? '', 'claim');
  await thu.choose(thu.field('Chọn việc…'), 'Nhận duyệt');
  await thu.press('Thực hiện');
  await thu.happen(thu.one('dialog form'), 'submit');
  await thu.until(() => expect(thu.text()).toContain('Xong 2 bài.'));
  await thu.until(() => expect(thu.text().match(/thu đang duyệt/g)).toHaveLength(2));
  const row = thu.all('.queue-row').find(({ textContent }) => textContent?.includes(names[1]));
  expect(row?.textContent).toContain('Người khác đang duyệt bài này.');
});

test('the URL of a filter shows the same list to another person, and an unknown section is reported', async () => {
  const names = ['Đập thủy điện Nậm Lừa xả nước', 'Đập thủy điện Nậm Lừa đóng cửa'];
  await submitted(...names);
  const tam = await desk.open('tam', '/desk?view=all&q=N%E1%BA%ACM%20L%E1%BB%AAA');
  expect(tam.all('.queue-headline').map(({ textContent }) => textContent)).toEqual(names.toReversed());
  const broken = await desk.open('tam', '/desk?section=khong-con');
  expect(broken.one('[role="alert"]').textContent).toContain('không còn dùng được');
});

test('signed-out visitors are redirected to sign-in with a return path to their filter', async () => {
  expect(await desk.statusOf(null, '/desk?q=nam+lua')).toBe('/sign-in?next=%2Fdesk%3Fq%3Dnam%2Blua');
});
