import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import * as royaltyActions from '#app/(desk)/actions/royalties.ts';
import { Reauthentication } from '#components/desk/factors/reauthentication.tsx';
import { type Month, RoyaltiesScreen } from '#components/desk/royalties/royalties-screen.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { defaultRates } from '#core/royalties/royalty-rates.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const total = { texts: 1, photos: 0, adjustments: 0, pointTenths: 100 };
const royalties: Month = {
  ...{ month: '2026-11', isOver: true, closing: null, mayKeep: true, stories: [], nextCursor: null },
  ...{ lines: [], rates: defaultRates, unmarked: { stories: 40, marks: 52 }, carriedTo: '2026-12' },
  totals: [
    { ...total, personId: 'p1', name: 'Lan', amountDong: 300_000 },
    { ...total, personId: 'p2', name: 'Huy', amountDong: 150_000 },
  ],
};

async function open(closeMonth: (month: string) => Promise<never>) {
  stubActions(royaltyActions, { closeMonth });
  const screen = createElement(RoyaltiesScreen, {
    ...{ royalties, view: 'stories', only: 'unmarked', personId: null },
  });
  return openScreen(
    createElement(
      ScreenRefresh,
      { door: async () => true } as never,
      createElement(Reauthentication, null as never, screen),
    ),
  );
}

test('closing a month asks for confirmation with the sum, the people and the unmarked items', async () => {
  const closeMonth = vi.fn(async () => ({ ok: true, data: undefined }) as never);
  const screen = await open(closeMonth);
  await screen.press(screen.button('Chốt tháng'));
  const dialog = screen.one('dialog[role="alertdialog"]');
  expect(dialog.textContent).toContain('Chốt Tháng 11/2026?');
  expect(dialog.textContent).toMatch(/450[.,]000 đ cho 2 người/);
  expect(dialog.textContent).toContain('40 bài còn 52 mục chưa chấm');
  expect(dialog.textContent).toContain('Tháng 12/2026');
  await screen.happen(dialog, 'cancel', { bubbles: false });
  expect(screen.all('dialog')).toEqual([]);
  expect(closeMonth).not.toHaveBeenCalled();
  await screen.press(screen.button('Chốt tháng'));
  await screen.happen(screen.one('dialog form'), 'submit');
  await screen.settle();
  expect(closeMonth).toHaveBeenCalledWith('2026-11');
  expect(screen.all('dialog')).toEqual([]);
  await screen.close();
});

test('a refusal is shown in the dialog, which stays open', async () => {
  const error = { code: 'royalty.month-closed', message: 'Tháng này đã chốt.' };
  const screen = await open(async () => ({ ok: false, error }) as never);
  await screen.press(screen.button('Chốt tháng'));
  await screen.happen(screen.one('dialog form'), 'submit');
  await screen.settle();
  expect(screen.one('dialog').textContent).toContain('Tháng này đã chốt.');
  await screen.close();
});
