import { beforeAll, expect, test } from 'vitest';
import { checkExport } from '#core/audit/check-export.ts';
import { sha256 } from '#platform/text/hash.ts';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

const audit = '/desk/admin/audit';
let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
  await newsroom.published();
  for (let each = 0; each < 55; each += 1) await createTag(newsroom.as('thu'), { name: `Thẻ số ${each}` });
});

test('the links to older and newer acts lead back to the same page', async () => {
  const tam = await desk.open('tam', audit);
  const sentences = () => tam.all('.audit-sentence').map(({ textContent }) => textContent);
  const first = sentences();
  await tam.press(tam.link('Cũ hơn'));
  expect(tam.address()).toContain('older=');
  expect(sentences()).not.toEqual(first);
  await tam.press(tam.link('Mới hơn'));
  expect(tam.address()).toContain('newer=');
  expect(sentences()).toEqual(first);
});

test('a search without results says so, and an invalid date names its field', async () => {
  const empty = await desk.open('tam', `${audit}?words=kh%C3%B4ngaiviếtthế`);
  expect(empty.text()).toContain('Không có việc nào khớp');
  const faulty = await desk.open('tam', `${audit}?from=2026-99-99`);
  expect(faulty.one('[role="alert"]').textContent).toContain('Từ ngày');
});

test.each(['csv', 'jsonl'] as const)('an export as %s verifies and is audited', async (format) => {
  const answer = await desk.post('tam', `${audit}/export`, { act: 'group:publication', format });
  expect(answer.headers.get('content-disposition')).toMatch(
    new RegExp(`filename="audit-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
  );
  const state = await checkExport((await answer.text()).split(/\r?\n/), sha256);
  expect(state).toMatchObject({ breaks: [], faults: [], rows: 1 });
  const { all } = await desk.open('tam', audit);
  expect(all('.audit-sentence')[0]?.textContent).toContain('xuất nhật ký');
});

test('an administrator reads actions without headlines, and a journalist gets 404 for page and export', async () => {
  const publication = `${audit}?act=group%3Apublication`;
  expect((await desk.open('tam', publication)).text()).toContain('“');
  const quan = await desk.open('quan', publication);
  expect(quan.all('.audit-act')).toHaveLength(1);
  expect(quan.one('.audit-subject').textContent).not.toContain('“');
  expect(await desk.statusOf('lan', audit)).toBe(404);
  expect((await desk.post('lan', `${audit}/export`)).status).toBe(404);
});
