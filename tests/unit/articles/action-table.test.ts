import { describe, expect, test } from 'vitest';
import { ACTION_NAMES, type Action } from '#core/articles/actions.ts';
import { type ArticleFacts, may } from '#core/articles/policy.ts';
import { PUBLIC_STATES, type PublicState, WORK_STATES, type WorkState } from '#core/articles/states.ts';
import type { Actor, Grant, Role } from '#core/people/roles.ts';
import { storyFacts } from '#tests/support/story-facts.ts';

/*
 * The action table once more, written down by hand from the workflow and not from the code: states as the
 * newsroom's document has them, rights as one letter for contributor, journalist, editor, managing editor, legal:
 * y yes, o own, d desk, e desk or own, u own and never public, g with the breaking grant, b desk or with that grant,
 * s as the second, - no.
 */
const EXPECTED: Record<Action, { work: string; public: string; rights: string }> = {
  edit: { work: 'draft changes_requested', public: 'none scheduled live withheld', rights: 'oody-' },
  edit_in_review: { work: 'in_review', public: 'none scheduled live withheld', rights: '--dy-' },
  edit_approved: { work: 'approved', public: 'none scheduled live withheld', rights: '-ody-' },
  comment: { work: 'draft in_review changes_requested approved hold', public: '*', rights: 'oeyyy' },
  submit: { work: 'draft changes_requested', public: '*', rights: 'oody-' },
  withdraw_submission: { work: 'in_review', public: '*', rights: 'oody-' },
  claim: { work: 'in_review', public: '*', rights: '--dyy' },
  release: { work: 'in_review', public: '*', rights: '--dyy' },
  request_changes: { work: 'in_review approved', public: '*', rights: '--dyy' },
  approve: { work: 'in_review', public: '*', rights: '--dy-' },
  block: { work: '*', public: 'none scheduled', rights: '---yy' },
  unblock: { work: '*', public: 'none scheduled', rights: '---yy' },
  publish: { work: 'approved', public: 'none scheduled', rights: '--dy-' },
  publish_update: { work: 'approved', public: 'live', rights: '--dy-' },
  fast_publish: { work: 'draft in_review', public: 'none live', rights: '-ggg-' },
  end_breaking: { work: '*', public: 'live', rights: '-gby-' },
  clear_debt: { work: '*', public: 'live', rights: '--dy-' },
  schedule: { work: 'approved', public: 'none live', rights: '--dy-' },
  unschedule: { work: '*', public: 'scheduled live', rights: '--dy-' },
  reschedule: { work: '*', public: 'scheduled live', rights: '--dy-' },
  set_embargo: { work: '*', public: 'none scheduled', rights: 'oodyy' },
  lift_embargo: { work: '*', public: 'none scheduled', rights: '---yy' },
  set_expiry: {
    work: 'draft in_review changes_requested approved hold',
    public: 'none scheduled live',
    rights: '--dy-',
  },
  clear_expiry: {
    work: 'draft in_review changes_requested approved hold',
    public: 'none scheduled live',
    rights: '--dy-',
  },
  hold: { work: 'draft in_review approved', public: 'none scheduled', rights: '--dyy' },
  resume: { work: 'hold', public: 'none scheduled', rights: '--dyy' },
  spike: { work: 'draft in_review changes_requested approved hold', public: 'none', rights: 'oody-' },
  unspike: { work: 'spiked', public: 'none', rights: 'oody-' },
  withhold: { work: '*', public: 'live', rights: '--dyy' },
  release_withheld: { work: '*', public: 'withheld', rights: '---y-' },
  kill: { work: '*', public: 'live withheld scheduled', rights: '---y-' },
  take_down: { work: '*', public: 'live withheld killed', rights: '---yy' },
  restore: { work: '*', public: 'killed', rights: '---ys' },
  relocate: { work: '*', public: 'none scheduled live withheld killed', rights: '-udy-' },
  plan: { work: 'draft in_review changes_requested approved hold', public: '*', rights: '--dy-' },
  pin_related: { work: '*', public: '*', rights: '-ody-' },
  force_unlock: { work: '*', public: '*', rights: '--dy-' },
  share_outside: { work: '*', public: '*', rights: '-oeyy' },
  read_unpublished: { work: '*', public: '*', rights: 'oedyy' },
};

const ROLE_COLUMNS = ['contributor', 'journalist', 'editor', 'managing_editor', 'legal'] as const;
/** For an author whose role may write at all, an action that a contributor has on their own holds everywhere. */
const WRITERS: readonly Role[] = ['contributor', 'journalist', 'editor', 'managing_editor'];
const DESK = 'desk-the-gioi';
const OTHER_DESK = 'desk-kinh-te';
const NOW = new Date('2026-05-04T03:00:00Z');
const LATER = new Date('2026-05-05T03:00:00Z');

/** A situation in which every guard is satisfied, so that only role, ownership and state decide. */
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

function reachAllows(
  letter: string,
  {
    role,
    own,
    onDesk,
    granted,
    publicState,
  }: { role: Role; own: boolean; onDesk: boolean; granted: boolean; publicState: PublicState },
): boolean {
  switch (letter) {
    case 'y':
      return true;
    case 'o':
      return own;
    case 'd':
      return role === 'managing_editor' || role === 'legal' || onDesk;
    case 'e':
      return own || onDesk;
    case 'u':
      return own && publicState === 'none';
    case 'g':
      return granted;
    case 'b':
      return granted || onDesk;
    case 's':
      return true;
    default:
      return false;
  }
}

describe.each(ACTION_NAMES)('the action %s', (action) => {
  const row = EXPECTED[action];
  const works = row.work === '*' ? WORK_STATES : row.work.split(' ');
  const publics = row.public === '*' ? PUBLIC_STATES : row.public.split(' ');

  test.each(ROLE_COLUMNS)('answers a %s in every state as the workflow says', (role) => {
    const letter = row.rights[ROLE_COLUMNS.indexOf(role)] ?? '-';
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
              const asAuthor = own && WRITERS.includes(role) && row.rights[0] === 'o';
              const right = asAuthor || reachAllows(letter, { role, own, onDesk, granted, publicState });
              const expected = right && works.includes(work) && publics.includes(publicState);
              const answer = may(actor, action, facts, NOW);
              expect(
                answer.ok,
                `${role} ${work}/${publicState} own=${own} desk=${onDesk} grant=${granted}`,
              ).toBe(expected);
              cells += 1;
            }
          }
        }
      }
    }
    expect(cells).toBe(WORK_STATES.length * PUBLIC_STATES.length * 8);
  });

  test('is refused to somebody who is only an administrator, in every state, even on their own article', () => {
    const admin = person('admin', { desk: null, grants: ['breaking'] });
    for (const work of WORK_STATES) {
      for (const publicState of PUBLIC_STATES) {
        for (const own of [true, false]) {
          const facts = factsFor(action, { work, publicState, own, actorId: admin.id });
          expect(may(admin, action, facts, NOW).ok).toBe(false);
        }
      }
    }
  });

  test('is refused to everybody but its author while the draft was never submitted', () => {
    for (const role of ROLE_COLUMNS) {
      const stranger = person(role, { desk: role === 'managing_editor' || role === 'legal' ? null : DESK });
      for (const work of WORK_STATES) {
        const facts = factsFor(action, { work, publicState: 'none', own: false, actorId: stranger.id });
        const answer = may(stranger, action, { ...facts, everSubmitted: false }, NOW);
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
  expect(may(both, 'approve', facts, NOW).ok).toBe(true);
  expect(may({ ...both, roles: both.roles.slice(0, 1) }, 'approve', facts, NOW).ok).toBe(false);
});
