import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { and, eq, inArray } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '#core/articles/policy.ts';
import { operator } from '#core/people/operator.ts';
import type { Actor } from '#core/people/roles.ts';
import { sessionIdleMs, sessionLifeMs } from '#core/people/session-life.ts';
import { findStaffByEmail } from '#db/queries/people/people.ts';
import { apiTokens } from '#db/schema/api-tokens.ts';
import { audit } from '#db/schema/audit.ts';
import { sessions } from '#db/schema/sessions.ts';
import { leastPasswordCost } from '#platform/passwords/password-cost.ts';
import { setPasswordCost } from '#platform/passwords/passwords.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { cheapPasswordCost, hashCheaply } from '#tests/support/database/hash-cheaply.ts';
import { lockRows, THE_AUDIT_HEAD, untilWaiting } from '#tests/support/database/races.ts';
import { admitted } from '#tests/support/workflow/admitted.ts';
import type { Context } from '#usecases/context.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { enablePerson } from '#usecases/people/enable-person.ts';
import { listSessions } from '#usecases/sessions/list-sessions.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { revokeSession } from '#usecases/sessions/revoke-session.ts';
import { signInWithIdentity } from '#usecases/sessions/sign-in-with-identity.ts';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';
import { signOutEverywhere } from '#usecases/sessions/sign-out-everywhere.ts';
import { createToken } from '#usecases/tokens/create-token.ts';
import { findActorByToken } from '#usecases/tokens/find-actor-by-token.ts';
import { revokeToken } from '#usecases/tokens/revoke-token.ts';

const password = 'mưa rào tháng bảy';
let database: FreshDatabase;
let now = new Date('2026-07-17T08:00:00Z');
let email = '';
let personId = '';
/** The account at the identity provider. */
const account = { issuer: 'https://login.example.com', subject: 'mot' };

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

const signIn = (input = password, address?: string) =>
  admitted(signInWithPassword(context(null, address), { email, password: input }));
const failsWith = (code: string) => expect.objectContaining({ code });

hashCheaply();
beforeAll(async () => {
  database = await freshDatabase();
});

beforeEach(async () => {
  now = new Date('2026-07-17T08:00:00Z');
  email = `${randomUUID()}@toasoan.example`;
  // Another administrator must exist, so that a person can be disabled.
  const other = await createPerson(context(operator), {
    kind: 'staff',
    name: 'Quản trị khác',
    email: `other-${email}`,
    password,
  });
  await changeRights(context(operator), { personId: other.id, roles: [{ role: 'admin' }] });
  const person = await createPerson(context(operator), { kind: 'staff', name: 'Lan', email, password });
  personId = person.id;
});

