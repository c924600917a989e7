import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '#core/articles/policy.ts';
import { operator } from '#core/people/operator.ts';
import type { Actor } from '#core/people/roles.ts';
import { newId } from '#platform/new-id.ts';
import { folderStorage } from '#platform/storage.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import type { Context } from '#usecases/context.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { revokeSession } from '#usecases/sessions/revoke-session.ts';
import { sessionLifeMs } from '#usecases/sessions/shared/open-session.ts';
import { signInWithIdentity } from '#usecases/sessions/sign-in-with-identity.ts';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';

const password = 'mưa rào tháng bảy';
let database: FreshDatabase;
let now = new Date('2026-07-17T08:00:00Z');
let email = '';
let personId = '';

const chief: Actor = { id: newId(), name: 'Quân', roles: [{ role: 'admin', sectionId: null }], grants: [] };

function context(actor: Actor | null, address = '10.0.0.1'): Context {
  return {
    db: database.db,
    storage: folderStorage(tmpdir()),
    site: { url: 'http://localhost', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' },
    now: () => now,
    newId: () => newId(),
    actor,
    address,
    policy: defaultPolicy,
  };
}

const signIn = (given = password, address?: string) =>
  signInWithPassword(context(null, address), { email, password: given });
const failsWith = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  database = await freshDatabase();
});

beforeEach(async () => {
  now = new Date('2026-07-17T08:00:00Z');
  email = `${randomUUID()}@toasoan.example`;
  // Somebody else must be able to tend the newsroom, or nobody could be disabled.
  const other = await createPerson(context(chief), {
    kind: 'staff',
    name: 'Quản trị khác',
    email: `other-${email}`,
    password,
  });
  await changeRights(context(operator), { personId: other.id, roles: [{ role: 'admin' }] });
  const person = await createPerson(context(chief), { kind: 'staff', name: 'Lan', email, password });
  personId = person.id;
});

describe('signing in', () => {
  test('the right password opens a session, whatever the case of the e-mail', async () => {
    const { sessionId } = await signInWithPassword(context(null), { email: email.toUpperCase(), password });
    expect((await readSession(context(null), sessionId))?.actor.name).toBe('Lan');
  });

  test('a wrong password and an unknown e-mail are refused alike', async () => {
    await expect(signIn('sai mật khẩu')).rejects.toEqual(failsWith('auth.wrong-credentials'));
    const unknown = { email: 'khong-co@toasoan.example', password };
    await expect(signInWithPassword(context(null), unknown)).rejects.toEqual(
      failsWith('auth.wrong-credentials'),
    );
  });

  test('after ten wrong tries the right password must wait, but not from another address', async () => {
    for (let tried = 0; tried < 10; tried += 1) await signIn('sai').catch(() => {});
    await expect(signIn()).rejects.toEqual(failsWith('auth.too-many-attempts'));
    await expect(signIn(password, '10.0.0.2')).resolves.toBeDefined();
    now = new Date(now.getTime() + 16 * 60_000);
    await expect(signIn()).resolves.toBeDefined();
  });

  test('an identity provider signs in only whom it has verified and we know', async () => {
    const ctx = context(null);
    await expect(signInWithIdentity(ctx, { email, emailVerified: true })).resolves.toBeDefined();
    await expect(signInWithIdentity(ctx, { email, emailVerified: false })).rejects.toEqual(
      failsWith('auth.unknown-identity'),
    );
    await expect(signInWithIdentity(ctx, { email: 'la@example.com', emailVerified: true })).rejects.toEqual(
      failsWith('auth.unknown-identity'),
    );
  });
});

describe('a session', () => {
  test('carries the roles of this moment, not those of sign-in', async () => {
    const { sessionId } = await signIn();
    expect((await readSession(context(null), sessionId))?.actor.roles).toEqual([]);
    await changeRights(context(operator), { personId, roles: [{ role: 'journalist' }] });
    expect((await readSession(context(null), sessionId))?.actor.roles).toEqual([
      { role: 'journalist', sectionId: null },
    ]);
    await changeRights(context(chief), { personId, roles: [] });
    expect((await readSession(context(null), sessionId))?.actor.roles).toEqual([]);
  });

  test('ends at once when the person is disabled, who then cannot sign in again', async () => {
    const { sessionId } = await signIn();
    await disablePerson(context(chief), { personId });
    expect(await readSession(context(null), sessionId)).toBeNull();
    await expect(signIn()).rejects.toEqual(failsWith('auth.wrong-credentials'));
  });

  test('ends when it is revoked by its owner, and by nobody else', async () => {
    const { sessionId } = await signIn();
    await expect(revokeSession(context(chief), { sessionId })).rejects.toEqual(
      failsWith('session.not-found'),
    );
    const session = await readSession(context(null), sessionId);
    await revokeSession(context(session?.actor ?? null), { sessionId });
    expect(await readSession(context(null), sessionId)).toBeNull();
  });

  test('ends after two weeks', async () => {
    const { sessionId } = await signIn();
    now = new Date(now.getTime() + sessionLifeMs + 1);
    expect(await readSession(context(null), sessionId)).toBeNull();
  });
});

test('a journalist cannot change rights at all', async () => {
  const self: Actor = { ...chief, id: personId };
  const journalist: Actor = { ...self, roles: [{ role: 'journalist', sectionId: null }] };
  await expect(changeRights(context(journalist), { personId, roles: [] })).rejects.toEqual(
    failsWith('action.not-your-role'),
  );
});
