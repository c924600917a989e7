import { describe, expect, test } from 'vitest';
import { ACTION_NAMES, type Action } from '#core/articles/actions.ts';
import { type ArticleFacts, may } from '#core/articles/policy.ts';
import { PUBLIC_STATES, type PublicState, WORK_STATES, type WorkState } from '#core/articles/states.ts';
import type { Actor, Grant, Role } from '#core/people/roles.ts';
import { refusalOf } from '#tests/support/workflow/expected-answer.ts';
import { storyFacts } from '#tests/support/workflow/story-facts.ts';
import { ROLE_COLUMNS, TABLE } from '#tests/support/workflow/table.ts';

const DESK = 'desk-the-gioi';
const OTHER_DESK = 'desk-kinh-te';
const NOW = new Date('2026-05-04T03:00:00Z');
const LATER = new Date('2026-05-05T03:00:00Z');

/** Facts that satisfy every guard, so that only role, ownership and state decide. */
function guardsSatisfied(action: Action, actorId: string): Partial<ArticleFacts> {
  return {
    claimedBy: action === 'release' ? actorId : null,
    blocked: action === 'unblock',
    embargoUntil: action === 'lift_embargo' ? new Date('2026-06-01T00:00:00Z') : null,
    expiresAt: action === 'clear_expiry' ? LATER : null,
    schedule: /^(un|re)schedule$/.test(action) ? { publishAt: LATER, contentHash: 'working' } : null,
    debtOpenedBy: action === 'clear_debt' ? 'somebody-else' : null,
    breakingUntil: action === 'end_breaking' ? LATER : null,
    everPublished: false,
    restoreRequestedBy: action === 'restore' ? 'another-managing-editor' : null,
    approvedHash: 'working',
    liveHash: 'older',
    contributorIds: ['a-reporter'],
    liveContributorIds: ['a-reporter'],
    shares: null,
    liveShares: null,
  };
}

function factsFor(
  action: Action,
  {
    work,
    publicState,
    own,
    actorId,
  }: { work: WorkState; publicState: PublicState; own: boolean; actorId: string },
): ArticleFacts {
  return storyFacts({
    ...{ deskIds: [DESK], workState: work, publicState, authorIds: [] },
    createdBy: own ? actorId : 'a-reporter',
    ...guardsSatisfied(action, actorId),
  });
}

function person(role: Role, { desk, grants = [] }: { desk: string | null; grants?: Grant[] }): Actor {
  return { id: `a-${role}`, name: role, roles: [{ role, sectionId: desk }], grants };
}

test('the workflow table of the tests has exactly the actions of the product', () => {
  expect([...TABLE.keys()].sort()).toEqual([...ACTION_NAMES].sort());
});

describe.each(ACTION_NAMES)('the action %s', (action) => {
  test.each(ROLE_COLUMNS)('answers a %s in every state as the workflow table says', (role) => {
    let cells = 0;
    for (const work of WORK_STATES) {
      for (const publicState of PUBLIC_STATES) {
        for (const own of [true, false]) {
          for (const onDesk of [true, false]) {
            for (const granted of [true, false]) {
              const actor = person(role, {
                desk: role === 'managing_editor' || role === 'legal' ? null : onDesk ? DESK : OTHER_DESK,
                grants: granted ? ['breaking'] : [],
              });
              const facts = factsFor(action, { work, publicState, own, actorId: actor.id });
              const refusal = refusalOf(
                action,
                { role, isOwn: own, isOnDesk: onDesk, hasBreaking: granted },
                { w: work, p: publicState, isPrivate: false, isRestoreAsked: true },
              );
              const answer = may(actor, action, { facts, now: NOW });
              expect(
                answer.ok ? null : answer.why,
                `${role} ${work}/${publicState} own=${own} desk=${onDesk} grant=${granted}`,
              ).toBe(refusal);
              cells += 1;
            }
          }
        }
      }
    }
    expect(cells).toBe(WORK_STATES.length * PUBLIC_STATES.length * 8);
  });

  test('is refused to a person with only the admin role, in every state, even on their own article', () => {
    const admin = person('admin', { desk: null, grants: ['breaking'] });
    for (const work of WORK_STATES) {
      for (const publicState of PUBLIC_STATES) {
        for (const own of [true, false]) {
          const facts = factsFor(action, { work, publicState, own, actorId: admin.id });
          expect(may(admin, action, { facts, now: NOW }).ok).toBe(false);
        }
      }
    }
  });

  test('is refused to everybody but its author while the draft was never submitted', () => {
    for (const role of ROLE_COLUMNS) {
      const stranger = person(role, { desk: role === 'managing_editor' || role === 'legal' ? null : DESK });
      for (const work of WORK_STATES) {
        const facts = factsFor(action, { work, publicState: 'none', own: false, actorId: stranger.id });
        const answer = may(stranger, action, { facts: { ...facts, everSubmitted: false }, now: NOW });
        expect(answer).toEqual({ ok: false, why: 'action.private-draft' });
      }
    }
  });
});

test('a person with several roles has the widest right among them', () => {
  const both: Actor = {
    id: 'both',
    name: 'both',
    roles: [
      { role: 'journalist', sectionId: null },
      { role: 'editor', sectionId: DESK },
    ],
    grants: [],
  };
  const facts = factsFor('approve', { work: 'in_review', publicState: 'none', own: false, actorId: 'both' });
  expect(may(both, 'approve', { facts, now: NOW }).ok).toBe(true);
  expect(may({ ...both, roles: both.roles.slice(0, 1) }, 'approve', { facts, now: NOW }).ok).toBe(false);
});
