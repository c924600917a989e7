import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as lists from '#app/(desk)/actions/lists.ts';
import { SavedSearches } from '#components/desk/lists/saved-searches.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

test('two quick moves of a saved search move it two places, and a refused move is undone', async () => {
  const orders: (readonly string[])[] = [];
  const answers: ((answer: unknown) => void)[] = [];
  const searches = ['Một', 'Hai', 'Ba'].map((name) => ({ id: name, name, query: name, isMine: true }));
  stubActions(lists, {
    orderSearches: (ids: readonly string[]) => {
      orders.push(ids);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  const shown = createElement(SavedSearches, { searches, filter: {}, desks: [] } as never);
  const screen = await openScreen(createElement(ScreenRefresh, { children: shown } as never));
  const names = () => screen.all('dialog strong').map(({ textContent }) => textContent);
  await screen.press(screen.all('.searches > .row button')[0] as HTMLElement);
  const down = () => screen.one('[aria-label="Đưa “Một” xuống"]');
  await screen.press(down());
  await screen.press(down());
  expect(orders).toEqual([
    ['Hai', 'Một', 'Ba'],
    ['Hai', 'Ba', 'Một'],
  ]);
  expect(names()).toEqual(['Hai', 'Ba', 'Một']);
  await screen.settle(() => {
    for (const answer of answers)
      answer({ ok: false, error: { code: 'request.failed', message: 'Chưa gửi.' } });
  });
  expect(names()).toEqual(['Một', 'Hai', 'Ba']);
  await screen.close();
});
