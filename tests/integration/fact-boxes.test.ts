import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { searchAudit } from '#usecases/audit/search-audit.ts';
import { archiveFactBox } from '#usecases/fact-boxes/archive-fact-box.ts';
import { listFactBoxes } from '#usecases/fact-boxes/list-fact-boxes.ts';
import { saveFactBox } from '#usecases/fact-boxes/save-fact-box.ts';

let newsroom: Newsroom;

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
});

const titles = async (q: string) =>
  (await listFactBoxes(newsroom.as('minh'), { q })).map(({ title }) => title);

test('a reporter saves a fact box, and a contributor finds it without accents', async () => {
  const box = await saveFactBox(newsroom.as('lan'), {
    title: '  Xâm nhập mặn là gì ',
    body: bodyOf('Nước biển lấn vào sông.'),
  });
  expect(box.title).toBe('Xâm nhập mặn là gì');
  expect(await titles('xam nhap man')).toEqual(['Xâm nhập mặn là gì']);
  expect(await titles('MẶN là')).toEqual(['Xâm nhập mặn là gì']);
  expect(await titles('hạn hán')).toEqual([]);
  const [again] = await listFactBoxes(newsroom.as('minh'), { ids: [box.id] });
  expect(again).toEqual({ ...box, mayTakeOut: false });
});

test('saving a box again updates its date and text', async () => {
  newsroom.setNow(new Date('2026-03-01T02:00:00Z'));
  const first = await saveFactBox(newsroom.as('lan'), { title: 'Mực nước', body: bodyOf('Ba mét.') });
  newsroom.setNow(new Date('2026-03-02T02:00:00Z'));
  await saveFactBox(newsroom.as('huy'), { id: first.id, title: 'Mực nước', body: bodyOf('Bốn mét.') });
  newsroom.setNow(null);
  const [now] = await listFactBoxes(newsroom.as('lan'), { ids: [first.id] });
  expect(now?.updatedAt).toEqual(new Date('2026-03-02T02:00:00Z'));
  expect(now?.body).toEqual(bodyOf('Bốn mét.'));
});

test('a box may contain no photo and needs a title', async () => {
  const figure = { type: 'figure', attrs: { mediaId: 'x', credit: '', alt: '' } };
  const body = { ...bodyOf('Chữ.'), content: [...bodyOf('Chữ.').content, figure] };
  await expect(saveFactBox(newsroom.as('lan'), { title: 'Có ảnh', body })).rejects.toMatchObject({
    code: 'body.invalid',
    details: { path: 'content.1.type' },
  });
  await expect(saveFactBox(newsroom.as('lan'), { title: ' ', body: bodyOf('Chữ.') })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

test('only an editor removes a box from the library, and the audit records it', async () => {
  const box = await saveFactBox(newsroom.as('lan'), { title: 'Hộp cũ', body: bodyOf('Cũ.') });
  await expect(archiveFactBox(newsroom.as('lan'), { id: box.id })).rejects.toMatchObject({
    code: 'action.not-your-role',
  });
  expect(await listFactBoxes(newsroom.as('binh'), { ids: [box.id] })).toEqual([{ ...box, mayTakeOut: true }]);
  await archiveFactBox(newsroom.as('binh'), { id: box.id });
  expect(await titles('hộp cũ')).toEqual([]);
  await expect(
    saveFactBox(newsroom.as('lan'), { id: box.id, title: 'Hộp cũ', body: bodyOf('Mới.') }),
  ).rejects.toMatchObject({ code: 'fact-box.not-found' });
  const { acts } = await searchAudit(newsroom.as('quan'));
  expect(acts.map(({ action }) => action)).toContain('fact_box.archive');
});

test('people who write no stories have no access to the library', async () => {
  for (const name of ['phuc', 'quan'] as const) {
    await expect(listFactBoxes(newsroom.as(name), { q: '' })).rejects.toMatchObject({
      code: 'action.not-your-role',
    });
  }
  await expect(listFactBoxes(newsroom.as(null), { q: '' })).rejects.toMatchObject({ code: 'auth.required' });
});
