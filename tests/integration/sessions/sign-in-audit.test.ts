import { beforeAll, expect, test } from 'vitest';
import { operator } from '#core/people/operator.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { hashCheaply } from '#tests/support/database/hash-cheaply.ts';
import { admitted } from '#tests/support/workflow/admitted.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { searchAudit } from '#usecases/audit/search-audit.ts';
import type { Context } from '#usecases/context.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { endPersonSession } from '#usecases/people/end-session.ts';
import { listSessions } from '#usecases/sessions/list-sessions.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { revokeSession } from '#usecases/sessions/revoke-session.ts';
import { signInWithIdentity } from '#usecases/sessions/sign-in-with-identity.ts';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let personId: string;

const password = 'ba con mèo qua sông';
const email = 'mai@toasoan.example';
const from = (address: string): Context => ({ ...newsroom.as(null), address });
const ofSessions = async (address: string) => {
  const { acts } = await searchAudit(newsroom.as('quan'), { address });
  return acts.map(({ action, detail, subjectId, actorId }) => ({ action, detail, subjectId, actorId }));
};

hashCheaply();
beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  const made = await createPerson(
    { ...newsroom.as(null), actor: operator },
    { kind: 'staff', name: 'Mai', email, password },
  );
  personId = made.id;
});

test('sign-in and end of a session are audited with the address', async () => {
  const address = '203.0.113.1';
  const { sessionId } = await admitted(signInWithPassword(from(address), { email, password }));
  const actor = { ...newsroom.people.minh, id: personId };
  const ctx = { ...from(address), actor };
  expect(await listSessions(ctx)).toHaveLength(1);
  await revokeSession(ctx, { sessionId });
  expect(await ofSessions(address)).toEqual([
    { action: 'session.end', detail: { sessionId }, subjectId: personId, actorId: personId },
    { action: 'session.sign_in', detail: { sessionId }, subjectId: personId, actorId: personId },
  ]);
});

test('a session ended by an administrator is refused at its next request and audited', async () => {
  const address = '203.0.113.5';
  const [ended, other] = [
    await admitted(signInWithPassword(from(address), { email, password })),
    await admitted(signInWithPassword(from(address), { email, password })),
  ];
  const sessionId = ended.sessionId;
  for (const who of ['tam', 'lan'] as const)
    await expect(endPersonSession(newsroom.as(who), { personId, sessionId })).rejects.toMatchObject({
      code: 'action.not-your-role',
    });
  const { lan } = newsroom.people;
  await expect(endPersonSession(newsroom.as('quan'), { personId: lan.id, sessionId })).rejects.toMatchObject({
    code: 'session.not-found',
  });
  expect((await readSession(from(address), sessionId))?.actor.id).toBe(personId);

  await endPersonSession({ ...newsroom.as('quan'), address: '203.0.113.6' }, { personId, sessionId });
  expect(await readSession(from(address), sessionId)).toBeNull();
  expect((await readSession(from(address), other.sessionId))?.actor.id).toBe(personId);
  await expect(endPersonSession(newsroom.as('quan'), { personId, sessionId })).rejects.toMatchObject({
    code: 'session.not-found',
  });
  expect(await ofSessions('203.0.113.6')).toEqual([
    {
      action: 'person.end_session',
      detail: { name: 'Mai', sessionId },
      subjectId: personId,
      actorId: newsroom.people.quan.id,
    },
  ]);
});

test('a failed sign-in is audited with the account or the typed e-mail, never with a password', async () => {
  const address = '203.0.113.2';
  const failed = { code: 'auth.wrong-credentials' };
  await expect(signInWithPassword(from(address), { email, password: 'sai hết cả' })).rejects.toMatchObject(
    failed,
  );
  await expect(
    signInWithPassword(from(address), { email: 'ai-do@nowhere.example', password }),
  ).rejects.toMatchObject(failed);
  await expect(signInWithPassword(from(address), { email: password, password })).rejects.toMatchObject(
    failed,
  );
  const rows = await ofSessions(address);
  expect(rows.map(({ detail }) => detail)).toEqual([
    { why: 'wrong-credentials' },
    { why: 'wrong-credentials', email: 'ai-do@nowhere.example' },
    { why: 'wrong-credentials' },
  ]);
  expect(rows.map(({ subjectId, actorId }) => [subjectId === personId, actorId])).toEqual([
    [false, null],
    [false, null],
    [true, null],
  ]);
  expect(JSON.stringify(rows)).not.toContain('mèo');
});

test('a sign-in to a disabled or unknown account is audited with its reason', async () => {
  const address = '203.0.113.3';
  await expect(
    signInWithIdentity(from(address), {
      ...{ issuer: 'https://login.example.com', subject: 'la' },
      ...{ email: 'la@nowhere.example', emailVerified: true },
    }),
  ).rejects.toMatchObject({ code: 'auth.unknown-identity' });
  await disablePerson(newsroom.as('quan'), { personId });
  await expect(signInWithPassword(from(address), { email, password })).rejects.toMatchObject({
    code: 'auth.wrong-credentials',
  });
  expect((await ofSessions(address)).map(({ detail }) => detail.why)).toEqual([
    'disabled',
    'unknown-identity',
  ]);
});

test('failed sign-ins over the limit of an address are not audited', async () => {
  const address = '203.0.113.4';
  for (let each = 0; each < 60; each += 1) {
    await expect(
      signInWithIdentity(from(address), {
        ...{ issuer: 'https://login.example.com', subject: `so-${each}` },
        ...{ email: `so-${each}@nowhere.example`, emailVerified: true },
      }),
    ).rejects.toMatchObject({ code: 'auth.unknown-identity' });
  }
  expect(await ofSessions(address)).toHaveLength(40);
});

test('the managing editor cannot see the addresses of sign-ins', async () => {
  const { acts } = await searchAudit(newsroom.as('tam'));
  expect(acts.filter(({ action }) => action.startsWith('session.'))).toEqual([]);
  expect((await searchAudit(newsroom.as('tam'), { address: '203.0.113.2' })).acts).toEqual([]);
});
