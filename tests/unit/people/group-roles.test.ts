import { describe, expect, test } from 'vitest';
import { changeByGroups, groupsIn, rolesOfGroups, type SourcedRole } from '#core/people/group-roles.ts';
import { readRoleMap } from '#platform/auth/role-map.ts';

describe('the groups of an ID token', () => {
  test.each<[string, Record<string, unknown>, readonly string[] | null]>([
    ['a list', { groups: ['a', 'b'] }, ['a', 'b']],
    ['one string in place of a list', { groups: 'newsroom-editors' }, ['newsroom-editors']],
    ['no claim', {}, []],
    ['a list with an invalid name', { groups: ['a', 7, null, ['b'], { name: 'c' }] }, ['a']],
    ['a claim of another kind', { groups: { a: true } }, []],
    ['groups that are kept elsewhere', { _claim_names: { groups: 'src1' } }, null],
    ['other claims that are kept elsewhere', { _claim_names: { roles: 'src1' } }, []],
    ['groups, although some are kept elsewhere', { groups: ['a'], _claim_names: { groups: 'src1' } }, ['a']],
  ])('%s', (_what, claims, groups) => {
    expect(groupsIn(claims, 'groups')).toEqual(groups);
  });
});

test('only mapped groups give roles, and names are case-sensitive', () => {
  const map = readRoleMap('g7=journalist, g499=editor:the-gioi, G8=legal', { mayGiveAdmin: false });
  const groups = Array.from({ length: 500 }, (_, at) => `g${at}`);
  expect(rolesOfGroups(map, groups)).toEqual([
    { group: 'g7', role: 'journalist', section: null },
    { group: 'g499', role: 'editor', section: 'the-gioi' },
  ]);
});

describe('a role map', () => {
  test('is parsed with roles, desks, and group names that contain an equals sign or a colon', () => {
    expect(readRoleMap('', { mayGiveAdmin: false })).toEqual([]);
    expect(
      readRoleMap(' /staff/reporters=journalist , cn=a:b=editor:kinh-te, it=admin,', { mayGiveAdmin: true }),
    ).toEqual([
      { group: '/staff/reporters', role: 'journalist', section: null },
      { group: 'cn=a:b', role: 'editor', section: 'kinh-te' },
      { group: 'it', role: 'admin', section: null },
    ]);
  });

  test.each([
    ['editors', 'write group=role'],
    ['=editor:the-gioi', 'write group=role'],
    ['staff=reporter', 'there is no role "reporter"'],
    ['staff=', 'there is no role ""'],
    ['staff=editor', 'the role editor needs a desk'],
    ['lawyers=legal:the-gioi', 'the role legal has no desk'],
    ['it=admin', 'OIDC_ADMIN_GROUPS=on'],
  ])('%s is refused with the reason', (entry, why) => {
    expect(() => readRoleMap(`ok=legal,${entry}`, { mayGiveAdmin: false })).toThrow(why);
    expect(() => readRoleMap(entry, { mayGiveAdmin: false })).toThrow(/^OIDC_ROLE_MAP has "/);
  });
});

describe('role changes by groups', () => {
  const role = (group: string | null, sectionId: string | null = null): SourcedRole => ({
    ...{ role: 'journalist', sectionId, group },
  });

  test.each<[string, SourcedRole[], SourcedRole[], SourcedRole[], SourcedRole[]]>([
    ['a new group gives its role', [], [role('a')], [role('a')], []],
    ['a group that stays changes nothing', [role('a')], [role('a')], [], []],
    ['a group that is gone takes its role', [role('a')], [], [], [role('a')]],
    ['a role that people gave is not given again', [role(null)], [role('a')], [], []],
    ['a role that people gave stays without a group', [role(null)], [], [], []],
    ['two groups give one role once', [], [role('a'), role('b')], [role('a')], []],
    ['the group that gave the role is enough', [role('b')], [role('a'), role('b')], [], []],
    ['another group of the role keeps it', [role('a')], [role('b')], [role('b')], [role('a')]],
    ['a role at another desk is another role', [role('a', 'x')], [role('a')], [role('a')], [role('a', 'x')]],
  ])('%s', (_what, held, input, gained, lost) => {
    expect(changeByGroups(held, input)).toEqual({ gained, lost });
  });
});
