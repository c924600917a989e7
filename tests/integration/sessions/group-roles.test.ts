import { beforeEach, expect, test, vi } from 'vitest';
import { groupsIn, rolesOfGroups } from '#core/people/group-roles.ts';
import { listSourcedRolesOf } from '#db/queries/people/people.ts';
import { readRoleMap } from '#platform/auth/role-map.ts';
import { warnOfUnknownDesks } from '#server/warn-of-unknown-desks.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { searchAudit } from '#usecases/audit/search-audit.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { confirmRequest } from '#usecases/people/confirm-request.ts';
import { readPerson } from '#usecases/people/read-person.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { signInWithIdentity } from '#usecases/sessions/sign-in-with-identity.ts';

type Name = 'lan' | 'huy' | 'thu' | 'tam' | 'quan';

const issuer = 'https://login.example.com';
const MAP =
  'world-editors=editor:the-gioi,lawyers=legal,old-desk=editor:ban-da-dong,world-chiefs=editor:the-gioi,it=admin';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

/** Signs in as the site does, with these claims of the provider. */
async function enter(name: Name, claims: Record<string, unknown>, map = MAP): Promise<string> {
  const groups = groupsIn(claims, 'groups');
  const admission = await signInWithIdentity(
    newsroom.as(null),
    { issuer, subject: `account-of-${name}`, email: `${name}@toasoan.example`, emailVerified: true },
    groups && rolesOfGroups(readRoleMap(map, { mayGiveAdmin: true }), groups),
  );
  if ('stepId' in admission) throw new Error('a second factor is asked for');
  return admission.sessionId;
}

const rolesOf = async (name: Name) =>
  (await listSourcedRolesOf(database.db, newsroom.people[name].id))
    .map(({ role, sectionId, group }) => [role, sectionId, group])
    .sort((a, b) => String(a).localeCompare(String(b)));
const audited = async () =>
  (await searchAudit(newsroom.as('quan'), {})).acts.filter(({ action }) => /group/.test(action));
const own = () => ['journalist', newsroom.world, null];
const worldEditor = (group: string | null = 'world-editors') => ['editor', newsroom.world, group];

test('a group gives its role and removes it again, and roles given by people stay', async () => {
  await enter('lan', { groups: ['world-editors', 'lawyers', 'choir', 'old-desk'] });
  expect(await rolesOf('lan')).toEqual([worldEditor(), own(), ['legal', null, 'lawyers']]);
  await enter('lan', { groups: ['lawyers'] });
  expect(await rolesOf('lan')).toEqual([own(), ['legal', null, 'lawyers']]);
  await enter('lan', {});
  expect(await rolesOf('lan')).toEqual([own()]);
  await enter('lan', { groups: [] });
  expect(
    (await audited()).map(({ actorId, action, subjectId, detail }) => [
      actorId,
      action,
      subjectId,
      detail.groups,
    ]),
  ).toEqual(
    [['lawyers'], ['world-editors'], ['world-editors', 'lawyers']].map((groups) => [
      ...[null, 'person.follow_groups', newsroom.people.lan.id, groups],
    ]),
  );
  expect((await audited())[2]?.detail).toMatchObject({ name: 'lan', issuer });
});

test('a group claim may be a string, and distributed claims change nothing', async () => {
  await enter('lan', { groups: 'world-editors' });
  await enter('lan', { _claim_names: { groups: 'src1' } });
  expect(await rolesOf('lan')).toEqual([worldEditor(), own()]);
  expect(await audited()).toHaveLength(1);
});

test('a renamed group keeps its role if the map has the new name', async () => {
  await enter('lan', { groups: ['world-editors'] });
  const session = await enter('lan', { groups: ['world-chiefs'] });
  expect(await rolesOf('lan')).toEqual([worldEditor('world-chiefs'), own()]);
  const unmapped = await enter('lan', { groups: ['desk-of-the-world'] });
  expect(await rolesOf('lan')).toEqual([own()]);
  // The person gained no role, so the earlier session continues.
  expect(await Promise.all([session, unmapped].map(hasSession))).toEqual([true, true]);
});

test('a lost role is gone from the next request on, and a gained one ends earlier sessions', async () => {
  const before = await enter('lan', {});
  const gained = await enter('lan', { groups: ['world-editors'] });
  expect([await hasSession(before), await hasSession(gained)]).toEqual([false, true]);
  await enter('lan', {});
  const found = await readSession(newsroom.as(null), gained);
  expect(found?.actor.roles).toEqual([{ role: 'journalist', sectionId: newsroom.world }]);
});

