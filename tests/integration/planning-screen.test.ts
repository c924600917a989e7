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

test('an editor reassigns an assignment, the second to accept it reads that it is taken, and two presses drop it', async () => {
  const { id, address } = await planned('Chợ nổi họp lại sau mùa nước cạn');
  const thu = await desk.open('thu', address);
  await thu.press('Giao lại');
  await thu.pick('Giao cho', 'huy');
  await thu.press('Giao việc');
  await thu.until(() => expect(thu.all('dialog')).toEqual([]));

  const huy = await desk.open('huy', address);
  await actOnAssignment(newsroom.as('lan'), { assignmentId: id, action: 'accept' });
  await huy.press('Nhận đề tài');
  const taken = 'Người khác đã nhận đề tài này.';
  await huy.until(() => expect(huy.one('[role="alert"]').textContent).toContain(taken));

  const again = await desk.open('thu', address);
  await again.press('Bỏ đề tài');
  expect(again.one('.plan-badge').textContent).toBe('Đã nhận');
  await again.press('Bỏ thật?');
  await again.until(() => expect(again.one('.plan-badge').textContent).toBe('Đã bỏ'));
});

test.each(['minh', 'binh', 'quan', 'phuc'] as const)(
  '%s finds no assignment of another desk',
  async (person) => {
    const { address } = await planned('Đề tài không dành cho người ngoài ban');
    expect(await desk.statusOf('thu', address)).toBe(200);
    expect(await desk.statusOf(person, address)).toBe(404);
  },
);