describe('signing in', () => {
  test('with the right password opens a session, regardless of the case of the e-mail', async () => {
    const { sessionId } = await admitted(
      signInWithPassword(context(null), { email: email.toUpperCase(), password }),
    );
    expect((await readSession(context(null), sessionId))?.actor.name).toBe('Lan');
  });

  test('with a wrong password and with an unknown e-mail gets the same error', async () => {
    await expect(signIn('sai mật khẩu')).rejects.toEqual(failsWith('auth.wrong-credentials'));
    const unknown = { email: 'khong-co@toasoan.example', password };
    await expect(signInWithPassword(context(null), unknown)).rejects.toEqual(
      failsWith('auth.wrong-credentials'),
    );
  });

  test('after ten wrong attempts must wait, but not from another address', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) await signIn('sai').catch(() => {});
    await expect(signIn()).rejects.toEqual(failsWith('auth.too-many-attempts'));
    await expect(signIn(password, '10.0.0.2')).resolves.toBeDefined();
    now = new Date(now.getTime() + 16 * 60_000);
    await expect(signIn()).resolves.toBeDefined();
  });

  test('to an account under a distributed attack fails for strangers and works in its owner’s browser', async () => {
    const { personId: owner } = await signIn();
    const knownBrowser = { personId: owner, browserId: randomUUID() };
    for (let each = 0; each < 101; each += 1) await signIn('sai', `10.1.0.${each}`).catch(() => {});
    await expect(signIn(password, '10.2.0.1')).rejects.toEqual(failsWith('auth.too-many-attempts'));
    await expect(signInWithPassword(context(null), { email, password, knownBrowser })).resolves.toBeDefined();
    const ofAnother = { personId: newId(), browserId: knownBrowser.browserId };
    await expect(
      signInWithPassword(context(null), { email, password, knownBrowser: ofAnother }),
    ).rejects.toEqual(failsWith('auth.too-many-attempts'));
  });

  test('counts attempts per IPv6 network', async () => {
    const from = (each: number) => `2001:db8:1:2::${each.toString(16)}`;
    for (let attempt = 0; attempt < 10; attempt += 1) await signIn('sai', from(attempt)).catch(() => {});
    await expect(signIn(password, from(10))).rejects.toEqual(failsWith('auth.too-many-attempts'));
    await expect(signIn(password, '2001:db8:1:3::1')).resolves.toBeDefined();
  });

  test('allows ten attempts in a known browser', async () => {
    const knownBrowser = { personId, browserId: randomUUID() };
    const attempt = (input: string) =>
      signInWithPassword(context(null), { email, password: input, knownBrowser });
    for (let each = 0; each < 10; each += 1) await attempt('sai').catch(() => {});
    await expect(attempt(password)).rejects.toEqual(failsWith('auth.too-many-attempts'));
  });

  test('allows no more attempts concurrently than in sequence', async () => {
    const codes = await Promise.all(
      Array.from({ length: 30 }, () => signIn('sai', '10.9.0.1').catch(({ code }: { code: string }) => code)),
    );
    expect(codes.filter((code) => code === 'auth.wrong-credentials')).toHaveLength(10);
    expect(codes.filter((code) => code === 'auth.too-many-attempts')).toHaveLength(20);
  });

  test('rehashes the password once the cost has grown', async () => {
    const hashNow = async () => (await findStaffByEmail(database.db, email))?.passwordHash ?? '';
    const before = await hashNow();
    setPasswordCost({ ...leastPasswordCost, passes: leastPasswordCost.passes + 1 });
    try {
      await signIn('sai').catch(() => {});
      expect(await hashNow()).toBe(before);
      await signIn();
      expect(await hashNow()).toContain('m=19456,t=3,p=1');
      await expect(signIn()).resolves.toBeDefined();
    } finally {
      setPasswordCost(cheapPasswordCost);
    }
  });

  test('with an identity provider needs a verified and known e-mail', async () => {
    const ctx = context(null);
    await expect(signInWithIdentity(ctx, { ...account, email, emailVerified: true })).resolves.toBeDefined();
    await expect(signInWithIdentity(ctx, { ...account, email, emailVerified: false })).rejects.toEqual(
      failsWith('auth.unknown-identity'),
    );
    await expect(
      signInWithIdentity(ctx, { ...account, email: 'la@example.com', emailVerified: true }),
    ).rejects.toEqual(failsWith('auth.unknown-identity'));
  });
});

