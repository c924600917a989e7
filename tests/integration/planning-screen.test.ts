import { beforeAll, expect, test } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnAssignment } from '#usecases/assignments/act-on-assignment.ts';
import { createAssignment } from '#usecases/assignments/create-assignment.ts';

let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
});

async function planned(title: string): Promise<{ id: string; address: string }> {
  const { lan } = newsroom.people;
  const input = { title, sectionId: newsroom.world, assigneeIds: [lan.id] };
  const { id } = await createAssignment(newsroom.as('thu'), input);
  return { id, address: `/desk/assignments/${id}` };
}

test('an editor reassigns an assignment, the second person to accept sees that it is taken, and two presses drop it', async () => {
  const { id, address } = await planned('Chợ nổi họp lại sau mùa nước cạn');
  const thu = await desk.open('thu', address);
  await thu.press('Giao lại');
  await thu.pick('Giao cho', 'huy');
  await thu.press('Giao việc');
  await thu.until(() => expect(thu.all('dialog')).toEqual([]));

  const huy = await desk.open('huy', address);
  await actOnAssignment(newsroom.as('lan'), { assignmentId: id, action: 'accept' });
  await huy.press('Nhận đề tài');
  const conflictMessage = 'Người khác đã nhận đề tài này.';
  await huy.until(() => expect(huy.one('[role="alert"]').textContent).toContain(conflictMessage));

  const again = await desk.open('thu', address);
  await again.press('Bỏ đề tài');
  expect(again.one('.plan-badge').textContent).toBe('Đã nhận');
  await again.press('Bỏ thật?');
  await again.until(() => expect(again.one('.plan-badge').textContent).toBe('Đã bỏ'));
});

test.each(['minh', 'binh', 'quan', 'phuc'] as const)(
  '%s gets 404 for an assignment of another desk',
  async (person) => {
    const { address } = await planned('Đề tài không dành cho người ngoài ban');
    expect(await desk.statusOf('thu', address)).toBe(200);
    expect(await desk.statusOf(person, address)).toBe(404);
  },
);

test('an assignment is moved to a day and filtered by its writer, and an invalid filter is reported', async () => {
  const title = 'Phiên chợ cá cuối năm';
  await planned(title);
  const week = '/desk/planning?by=week&day=2031-06-11';
  const thu = await desk.open('thu', week);
  const dayOf = (name: string) =>
    thu
      .all('.plan-day')
      .find(({ textContent }) => textContent?.includes(name))
      ?.querySelector('h3')?.textContent;
  expect(thu.one('.plan-unplanned').textContent).toContain(title);
  await thu.press(`Chuyển ngày “${title}”`);
  await thu.fill(thu.field('Ngày mới'), '2031-06-12');
  await thu.press(thu.one('dialog .button-primary'));
  await thu.until(() => expect(dayOf(title)).toMatch(/12/));
  expect(thu.text()).toMatch(new RegExp(`Đã chuyển “${title}” sang .*12`));
  expect(thu.one('.plan-unplanned').textContent).not.toContain(title);

  const { lan, huy } = newsroom.people;
  await thu.choose(thu.field('Người làm'), 'huy');
  await thu.press('Xem');
  expect(thu.address()).toContain(`person=${huy.id}`);
  expect(thu.one('.plan-days').textContent).not.toContain(title);
  const ofLan = await desk.open('thu', `${week}&person=${lan.id}`);
  expect(ofLan.one('.plan-days').textContent).toContain(title);
  await ofLan.press(`Chuyển ngày “${title}”`);
  await ofLan.press('Bỏ ngày');
  await ofLan.until(() => expect(ofLan.one('.plan-unplanned').textContent).toContain(title));

  const broken = await desk.open('thu', `${week}&section=khong-con`);
  expect(broken.one('[role="alert"]').textContent).toBe('Bộ lọc này không còn dùng được.');
});

test('journalists and editors propose assignments, contributors only read them, and others get 404', async () => {
  for (const [person, buttons] of [
    ['thu', 1],
    ['lan', 1],
    ['minh', 0],
  ] as const) {
    const screen = await desk.open(person, '/desk/planning');
    expect(screen.named('button', 'Đề tài mới'), person).toHaveLength(buttons);
  }
  for (const person of ['phuc', 'quan'] as const)
    expect(await desk.statusOf(person, '/desk/planning'), person).toBe(404);
});
