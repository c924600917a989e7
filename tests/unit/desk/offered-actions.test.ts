import { expect, test } from 'vitest';
import { offeredActions } from '#components/desk/article/offered-actions.ts';

const yes = { ok: true } as const;
const no = (why: string) => ({ ok: false, why }) as const;

test('an action refused by a guard is offered disabled with its reason', () => {
  const { buttons } = offeredActions({ approve: no('article.own-approval'), claim: yes });
  expect(buttons).toEqual([
    { command: 'claim', refusal: null },
    { command: 'approve', refusal: 'article.own-approval' },
  ]);
});

test('an action that the role or the state does not allow is not offered', () => {
  const offered = offeredActions({
    kill: no('action.not-your-role'),
    publish: no('action.wrong-work-state'),
    edit: yes,
  });
  expect(offered).toEqual({ buttons: [], menu: [] });
});

test('rare actions are in the menu', () => {
  expect(offeredActions({ hold: yes, submit: yes }).menu).toEqual([{ command: 'hold', refusal: null }]);
});

test('the holder of the review is offered release instead of claim, and others are not offered release', () => {
  expect(offeredActions({ claim: yes, release: yes })).toEqual({
    buttons: [{ command: 'release', refusal: null }],
    menu: [],
  });
  expect(offeredActions({ claim: yes, release: no('article.not-claimed-by-you') }).buttons).toEqual([
    { command: 'claim', refusal: null },
  ]);
});

test('actions refused because of a take-down are not offered', () => {
  const over = no('article.taken-down');
  expect(offeredActions({ claim: over, approve: over, publish: over, withdraw_submission: yes })).toEqual({
    buttons: [],
    menu: [{ command: 'withdraw_submission', refusal: null }],
  });
});

test('a right without a workflow command is no button', () => {
  const offered = offeredActions({ edit: yes, comment: yes, share_outside: yes });
  expect(offered).toEqual({ buttons: [], menu: [] });
});
