import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import * as assignments from '#app/(desk)/actions/assignments.ts';
import * as screenActions from '#app/(desk)/actions/screen.ts';
import { AssignmentView } from '#components/desk/planning/assignment-view.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const no = { ok: false, why: 'action.not-yours' };

test('after a stale save, the assignment form retries on the newest version', async () => {
  const sent: object[] = [];
  const refresh = vi.fn(async () => true);
  const answers = [
    { ok: false, error: { code: 'assignment.stale', message: 'Có người vừa sửa đề tài này.' } },
    { ok: true, data: null },
  ];
  stubActions(screenActions, { refreshScreen: refresh });
  stubActions(assignments, {
    changeAssignment: async (input: object) => {
      sent.push(input);
      return answers[sent.length - 1];
    },
  });
  const assignment = {
    ...{ id: 'one', title: 'Nước lên', brief: 'Hỏi trạm đo.', sectionId: 'news', state: 'assigned' },
    ...{ dueAt: new Date('2031-06-11T08:30:12Z'), plannedOn: null, version: 1, articleId: null },
    ...{ priority: 'normal', canReadArticle: false, assignees: [], createdBy: { id: 'thu', name: 'Thu' } },
    ...{ acceptedBy: null, notes: [], acts: [] },
    abilities: {
      ...Object.fromEntries(
        ['begin', 'accept', 'decline', 'assign', 'revive', 'drop', 'note'].map((name) => [name, no]),
      ),
      edit: { ok: true },
    },
  };
  const view = (now: object) =>
    createElement(ScreenRefresh, {
      children: createElement(AssignmentView, {
        ...{ assignment: now, section: { name: 'Thời sự', nameEn: 'News' }, desks: [] },
      } as never),
    } as never);
  const screen = await openScreen(view(assignment));
  const send = async () => {
    await screen.happen(screen.one('dialog form'), 'submit');
    await screen.settle();
  };
  await screen.press(screen.button('Sửa'));
  await screen.fill(screen.one('[name="title"]'), 'Nước lên nhanh');
  await send();
  expect(screen.text()).toContain('Có người vừa sửa đề tài này.');
  expect(refresh).toHaveBeenCalledTimes(1);
  await screen.draw(view({ ...assignment, version: 2, sectionId: 'world' }));
  await send();
  expect(sent).toEqual([
    { assignmentId: 'one', baseVersion: 1, title: 'Nước lên nhanh' },
    { assignmentId: 'one', baseVersion: 2, title: 'Nước lên nhanh' },
  ]);
  await screen.close();
});
