import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import * as articles from '#app/(desk)/actions/articles.ts';
import * as houseStyle from '#app/(desk)/actions/house-style.ts';
import { DebtList } from '#components/desk/breaking/debt-list.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { StyleRow } from '#components/desk/style/style-row.tsx';
import { WordsAdmin } from '#components/desk/style/words-admin.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const onRemove = vi.fn(async () => ({ ok: true as const, data: undefined }));
const onChanged = vi.fn();

test.each([
  [
    'an abbreviation',
    'Xóa',
    createElement(StyleRow, { name: 'LHQ', mayChange: true, onRemove, onChanged } as never, 'LHQ'),
  ],
  ['a word of the house', '×', createElement(WordsAdmin, { words: ['kẽm'], onChanged } as never)],
])('%s is deleted after a confirmation', async (_what, button, list) => {
  vi.clearAllMocks();
  stubActions(houseStyle, { removeWord: onRemove });
  const screen = await openScreen(list);
  await screen.press(screen.button(button));
  expect(onRemove).not.toHaveBeenCalled();
  await screen.press(screen.button('Hủy'));
  expect(screen.all('dialog')).toEqual([]);
  await screen.press(screen.button(button));
  await screen.happen(screen.one('[role="alertdialog"] form'), 'submit');
  await screen.settle();
  expect(onRemove).toHaveBeenCalledTimes(1);
  expect(onChanged).toHaveBeenCalledTimes(1);
  await screen.close();
});

test('breaking news is ended after a confirmation', async () => {
  const act = vi.fn(async () => ({ ok: true as const, data: undefined }));
  stubActions(articles, { act });
  const debt = {
    ...{ articleId: 'a1', openedAt: new Date('2026-11-01T00:00Z'), openedBy: 'Lan', url: '/x' },
    section: { name: 'Thời sự', nameEn: 'News' },
    live: { version: 1, headline: 'Vỡ đê', sapo: '', text: '' },
    ...{ mayClear: { ok: true }, mayEndBreaking: { ok: true } },
  };
  const list = createElement(DebtList, {
    ...{ debts: [debt], now: new Date('2026-11-01T01:00Z') },
  } as never);
  const screen = await openScreen(createElement(ScreenRefresh, null as never, list));
  await screen.press(screen.button('Kết thúc tin nóng'));
  expect(act).not.toHaveBeenCalled();
  await screen.happen(screen.one('[role="alertdialog"] form'), 'submit');
  await screen.settle();
  expect(act).toHaveBeenCalledWith({ articleId: 'a1', action: 'end_breaking' });
  expect(screen.all('dialog')).toEqual([]);
  await screen.close();
});
