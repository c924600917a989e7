import { createElement } from 'react';
import { expect, test } from 'vitest';
import { ActionDialog, type ActionInput } from '#components/desk/article/action-dialog.tsx';
import { actionRow } from '#core/articles/actions.ts';
import { openScreen } from '#tests/support/browser/screen.ts';

/** The dialog of `set_embargo` on a story whose embargo ends at 10:00. */
async function embargoDialog({ mayBeEarlier }: { mayBeEarlier: boolean }) {
  const sent: ActionInput[] = [];
  const screen = await openScreen(
    createElement(ActionDialog, {
      ...{ command: 'set_embargo', asks: actionRow('set_embargo'), mayBeEarlier, failure: null },
      ...{ before: '2027-05-04T10:00:00.000Z', isBusy: false, onClose() {} },
      onAct: async (input: ActionInput) => {
        sent.push(input);
        return { ok: true, data: null };
      },
    } as never),
  );
  const choose = (local: string) => screen.fill(screen.one('input[type="datetime-local"]'), local);
  return { screen, sent, choose };
}

test('an earlier end of an embargo asks for a reason, and a later end does not', async () => {
  const { screen, sent, choose } = await embargoDialog({ mayBeEarlier: true });
  expect(screen.all('[name="reason"]')).toEqual([]);
  await choose('2027-05-04T09:00');
  await screen.fill(screen.one('[name="reason"]'), 'Nguồn tin đồng ý.');
  await screen.happen(screen.one('form'), 'submit');
  expect(sent).toEqual([{ embargoUntil: '2027-05-04T09:00:00.000Z', reason: 'Nguồn tin đồng ý.' }]);
  await choose('2027-05-04T11:00');
  expect(screen.all('[name="reason"]')).toEqual([]);
  await screen.close();
});

test('a person who cannot lift an embargo sees at once that an earlier end is refused', async () => {
  const { screen, choose } = await embargoDialog({ mayBeEarlier: false });
  await choose('2027-05-04T09:00');
  expect(screen.one('.field-error').textContent).toContain('mới được cho hạn kết thúc sớm hơn');
  expect(screen.all('[name="reason"]')).toEqual([]);
  await screen.close();
});
