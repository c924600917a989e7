import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import { AssignmentView } from '#components/desk/planning/assignment-view.tsx';
import { ScreenRefresh } from '#components/desk/screen-refresh.tsx';
import { openScreen } from '#tests/support/screen.ts';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ push() {}, prefetch() {} }),
  unstable_rethrow() {},
}));

const no = { ok: false, why: 'action.not-yours' };

test('a note is sent once, and takes no more words while it is on its way', async () => {
  const sent: string[] = [];
  let answer: (answer: unknown) => void = () => {};
  const doors = {
    writeNote: ({ text }: { text: string }) => {
      sent.push(text);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  };
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
    doors: doors as never,
  });
  const screen = await openScreen(
    createElement(ScreenRefresh, { door: async () => {}, children: view } as never),
  );
  const area = () => screen.one('textarea');
  await screen.fill(area(), 'Đã gọi ban chỉ huy.');
  await screen.happen(screen.one('form'), 'submit');
  await screen.happen(screen.one('form'), 'submit');
  expect(sent).toEqual(['Đã gọi ban chỉ huy.']);
  await screen.fill(area(), 'Đã gọi ban chỉ huy. Họ hẹn 15 giờ.');
  expect(screen.valueOf(area())).toBe('Đã gọi ban chỉ huy.');
  await screen.settle(() => answer({ ok: true, data: null }));
  expect(screen.valueOf(area())).toBe('');
  await screen.fill(area(), 'Họ hẹn 15 giờ.');
  expect(screen.valueOf(area())).toBe('Họ hẹn 15 giờ.');
  await screen.close();
});