describe('a session', () => {
  test('loses removed rights immediately, and ends when rights are added', async () => {
    const before = await signIn();
    await changeRights(context(operator), { personId, roles: [{ role: 'journalist' }] });
    expect(await readSession(context(null), before.sessionId)).toBeNull();
    const { sessionId } = await signIn();
    expect((await readSession(context(null), sessionId))?.actor.roles).toEqual([
      { role: 'journalist', sectionId: null },
    ]);
    await changeRights(context(chief), { personId, roles: [] });
    expect((await readSession(context(null), sessionId))?.actor.roles).toEqual([]);
  });

  test('ends immediately when the person is disabled, who then cannot sign in', async () => {
    const { sessionId } = await signIn();
    await disablePerson(context(chief), { personId });
    expect(await readSession(context(null), sessionId)).toBeNull();
    await expect(signIn()).rejects.toEqual(failsWith('auth.wrong-credentials'));
  });

  test('cannot start while its person is being disabled', async () => {
    const password = () => signIn();
    const identity = () =>
      admitted(signInWithIdentity(context(null), { ...account, email, emailVerified: true }));
    for (const enter of [password, identity]) {
      const letGo = await lockRows(database.connectionString, THE_AUDIT_HEAD);
      const disabling = disablePerson(context(chief), { personId });
      await untilWaiting(database.db, 1);
      const entering = enter().catch(({ code }: { code: string }) => code);
      await untilWaiting(database.db, 2);
      await letGo();
      await disabling;
      expect(['auth.wrong-credentials', 'auth.unknown-identity']).toContain(await entering);
      await enablePerson(context(chief), { personId });
      const [person] = await database.db.select().from(sessions).where(eq(sessions.personId, personId));
      expect(person).toBeUndefined();
    }
  });

  test('can be revoked by its owner only', async () => {
    const { sessionId } = await signIn();
    await expect(revokeSession(context(chief), { sessionId })).rejects.toEqual(
      failsWith('session.not-found'),
    );
    const session = await readSession(context(null), sessionId);
    await revokeSession(context(session?.actor ?? null), { sessionId });
    expect(await readSession(context(null), sessionId)).toBeNull();
  });

  test('ends after a day without use', async () => {
    const { sessionId } = await signIn();
    now = new Date(now.getTime() + sessionIdleMs - 1);
    const session = await readSession(context(null), sessionId);
    expect(session).not.toBeNull();
    now = new Date(now.getTime() + sessionIdleMs);
    expect(await readSession(context(null), sessionId)).toBeNull();
    expect(await listSessions(context(session?.actor ?? null))).toEqual([]);
  });

  test('ends after a week regardless of use', async () => {
    const { sessionId } = await signIn();
    const end = now.getTime() + sessionLifeMs;
    for (; now.getTime() < end; now = new Date(now.getTime() + sessionIdleMs / 2)) {
      expect(await readSession(context(null), sessionId)).not.toBeNull();
    }
    expect(await readSession(context(null), sessionId)).toBeNull();
  });

  test('ends with all others when its owner signs out everywhere', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const session = await readSession(context(null), here.sessionId);
    await signOutEverywhere(context(session?.actor ?? null));
    expect(await readSession(context(null), here.sessionId)).toBeNull();
    expect(await readSession(context(null), there.sessionId)).toBeNull();
  });

  describe('and tokens of a person', () => {
    const make = (name: string) => createToken(context(null), { personEmail: email, name });
    const holds = async (token: string) => (await findActorByToken(context(null), token)) !== null;
    const actsOf = (subjectIds: string[]) =>
      database.db
        .select({ action: audit.action, actorId: audit.actorId, detail: audit.detail })
        .from(audit)
        .where(
          and(
            inArray(audit.subjectId, subjectIds),
            inArray(audit.action, ['token.revoke', 'session.end_all']),
          ),
        )
        .orderBy(audit.action, audit.seq);

    test('stay on sign-out everywhere without the option', async () => {
      const token = await make('Nhập tin');
      const session = await readSession(context(null), (await signIn()).sessionId);
      await signOutEverywhere(context(session?.actor ?? null));
      expect(await holds(token.token)).toBe(true);
      expect(await actsOf([personId, token.id])).toEqual([
        { action: 'session.end_all', actorId: personId, detail: {} },
      ]);
    });

    test('end for good when the person is disabled, including those disabled by an older release', async () => {
      const [token, older] = [await make('Nhập tin'), await make('Lịch')];
      await disablePerson(context(chief), { personId });
      expect(await actsOf([token.id])).toEqual([
        { action: 'token.revoke', actorId: chief.id, detail: { personId, name: 'Nhập tin' } },
      ]);
      await database.db.update(apiTokens).set({ revokedAt: null }).where(eq(apiTokens.id, older.id));
      await enablePerson(context(chief), { personId });
      expect([await holds(token.token), await holds(older.token)]).toEqual([false, false]);
      const later = await make('Mới');
      await enablePerson(context(chief), { personId });
      expect(await holds(later.token)).toBe(true);
    });

    test('cannot be created while the person is being disabled', async () => {
      const letGo = await lockRows(database.connectionString, THE_AUDIT_HEAD);
      const disabling = disablePerson(context(chief), { personId });
      await untilWaiting(database.db, 1);
      const making = make('Nhập tin').catch(({ code }: { code: string }) => code);
      await untilWaiting(database.db, 2);
      await letGo();
      await disabling;
      expect(await making).toBe('people.disabled');
    });

    test('end on sign-out everywhere with the option, each in the audit, for this person only', async () => {
      const [one, two, ended] = [await make('Nhập tin'), await make('Lịch'), await make('Cũ')];
      await revokeToken(context(null), { tokenId: ended.id });
      const others = await createToken(context(null), { personEmail: `other-${email}` });
      const { sessionId } = await signIn();
      const session = await readSession(context(null), sessionId);
      await signOutEverywhere(context(session?.actor ?? null), { tokensToo: true });
      expect(await readSession(context(null), sessionId)).toBeNull();
      expect(await Promise.all([one, two, others].map(({ token }) => holds(token)))).toEqual([
        false,
        false,
        true,
      ]);
      const acts = await actsOf([personId, one.id, two.id]);
      expect(acts.map(({ action, actorId }) => [action, actorId])).toEqual([
        ['session.end_all', personId],
        ['token.revoke', personId],
        ['token.revoke', personId],
      ]);
      expect(acts[0]?.detail).toEqual({ tokens: 2 });
      expect(
        acts
          .slice(1)
          .map(({ detail }) => detail.name)
          .sort(),
      ).toEqual(['Lịch', 'Nhập tin']);
    });
  });
});

test('a journalist cannot change rights', async () => {
  const self: Actor = { ...chief, id: personId };
  const journalist: Actor = { ...self, roles: [{ role: 'journalist', sectionId: null }] };
  await expect(changeRights(context(journalist), { personId, roles: [] })).rejects.toEqual(
    failsWith('action.not-your-role'),
  );
});
