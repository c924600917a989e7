import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as assignments from '#app/(desk)/actions/assignments.ts';
import { AssignmentView } from '#components/desk/planning/assignment-view.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const no = { ok: false, why: 'action.not-yours' };

/** The notes of an assignment, the notes that they send, and a function that answers. */
async function openNotes() {
  const sent: string[] = [];
  const ids: (string | undefined)[] = [];
  let answer: (answer: unknown) => void = () => {};
  stubActions(assignments, {
    writeNote: ({ text, noteId }: { text: string; noteId?: string }) => {
      sent.push(text);
      ids.push(noteId);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  });
  const assignment = {
    ...{ id: 'one', title: 'Nước lên', brief: '', sectionId: 'news', state: 'assigned', priority: 'normal' },
    ...{ dueAt: null, plannedOn: null, version: 1, articleId: null, canReadArticle: false, assignees: [] },
    ...{ createdBy: { id: 'thu', name: 'Thu' }, acceptedBy: null, notes: [], acts: [] },
    abilities: Object.fromEntries(
      ['begin', 'accept', 'decline', 'assign', 'edit', 'revive', 'drop'].map((name) => [name, no]),
    ),
  };
  const view = createElement(AssignmentView, {
    ...{ assignment: assignment as never, section: { name: 'Thời sự', nameEn: 'News' }, desks: [] },
  });
  const screen = await openScreen(createElement(ScreenRefresh, { children: view } as never));
  const area = () => screen.one('textarea');
  return { screen, area, sent, ids, answer: (result: unknown) => screen.settle(() => answer(result)) };
}

test('a note is sent once, and its field is read-only until the answer', async () => {
  const { screen, area, sent, answer } = await openNotes();
  await screen.fill(area(), 'Đã gọi ban chỉ huy.');
  await screen.happen(screen.one('form'), 'submit');
  await screen.happen(screen.one('form'), 'submit');
  expect(sent).toEqual(['Đã gọi ban chỉ huy.']);
  await screen.fill(area(), 'Đã gọi ban chỉ huy. Họ hẹn 15 giờ.');
  expect(screen.valueOf(area())).toBe('Đã gọi ban chỉ huy.');
  await answer({ ok: true, data: null });
  expect(screen.valueOf(area())).toBe('');
  await screen.fill(area(), 'Họ hẹn 15 giờ.');
  expect(screen.valueOf(area())).toBe('Họ hẹn 15 giờ.');
  await screen.close();
});

test('a retry of a failed note keeps its id; another text or a later note gets a new id', async () => {
  const { screen, area, ids, answer } = await openNotes();
  const lost = { ok: false, error: { code: 'request.failed', message: 'Chưa gửi được.' } };
  const send = async (result: unknown) => {
    await screen.happen(screen.one('form'), 'submit');
    await answer(result);
  };
  await screen.fill(area(), 'Đã gọi.');
  await send(lost);
  await send(lost);
  await screen.fill(area(), 'Đã gọi hai lần.');
  await send({ ok: true, data: null });
  await screen.fill(area(), 'Đã gọi hai lần.');
  await send({ ok: true, data: null });
  const [first, second, other, later] = ids;
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toBe(first);
  expect(new Set([first, other, later]).size).toBe(3);
  await screen.close();
});
