import { beforeAll, expect, test } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';

const royalties = '/desk/admin/royalties';
let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
  newsroom.setNow(new Date('2026-03-15T05:00:00Z'));
  await newsroom.published();
});

test('the managing editor marks a story, sees the sums, exports the month, and cannot close it before its end', async () => {
  const tam = await desk.open('tam', royalties);
  await tam.press(tam.one('.queue-headline'));
  await tam.press('Lấy mọi gợi ý');
  await tam.press('Lưu nhuận bút');
  await tam.until(() => expect(tam.text()).toMatch(/tam chấm \d\d:\d\d/));
  const people = await desk.open('tam', `${royalties}?view=people`);
  expect(people.one('.royalties-total').textContent).toMatch(/^Cộng300\.000/);
  expect(people.named('button', 'Chốt tháng')).toEqual([]);
  expect(people.text()).toContain('Tháng chưa hết, chưa chốt được.');
  const file = await desk.post('tam', `${royalties}/export`, { month: '2026-03', format: 'csv' });
  expect(file.headers.get('content-disposition')).toContain('filename="royalties-2026-03-15.csv"');
  expect((await file.text()).trim().split('\r\n')).toHaveLength(2);
});

test('a past month is closed after a confirmation and names the person who closed it', async () => {
  const february = `${royalties}?month=2026-02`;
  const tam = await desk.open('tam', february);
  await tam.press('Chốt tháng');
  await tam.press('Hủy');
  expect(tam.all('dialog')).toEqual([]);
  await tam.press('Chốt tháng');
  await tam.press('Chốt hẳn');
  await tam.until(() => expect(tam.text()).toMatch(/Đã chốt .*, tam/));
  expect((await desk.open('tam', february)).text()).toMatch(/Đã chốt .*, tam/);
});

test('changed rates are saved', async () => {
  const rates = `${royalties}?view=rates`;
  const tam = await desk.open('tam', rates);
  const amount = ({ field }: typeof tam) => field(/Số tiền cho Tường thuật/);
  await tam.fill(amount(tam), '650.000');
  await tam.press('Lưu');
  await tam.until(() => expect(tam.text()).toContain('Đã lưu'));
  const again = await desk.open('tam', rates);
  expect(again.valueOf(amount(again))).toBe('650000');
});

test('a journalist sees their own royalties in the account, and gets 404 for the other pages', async () => {
  expect((await desk.open('lan', '/desk/account')).text()).toContain('Nhuận bút của tôi');
  for (const address of [royalties, `${royalties}/00000000-0000-7000-8000-000000000000`])
    expect(await desk.statusOf('lan', address), address).toBe(404);
  expect((await desk.post('lan', `${royalties}/export`, { month: '2026-03' })).status).toBe(404);
});
