import { afterEach, beforeEach, expect, test } from 'vitest';
import { identityLinks } from '#db/schema/identity-links.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { searchAudit } from '#usecases/audit/search-audit.ts';
import type { Context } from '#usecases/context.ts';
import { readPerson } from '#usecases/people/read-person.ts';
import { unlinkIdentity } from '#usecases/people/unlink-identity.ts';
import { signInWithIdentity } from '#usecases/sessions/sign-in-with-identity.ts';

const issuer = 'https://login.example.com';
const hourMs = 3_600_000;

let database: FreshDatabase;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});
afterEach(() => newsroom.setNow(null));

const enter = (subject: string, name: 'lan' | 'huy', input = {}) =>
  signInWithIdentity(newsroom.as(null), {
    ...{ issuer, subject, email: `${name}@toasoan.example`, emailVerified: true },
    ...input,
  });
const refused = { code: 'auth.other-identity' };

test('the first sign-in binds a person to the account, and no other account signs in as them', async () => {
  const first = await enter('account-of-lan', 'lan');
  expect(first).toMatchObject({ personId: newsroom.people.lan.id });
  await expect(enter('account-of-lan', 'lan')).resolves.toHaveProperty('sessionId');
  await expect(enter('another-account', 'lan')).rejects.toMatchObject(refused);
  await expect(enter('account-of-lan', 'lan', { issuer: 'https://other.example' })).rejects.toMatchObject(
    refused,
  );
  await expect(enter('account-of-lan', 'huy')).rejects.toMatchObject(refused);
  expect(await database.db.select().from(identityLinks)).toMatchObject([
    { personId: newsroom.people.lan.id, issuer, subject: 'account-of-lan' },
  ]);
  const { acts } = await searchAudit(newsroom.as('quan'), {});
  const ofIdentity = acts.filter(
    ({ detail }) => JSON.stringify(detail).includes('identity') || 'subject' in detail,
  );
  expect(ofIdentity.map(({ action, detail }) => [action, detail.why]).sort()).toEqual([
    ['person.link_identity', undefined],
    ...Array(3).fill(['session.sign_in_failed', 'other-identity']),
  ]);
});

test('of two accounts that sign in concurrently for the first time one is bound', async () => {
  const outcomes = await Promise.allSettled(['one', 'other'].map((subject) => enter(subject, 'lan')));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await database.db.select().from(identityLinks)).toHaveLength(1);
});

test('a sign-in without issuer or subject is refused', async () => {
  for (const input of [{ subject: undefined }, { subject: '' }, { issuer: undefined }])
    await expect(enter('x', 'lan', input)).rejects.toMatchObject({ code: 'auth.unknown-identity' });
});

test('an administrator with a fresh proof unbinds the account, and the next account is bound', async () => {
  await enter('account-of-lan', 'lan');
  const personId = newsroom.people.lan.id;
  const quan = (authenticatedAt: Date): Context => ({
    ...newsroom.as('quan'),
    session: { id: '018f0000-0000-7000-8000-00000000000a', authenticatedAt },
  });
  expect((await readPerson(newsroom.as('quan'), { personId })).identity).toMatchObject({ issuer });
  expect((await readPerson(newsroom.as('tam'), { personId })).identity).toBeNull();
  await expect(unlinkIdentity(newsroom.as('tam'), { personId })).rejects.toMatchObject({
    code: 'action.not-your-role',
  });
  await expect(unlinkIdentity(quan(new Date(Date.now() - hourMs)), { personId })).rejects.toMatchObject({
    code: 'auth.reauthenticate',
  });
  await unlinkIdentity(quan(new Date()), { personId });
  await unlinkIdentity(quan(new Date()), { personId });
  const { acts } = await searchAudit(newsroom.as('quan'), {});
  expect(acts.filter(({ action }) => action === 'person.unlink_identity')).toMatchObject([
    { detail: { name: 'lan', issuer, subject: 'account-of-lan' } },
  ]);
  await expect(enter('account-of-lan', 'huy')).resolves.toHaveProperty('sessionId');
  await expect(enter('new-account', 'lan')).resolves.toHaveProperty('sessionId');
  expect((await readPerson(newsroom.as('quan'), { personId })).identity).not.toBeNull();
});
