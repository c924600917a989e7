import { expect, test } from 'vitest';
import { offeredActions } from '#components/desk/article/offered-actions.ts';

const yes = { ok: true } as const;
const no = (why: string) => ({ ok: false, why }) as const;

test('a button whose step is right but whose moment is not stands there with its reason', () => {
  const { buttons } = offeredActions({ approve: no('article.own-approval'), claim: yes });
  expect(buttons).toEqual([
    { command: 'claim', refusal: null },
    { command: 'approve', refusal: 'article.own-approval' },
  ]);
});

test('what the role or the step does not allow is not offered at all', () => {
  const offered = offeredActions({
    kill: no('action.not-your-role'),
    publish: no('action.wrong-work-state'),
    edit: yes,
  });
  expect(offered).toEqual({ buttons: [], menu: [] });
});

test('the rare actions wait in the menu', () => {
  expect(offeredActions({ hold: yes, submit: yes }).menu).toEqual([{ command: 'hold', refusal: null }]);
});

test('whoever holds the review may give it back, and is not asked to take it; nobody else gives it back', () => {
  expect(offeredActions({ claim: yes, release: yes })).toEqual({
    buttons: [{ command: 'release', refusal: null }],
    menu: [],
  });
  expect(offeredActions({ claim: yes, release: no('article.not-claimed-by-you') }).buttons).toEqual([
    { command: 'claim', refusal: null },
  ]);
});

test('what a story that was taken down no longer allows is not offered, with or without a reason', () => {
  const over = no('article.taken-down');
  expect(offeredActions({ claim: over, approve: over, publish: over, withdraw_submission: yes })).toEqual({
    buttons: [],
    menu: [{ command: 'withdraw_submission', refusal: null }],
  });
});

test('a right that is none of the workflow’s commands is no button', () => {
  const offered = offeredActions({ edit: yes, comment: yes, share_outside: yes });
  expect(offered).toEqual({ buttons: [], menu: [] });
});
