import { createElement } from 'react';
import { expect, test } from 'vitest';
import { BulkBar } from '#components/desk/lists/bulk-bar.tsx';
import type { QueueItem } from '#components/desk/lists/queue-item.ts';
import { QueueRow } from '#components/desk/lists/queue-row.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';

const waiting: QueueItem = {
  ...{
    id: 'a1',
    number: 7,
    version: 1,
    headline: 'Phà đêm',
    sectionName: 'Thế giới',
    sectionNameEn: 'World',
  },
  ...{ workState: 'in_review', publicState: 'none', state: 'in_review', priority: 'normal', dueAt: null },
  ...{ savedAt: new Date(0), savedByName: 'Lan', claimedByName: null, publishAt: null, expiresAt: null },
  ...{ bylineNames: [], deeds: ['claim', 'plan'], translation: null },
};
const draft: QueueItem = {
  ...waiting,
  id: 'a2',
  workState: 'draft',
  state: 'draft',
  deeds: ['submit', 'plan'],
};
const gone: QueueItem = {
  ...draft,
  id: 'a3',
  number: 31,
  headline: '',
  publicState: 'taken_down',
  deeds: [],
};

function barFor(...chosen: QueueItem[]) {
  const children = createElement(BulkBar, {
    ...{ chosen, sections: [], onDone() {}, onClear() {} },
  });
  return createElement(ScreenRefresh, { children } as never);
}

test('the chosen command resets when no chosen story offers it, and returns when one does', async () => {
  const screen = await openScreen(barFor(waiting));
  const deed = () => screen.one('.bulk-deed select');
  const isOpen = () => !screen.button('Thực hiện').hasAttribute('disabled');
  Object.defineProperty(deed(), 'value', { value: 'claim', configurable: true });
  await screen.happen(deed(), 'change');
  expect(isOpen()).toBe(true);
  await screen.draw(barFor(draft));
  expect([screen.valueOf(deed()), isOpen()]).toEqual(['', false]);
  await screen.draw(barFor(draft, waiting));
  expect([screen.valueOf(deed()), isOpen()]).toEqual(['claim', true]);
  await screen.close();
});

test('the bar says so if no command applies to any chosen story', async () => {
  const screen = await openScreen(barFor(gone));
  expect(screen.one('.bulk-deed select').textContent).toBe('Không có việc nào làm được');
  await screen.draw(barFor(gone, draft));
  expect(screen.one('.bulk-deed option').textContent).toBe('Chọn việc…');
  await screen.close();
});

test('a sealed story is listed by its number, and a story without a headline as untitled', async () => {
  const row = (item: QueueItem) => createElement(QueueRow, { item, present: [], now: new Date(0) });
  const screen = await openScreen(row(gone));
  expect(screen.one('.queue-headline').textContent).toBe('Bài số 31');
  await screen.draw(row({ ...draft, headline: '' }));
  expect(screen.one('.queue-headline').textContent).toBe('(Chưa có tiêu đề)');
  await screen.close();
});

test('a translation is marked in the list while its original is newer', async () => {
  const row = (translation: QueueItem['translation']) =>
    createElement(QueueRow, { item: { ...waiting, translation }, present: [], now: new Date(0) });
  const screen = await openScreen(row('original_corrected'));
  expect(screen.one('[data-translation]').textContent).toBe('Bản gốc đã đính chính');
  await screen.draw(row('current'));
  expect(screen.all('[data-translation]')).toEqual([]);
  await screen.close();
});