const hasSession = async (sessionId: string) => (await readSession(newsroom.as(null), sessionId)) !== null;

test('the last approver of a desk with open reviews keeps the role, with the reason in the audit, and gets new roles', async () => {
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await newsroom.act('lan', articleId, 'submit');
  await enter('huy', { groups: ['world-editors'] });
  for (const name of ['thu', 'tam'] as const) {
    const personId = newsroom.people[name].id;
    await changeRights(newsroom.as('quan'), { personId, roles: [{ role: 'legal' }] });
  }
  const session = await enter('huy', { groups: ['lawyers'] });
  const journalist = ['journalist', newsroom.business, null];
  const all = [worldEditor(), journalist, ['legal', null, 'lawyers']];
  expect(await rolesOf('huy')).toEqual(all);
  expect(await hasSession(session)).toBe(true);
  expect((await audited()).slice(0, 2)).toMatchObject([
    {
      action: 'person.keep_group_roles',
      actorId: null,
      detail: { issuer, groups: ['world-editors'], why: 'last-approver', desk: 'Thế giới' },
    },
    { action: 'person.follow_groups', detail: { groups: ['lawyers'] } },
  ]);
  // With another approver the role is removed at the next sign-in.
  await enter('thu', { groups: ['world-chiefs'] });
  await enter('huy', { groups: ['lawyers'] });
  expect(await rolesOf('huy')).toEqual([journalist, ['legal', null, 'lawyers']]);
});

test('a group gives and removes administrators, but never the last one', async () => {
  await enter('lan', { groups: ['it'] });
  expect(await rolesOf('lan')).toContainEqual(['admin', null, 'it']);
  const lan = {
    ...newsroom.as('quan'),
    actor: { ...newsroom.people.lan, roles: [{ role: 'admin', sectionId: null }] },
  };
  await changeRights(lan as never, { personId: newsroom.people.quan.id, roles: [] });
  await enter('lan', {});
  expect(await rolesOf('lan')).toContainEqual(['admin', null, 'it']);
});

test('the administration shows roles from groups, and changes by people keep their source', async () => {
  await enter('lan', { groups: ['world-editors'] });
  const personId = newsroom.people.lan.id;
  const groupRoles = [{ role: 'editor', sectionId: newsroom.world, group: 'world-editors' }];
  expect(await readPerson(newsroom.as('quan'), { personId })).toMatchObject({ groupRoles });
  const input = [{ role: 'journalist' as const, sectionId: newsroom.world }, ...groupRoles].map(
    ({ role, sectionId }) => ({ role: role as 'editor', sectionId }),
  );
  const { requestId } = await changeRights(newsroom.as('quan'), {
    personId,
    roles: [...input, { role: 'legal' }],
  });
  await confirmRequest(newsroom.as('tam'), { requestId: requestId ?? '' });
  expect(await rolesOf('lan')).toEqual([worldEditor(), own(), ['legal', null, null]]);
  // A role removed by a person returns with the next sign-in.
  await changeRights(newsroom.as('quan'), { personId, roles: [{ role: 'legal' }] });
  expect(await rolesOf('lan')).toEqual([['legal', null, null]]);
  await enter('lan', { groups: ['world-editors', 'lawyers'] });
  expect(await rolesOf('lan')).toEqual([worldEditor(), ['legal', null, null]]);
});

test('a start logs the unknown desks of the map', async () => {
  const warn = vi.fn();
  const roleMap = readRoleMap(MAP, { mayGiveAdmin: true });
  const oidc = { issuer, clientId: 'a', clientSecret: 'b', scope: 'openid', groupsClaim: 'groups', roleMap };
  await warnOfUnknownDesks(database.db, oidc, { warn });
  await warnOfUnknownDesks(database.db, { ...oidc, roleMap: roleMap.slice(0, 2) }, { warn });
  await warnOfUnknownDesks(database.db, null, { warn });
  expect(warn.mock.calls).toEqual([[{ desks: ['ban-da-dong'] }, expect.any(String)]]);
});

test('two concurrent sign-ins with different groups end in the roles of one of them', async () => {
  await enter('lan', {});
  await Promise.all([enter('lan', { groups: ['lawyers'] }), enter('lan', { groups: ['world-editors'] })]);
  const roles = await rolesOf('lan');
  expect([
    [own(), ['legal', null, 'lawyers']],
    [worldEditor(), own()],
  ]).toContainEqual(roles);
});
