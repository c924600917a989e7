import { expect, test } from 'vitest';
import { ASSIGNMENT_ACTION_NAMES, type AssignmentAction } from '#core/assignments/assignment-actions.ts';
import {
  type AssignmentFacts,
  mayOnAssignment,
  mayPlanDesk,
  mayPropose,
  maySeeAssignment,
} from '#core/assignments/assignment-policy.ts';
import { ASSIGNMENT_STATES } from '#core/assignments/assignment-states.ts';
import { addDays, planDays } from '#core/assignments/plan-days.ts';
import type { Actor, Role } from '#core/people/roles.ts';

const DESK = 'desk';

function person(role: Role, sectionId: string | null = null, id = 'p'): Actor {
  return { id, name: id, roles: [{ role, sectionId }], grants: [] };
}

function assignment(changes: Partial<AssignmentFacts> = {}): AssignmentFacts {
  return {
    deskIds: [DESK],
    state: 'assigned',
    createdBy: 'x',
    assigneeIds: [],
    acceptedBy: null,
    ...changes,
  };
}

/*
 * The expected rights: editor of the desk, managing editor, journalist of the desk, assignee from outside,
 * proposer. States are given by their first letters (in progress: w).
 */
const EXPECTED: Record<AssignmentAction, { who: string; states: string }> = {
  edit: { who: 'em--p', states: 'paaw' },
  assign: { who: 'em---', states: 'paa' },
  accept: { who: '---a-', states: 'a' },
  decline: { who: '---a-', states: 'a' },
  begin: { who: '---a-', states: 'aa' },
  drop: { who: 'em--p', states: 'paaw' },
  revive: { who: 'em---', states: 'd' },
  note: { who: 'emjap', states: 'paawdd' },
};
const IN_STATES: Record<string, readonly string[]> = {
  paaw: ['proposed', 'assigned', 'accepted', 'in_progress'],
  paa: ['proposed', 'assigned', 'accepted'],
  a: ['assigned'],
  aa: ['assigned', 'accepted'],
  d: ['dropped'],
  paawdd: [...ASSIGNMENT_STATES],
};

test.each(ASSIGNMENT_ACTION_NAMES)('%s is allowed for the expected people and states', (action) => {
  const { who, states } = EXPECTED[action];
  for (const state of ASSIGNMENT_STATES) {
    const facts = assignment({ state, assigneeIds: ['a'], createdBy: 'c' });
    const cast: Record<string, Actor> = {
      e: person('editor', DESK),
      m: person('managing_editor'),
      j: person('journalist', DESK),
      a: person('contributor', null, 'a'),
      p: person('journalist', 'elsewhere', 'c'),
    };
    for (const [letter, actor] of Object.entries(cast)) {
      const isProposer = letter === 'p' && state !== 'proposed' && action !== 'note';
      const expected = who.includes(letter) && IN_STATES[states]?.includes(state) && !isProposer;
      const label = `${action} by ${letter} in ${state}`;
      expect(mayOnAssignment(actor, action, facts).ok, label).toBe(Boolean(expected));
    }
  }
});

test('a contributor sees only assigned assignments; legal, administrators and other desks see none', () => {
  const facts = assignment({ assigneeIds: ['a'] });
  expect(maySeeAssignment(person('contributor', null, 'a'), facts).ok).toBe(true);
  expect(maySeeAssignment(person('contributor', DESK), facts).ok).toBe(false);
  expect(maySeeAssignment(person('journalist', 'elsewhere'), facts).ok).toBe(false);
  expect(maySeeAssignment(person('legal'), facts).ok).toBe(false);
  expect(maySeeAssignment(person('admin', null, 'a'), facts).ok).toBe(false);
});

test('once an assignee has accepted, the others get the refusal assignment.taken', () => {
  const facts = assignment({ state: 'accepted', assigneeIds: ['a', 'b'], acceptedBy: 'a' });
  const late = person('journalist', null, 'b');
  for (const action of ['accept', 'begin'] as const)
    expect(mayOnAssignment(late, action, facts)).toEqual({ ok: false, why: 'assignment.taken' });
  expect(mayOnAssignment(person('journalist', null, 'a'), 'begin', facts).ok).toBe(true);
});

test('journalists propose for their desk, and editors plan it', () => {
  expect(mayPropose(person('journalist', DESK), [DESK]).ok).toBe(true);
  expect(mayPlanDesk(person('journalist', DESK), [DESK]).ok).toBe(false);
  expect(mayPropose(person('contributor'), [DESK]).ok).toBe(false);
  expect(mayPlanDesk(person('editor', DESK), ['below', DESK]).ok).toBe(true);
});

test('a week begins on Monday, and a month consists of whole weeks', () => {
  expect(planDays('week', '2026-11-29').days).toEqual([
    ...['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'],
  ]);
  const month = planDays('month', '2026-11-25');
  expect(month.days[0]).toBe('2026-10-26');
  expect(month.days.at(-1)).toBe('2026-12-06');
  expect([month.previous, month.next]).toEqual(['2026-10-01', '2026-12-01']);
  for (let day = '2024-01-01'; day < '2027-01-01'; day = addDays(day, 17)) {
    const { days } = planDays('month', day);
    expect(days.length % 7).toBe(0);
    expect(days).toContain(`${day.slice(0, 7)}-01`);
    expect(days).toContain(addDays(planDays('month', day).next, -1));
    expect(days.length).toBeLessThanOrEqual(42);
  }
});
