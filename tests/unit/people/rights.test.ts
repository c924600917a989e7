import { describe, expect, test } from 'vitest';
import { addedRights, areSameRights, commonRights, joinedRights, type Rights } from '#core/people/rights.ts';
import { isStillOpen, mayDecideRights, type RightsRequest } from '#core/people/rights-policy.ts';
import type { HeldRole } from '#core/people/roles.ts';

const admin: HeldRole = { role: 'admin', sectionId: null };
const chief: HeldRole = { role: 'managing_editor', sectionId: null };
const worldEditor: HeldRole = { role: 'editor', sectionId: 'world' };
const sportEditor: HeldRole = { role: 'editor', sectionId: 'sport' };
const rights = (roles: HeldRole[], grants: Rights['grants'] = []): Rights => ({ roles, grants });

describe('a change of rights is split into removed and added rights', () => {
  test('an editor who moves to another desk gets a new right', () => {
    const [before, after] = [rights([worldEditor]), rights([sportEditor])];
    expect(addedRights(before, after)).toEqual(rights([sportEditor]));
    expect(commonRights(before, after)).toEqual(rights([]));
  });

  test('a grant is a right like a role', () => {
    expect(addedRights(rights([admin]), rights([admin], ['breaking']))).toEqual(rights([], ['breaking']));
  });

  test('a right that a person already has is not added twice', () => {
    expect(joinedRights(rights([worldEditor]), rights([worldEditor, sportEditor]))).toEqual(
      rights([worldEditor, sportEditor]),
    );
  });

  test('the order of rights does not matter', () => {
    expect(areSameRights(rights([admin, chief]), rights([chief, admin]))).toBe(true);
    expect(areSameRights(rights([admin]), rights([admin, chief]))).toBe(false);
  });
});

describe('the second approver', () => {
  const now = new Date('2026-07-17T08:00:00Z');
  const request: RightsRequest = {
    personId: 'new',
    requestedBy: 'asker',
    rights: rights([worldEditor]),
    state: 'open',
    expiresAt: new Date(now.getTime() + 1),
  };
  const somebody = (id: string, ...roles: HeldRole[]) => ({ id, roles });

  test.each([
    ['another administrator', somebody('b', admin), request, { ok: true }],
    ['a managing editor', somebody('b', chief), request, { ok: true }],
    [
      'the person who requested it',
      somebody('asker', admin, chief),
      request,
      { ok: false, why: 'rights.own-request' },
    ],
    [
      'the person who would get it',
      somebody('new', chief),
      request,
      { ok: false, why: 'rights.for-yourself' },
    ],
    ['an editor', somebody('b', worldEditor), request, { ok: false, why: 'action.not-your-role' }],
    [
      'a managing editor, for an administrator',
      somebody('b', chief),
      { ...request, rights: rights([admin]) },
      { ok: false, why: 'rights.needs-admin' },
    ],
  ])('%s', (_, actor, asked, answer) => {
    expect(mayDecideRights(actor, asked)).toEqual(answer);
  });

  test('is refused when the request was answered or has expired', () => {
    expect(isStillOpen(request, now).ok).toBe(true);
    expect(isStillOpen({ ...request, state: 'declined' }, now)).toMatchObject({
      why: 'rights.already-decided',
    });
    expect(isStillOpen(request, request.expiresAt)).toMatchObject({ why: 'rights.expired' });
  });
});
