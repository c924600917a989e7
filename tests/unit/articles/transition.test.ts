import { expect, test } from 'vitest';
import { ACTION_NAMES, actionRow } from '#core/articles/actions.ts';
import { statesAfterText, transition } from '#core/articles/transition.ts';

const from = { workState: 'draft', publicState: 'none', stateBefore: null, heldFrom: null } as const;

test.each([
  ['submit', 'draft', 'none', 'in_review', 'none'],
  ['withdraw_submission', 'in_review', 'none', 'draft', 'none'],
  ['request_changes', 'approved', 'live', 'changes_requested', 'live'],
  ['approve', 'in_review', 'none', 'approved', 'none'],
  ['publish', 'approved', 'none', 'approved', 'live'],
  ['publish', 'approved', 'scheduled', 'approved', 'live'],
  ['publish_update', 'approved', 'live', 'approved', 'live'],
  ['fast_publish', 'draft', 'none', 'in_review', 'live'],
  ['schedule', 'approved', 'none', 'approved', 'scheduled'],
  ['schedule', 'approved', 'live', 'approved', 'live'],
  ['unschedule', 'draft', 'scheduled', 'draft', 'none'],
  ['unschedule', 'draft', 'live', 'draft', 'live'],
  ['withhold', 'draft', 'live', 'draft', 'withheld'],
  ['release_withheld', 'approved', 'withheld', 'approved', 'live'],
  ['kill', 'approved', 'scheduled', 'approved', 'killed'],
  ['take_down', 'approved', 'killed', 'approved', 'taken_down'],
  ['restore', 'approved', 'killed', 'approved', 'live'],
  ['edit_approved', 'approved', 'live', 'draft', 'live'],
  ['claim', 'in_review', 'none', 'in_review', 'none'],
] as const)('%s changes %s/%s to %s/%s', (action, work, publicState, toWork, toPublic) => {
  const after = transition({ ...from, workState: work, publicState }, action);
  expect([after.workState, after.publicState]).toEqual([toWork, toPublic]);
});

test.each(['draft', 'in_review', 'approved'] as const)(
  'resume after a hold returns a story to %s',
  (state) => {
    const held = transition({ ...from, workState: state }, 'hold');
    expect(held).toEqual({ ...from, workState: 'hold', stateBefore: state });
    expect(transition(held, 'resume')).toEqual({ ...from, workState: state });
  },
);

test.each([
  ['draft', null, 'draft', null],
  ['changes_requested', null, 'draft', null],
  ['approved', null, 'draft', null],
  ['in_review', null, 'in_review', null],
  ['hold', 'approved', 'hold', 'draft'],
  ['hold', 'in_review', 'hold', 'in_review'],
  ['spiked', 'changes_requested', 'spiked', 'draft'],
  ['spiked', 'hold', 'spiked', 'hold'],
] as const)(
  'newer text of a story that is %s, from %s, leaves it %s, from %s',
  (work, before, toWork, back) => {
    const after = statesAfterText({ workState: work, stateBefore: before, heldFrom: null });
    expect(after).toEqual({ workState: toWork, stateBefore: back, heldFrom: null });
  },
);

test.each(['draft', 'in_review', 'approved'] as const)(
  'a story that was %s is so again after hold, spike, unspike and resume',
  (state) => {
    const held = transition({ ...from, workState: state }, 'hold');
    const spiked = transition(transition(held, 'spike'), 'force_unlock');
    const again = transition(spiked, 'unspike');
    expect(again).toEqual(held);
    expect(transition(again, 'resume')).toEqual({ ...from, workState: state });
  },
);

test('newer text of a story spiked while on hold resets the state before the hold to draft', () => {
  const held = { workState: 'spiked', stateBefore: 'hold', heldFrom: 'approved' } as const;
  expect(statesAfterText(held)).toEqual({ ...held, heldFrom: 'draft' });
});

test('a force unlock keeps the state before a spike', () => {
  const spiked = transition({ ...from, workState: 'changes_requested' }, 'spike');
  expect(transition(spiked, 'force_unlock').stateBefore).toBe('changes_requested');
  expect(transition(spiked, 'unspike').workState).toBe('changes_requested');
});

test('a story that was taken down allows only read, plan, comment and release actions', () => {
  const left = ACTION_NAMES.filter((action) => actionRow(action).public.includes('taken_down'));
  expect(left.sort()).toEqual([
    ...['comment', 'pin_related', 'plan', 'read_unpublished', 'release', 'share_outside'],
    'withdraw_submission',
  ]);
  // From any state its text reaches draft at the latest, and no action leaves draft.
  const reached = (['draft', 'in_review', 'changes_requested', 'approved'] as const).flatMap((workState) =>
    left
      .filter((action) => actionRow(action).work.includes(workState))
      .map((action) => transition({ ...from, workState, publicState: 'taken_down' }, action))
      .filter((after) => after.workState !== workState),
  );
  expect(reached).toEqual([{ ...from, publicState: 'taken_down' }]);
});

test('no action leaves the taken-down state', () => {
  const outOf = ACTION_NAMES.filter(
    (action) => actionRow(action).public.includes('taken_down') && actionRow(action).toPublic !== undefined,
  );
  expect(outOf).toEqual([]);
});
