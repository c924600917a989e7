import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { operator } from '#core/people/operator.ts';
import type { Actor } from '#core/people/roles.ts';
import { putSetting } from '#db/queries/settings/settings.ts';
import { audit } from '#db/schema/audit.ts';
import { deliveries } from '#db/schema/deliveries.ts';
import { people } from '#db/schema/people.ts';
import { rateLimitAttempts } from '#db/schema/rate-limit-attempts.ts';
import { passkeys, recoveryCodes, signInSteps, totpSecrets } from '#db/schema/second-factors.ts';
import { sessions } from '#db/schema/sessions.ts';
import { createSecretCipher } from '#platform/auth/encrypt-secret.ts';
import { totpCode, totpStep } from '#platform/auth/totp.ts';
import { hashPassword } from '#platform/passwords/passwords.ts';
import { softAuthenticator } from '#tests/support/browser/soft-authenticator.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { hashCheaply } from '#tests/support/database/hash-cheaply.ts';
import { lockRows, THE_AUDIT_HEAD, untilWaiting } from '#tests/support/database/races.ts';
import { sessionFor } from '#tests/support/workflow/admitted.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import type { Context } from '#usecases/context.ts';
import { addPasskey } from '#usecases/factors/add-passkey.ts';
import { beginPasskey } from '#usecases/factors/begin-passkey.ts';
import { beginTotp } from '#usecases/factors/begin-totp.ts';
import { confirmTotp } from '#usecases/factors/confirm-totp.ts';
import { readFactors } from '#usecases/factors/read-factors.ts';
import { removePasskey } from '#usecases/factors/remove-passkey.ts';
import { removeTotp } from '#usecases/factors/remove-totp.ts';
import { renamePasskey } from '#usecases/factors/rename-passkey.ts';
import { renewRecoveryCodes } from '#usecases/factors/renew-recovery-codes.ts';
import { resetFactors } from '#usecases/factors/reset-factors.ts';
import { changeOwnPassword } from '#usecases/passwords/change-own-password.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { writeAccountMail } from '#usecases/people/shared/write-account-mail.ts';
import { askAnyPasskey } from '#usecases/sessions/ask-any-passkey.ts';
import { askStepPasskey } from '#usecases/sessions/ask-step-passkey.ts';
import { finishSignIn } from '#usecases/sessions/finish-sign-in.ts';
import { readEnrollingSession } from '#usecases/sessions/read-enrolling-session.ts';
import { readProofs } from '#usecases/sessions/read-proofs.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { reauthenticate } from '#usecases/sessions/reauthenticate.ts';
import { signInWithIdentity } from '#usecases/sessions/sign-in-with-identity.ts';
import { signInWithPasskey } from '#usecases/sessions/sign-in-with-passkey.ts';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';
import { signOutEverywhere } from '#usecases/sessions/sign-out-everywhere.ts';

const password = 'mưa rào tháng bảy';
let passwordHash: string;
const sealer = createSecretCipher('a secret of the site that is long enough');
const minuteMs = 60_000;
/** The account at the identity provider. */
const account = { issuer: 'https://login.example.com', subject: 'lan' };

let database: FreshDatabase;
let newsroom: Newsroom;
let clock = new Date();

const as = (who: keyof Newsroom['people'] | Actor | null): Context => {
  const actor = typeof who === 'string' ? newsroom.people[who] : who;
  return { ...newsroom.as(null), actor, sealer };
};
const pass = (ms: number) => {
  clock = new Date(clock.getTime() + ms);
  newsroom.setNow(clock);
};
const failsWith = (code: string) => expect.objectContaining({ code });
const codeNow = (secret: string, off = 0) => totpCode(secret, totpStep(clock.getTime()) + off);
const mailOf = (name: string) => `${name}@toasoan.example`;

/** Gives the person an authenticator app set up some minutes ago. */
async function withApp(name: keyof Newsroom['people']) {
  const { secret } = await beginTotp(as(name));
  const { recoveryCodes: codes } = await confirmTotp(as(name), { code: codeNow(secret) });
  pass(2 * minuteMs);
  return { secret, codes: codes ?? [] };
}

async function withPasskey(name: keyof Newsroom['people']) {
  const authenticator = softAuthenticator(newsroom.as(null).site.url);
  const options = await beginPasskey(as(name));
  await addPasskey(as(name), { name: 'Điện thoại', answer: authenticator.make(options) });
  return authenticator;
}

/** The error code with which a second process refuses the proof; empty on success. */
async function inAnotherProcess({ actor, session }: Context, proof: unknown): Promise<string> {
  const proving = {
    ...{ connectionString: database.connectionString, actor, sessionId: session?.id },
    ...{ nowMs: clock.getTime(), proof },
  };
  const program = path.resolve(import.meta.dirname, '../../support/processes/proving-process.ts');
  const args = ['--no-warnings', program, JSON.stringify(proving)];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

async function stepOf(name: string): Promise<string> {
  const reached = await signInWithPassword(as(null), { email: mailOf(name), password });
  if ('sessionId' in reached) throw new Error('no second proof is asked for');
  return reached.stepId;
}

hashCheaply();
beforeAll(async () => {
  passwordHash = await hashPassword(password);
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

beforeEach(async () => {
  clock = new Date(Date.now());
  newsroom.setNow(clock);
  for (const table of [passkeys, totpSecrets, recoveryCodes, signInSteps, sessions, rateLimitAttempts])
    await database.db.delete(table);
  await database.db.update(people).set({ passwordHash, disabledAt: null });
  await database.db.transaction((tx) => putSetting(tx, 'secondFactorRoles', []));
});

describe('an authenticator app', () => {
  test('is active once a code confirms it, and its secret is not readable', async () => {
    const { secret } = await beginTotp(as('lan'));
    expect(await signInWithPassword(as(null), { email: mailOf('lan'), password })).toHaveProperty(
      'sessionId',
    );
    await expect(confirmTotp(as('lan'), { code: '000000' })).rejects.toEqual(failsWith('factor.wrong-code'));
    await confirmTotp(as('lan'), { code: codeNow(secret) });
    expect(await signInWithPassword(as(null), { email: mailOf('lan'), password })).toHaveProperty('stepId');
    const [row] = await database.db.select().from(totpSecrets);
    expect(row?.sealedSecret).not.toContain(secret);
    const rows = await database.db.select().from(audit);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(rows.map(({ action }) => action)).toContain('factor.add_app');
  });

  test('in use cannot be replaced by starting a new one', async () => {
    await withApp('lan');
    await expect(beginTotp(as('lan'))).rejects.toEqual(failsWith('factor.exists'));
  });

  test('has codes that open one session each', async () => {
    const { secret } = await withApp('lan');
    const first = await stepOf('lan');
    const code = codeNow(secret);
    const { sessionId } = await finishSignIn(as(null), { stepId: first, proof: { code } });
    expect((await readSession(as(null), sessionId))?.actor.name).toBe('lan');
    await expect(finishSignIn(as(null), { stepId: await stepOf('lan'), proof: { code } })).rejects.toEqual(
      failsWith('auth.wrong-code'),
    );
  });

  test('refuses an older code after a newer one', async () => {
    const { secret } = await withApp('lan');
    await finishSignIn(as(null), { stepId: await stepOf('lan'), proof: { code: codeNow(secret, 1) } });
    await expect(
      finishSignIn(as(null), { stepId: await stepOf('lan'), proof: { code: codeNow(secret) } }),
    ).rejects.toEqual(failsWith('auth.wrong-code'));
  });

  test('accepts the same code once among concurrent sign-ins', async () => {
    const { secret } = await withApp('lan');
    const steps = [await stepOf('lan'), await stepOf('lan'), await stepOf('lan'), await stepOf('lan')];
    const code = codeNow(secret);
    const tries = await Promise.allSettled(
      steps.map((stepId) => finishSignIn(as(null), { stepId, proof: { code } })),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
  });
});

describe('the second step of sign-in', () => {
  test('is no session and expires after ten minutes', async () => {
    const { secret } = await withApp('lan');
    const stepId = await stepOf('lan');
    expect(await readSession(as(null), stepId)).toBeNull();
    pass(10 * minuteMs + 1);
    await expect(finishSignIn(as(null), { stepId, proof: { code: codeNow(secret) } })).rejects.toEqual(
      failsWith('auth.step-over'),
    );
  });

  test('ends after five wrong codes, even for the right one', async () => {
    const { secret } = await withApp('lan');
    const stepId = await stepOf('lan');
    const wrong = { stepId, proof: { code: codeNow(secret, 5) } };
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(finishSignIn(as(null), wrong)).rejects.toEqual(failsWith('auth.wrong-code'));
    await expect(finishSignIn(as(null), { stepId, proof: { code: codeNow(secret) } })).rejects.toEqual(
      failsWith('auth.step-over'),
    );
  });

  test('limits wrong codes over many steps, and recovery codes still work', async () => {
    const { secret, codes } = await withApp('lan');
    const tries: string[] = [];
    for (let steps = 0; steps < 5; steps += 1) {
      const stepId = await stepOf('lan');
      for (let attempt = 0; attempt < 5; attempt += 1)
        await finishSignIn(as(null), { stepId, proof: { code: codeNow(secret, 5) } }).catch(
          ({ code }: { code: string }) => tries.push(code),
        );
    }
    expect(tries.filter((code) => code === 'auth.wrong-code')).toHaveLength(20);
    const proof = { code: codes[0] ?? '' };
    await expect(finishSignIn(as(null), { stepId: await stepOf('lan'), proof })).resolves.toBeDefined();
  });

  test('limits codes for many steps sent concurrently', async () => {
    await withApp('lan');
    const steps: string[] = [];
    for (let each = 0; each < 60; each += 1) steps.push(await stepOf('lan'));
    const outcomes = await Promise.all(
      steps.map((stepId) =>
        finishSignIn(as(null), { stepId, proof: { code: '000000' } }).catch(
          ({ code }: { code: string }) => code,
        ),
      ),
    );
    expect(outcomes.filter((code) => code === 'auth.wrong-code')).toHaveLength(20);
    expect(outcomes.filter((code) => code === 'auth.step-over')).toHaveLength(40);
  });

  test('is not revealed by a wrong password', async () => {
    await withApp('lan');
    for (const name of ['lan', 'huy', 'khong-co'])
      await expect(
        signInWithPassword(as(null), { email: mailOf(name), password: 'sai hết cả rồi' }),
      ).rejects.toEqual(failsWith('auth.wrong-credentials'));
  });

  test('opens one session among concurrent proofs', async () => {
    const { codes } = await withApp('lan');
    const stepId = await stepOf('lan');
    const tries = await Promise.allSettled(
      codes.slice(0, 3).map((code) => finishSignIn(as(null), { stepId, proof: { code } })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('also applies to sign-in by identity provider', async () => {
    await withApp('lan');
    const reached = await signInWithIdentity(as(null), {
      ...account,
      email: mailOf('lan'),
      emailVerified: true,
    });
    expect(reached).toHaveProperty('stepId');
  });

  const other = 'gió mùa về muộn năm nay';

  test('ends when its person changes the password or ends all sessions', async () => {
    const { secret } = await withApp('lan');
    for (const end of [
      () => changeOwnPassword(as('lan'), { current: password, password: other }),
      () => signOutEverywhere(as('lan')),
    ]) {
      await database.db.update(people).set({ passwordHash });
      const stepId = await stepOf('lan');
      await end();
      const late = finishSignIn(as(null), { stepId, proof: { code: codeNow(secret) } });
      await expect(late).rejects.toEqual(failsWith('auth.step-over'));
      pass(minuteMs);
    }
  });

  test('is refused if the password change commits first', async () => {
    const { secret } = await withApp('lan');
    const stepId = await stepOf('lan');
    const letGo = await lockRows(database.connectionString, THE_AUDIT_HEAD);
    const changing = changeOwnPassword(as('lan'), { current: password, password: other });
    await untilWaiting(database.db, 1);
    const finishing = finishSignIn(as(null), { stepId, proof: { code: codeNow(secret) } });
    const refused = expect(finishing).rejects.toEqual(failsWith('auth.step-over'));
    await untilWaiting(database.db, 2);
    await letGo();
    await Promise.all([changing, refused]);
  });

  test('is refused for an unknown step id', async () => {
    for (const stepId of ['', 'x', newsroom.people.lan.id])
      await expect(finishSignIn(as(null), { stepId, proof: { code: '123456' } })).rejects.toEqual(
        failsWith('auth.step-over'),
      );
  });
});

describe('a sign-in that stops before the second step', () => {
  const acts = async () =>
    (
      await database.db
        .select()
        .from(audit)
        .where(eq(audit.subjectId, newsroom.people.lan.id))
        .orderBy(audit.seq)
    )
      .filter(({ action }) => action.startsWith('session.'))
      .map(({ action, actorId }) => [action, actorId]);
  const mails = async () =>
    (await database.db.select().from(deliveries)).filter(({ event }) => event === 'second_step_failed');

  test('is audited without an actor, also after an identity provider', async () => {
    await withApp('lan');
    const before = (await acts()).length;
    await stepOf('lan');
    await signInWithIdentity(as(null), { ...account, email: mailOf('lan'), emailVerified: true });
    expect((await acts()).slice(before)).toEqual([
      ['session.first_proof', null],
      ['session.first_proof', null],
    ]);
  });

  test('is mailed to its owner at the fifth failure of any kind, once a day', async () => {
    const { secret } = await withApp('lan');
    const other = await withPasskey('huy');
    for (const table of [deliveries, rateLimitAttempts]) await database.db.delete(table);
    const fail = async (proof: object) =>
      finishSignIn(as(null), { stepId: await stepOf('lan'), proof }).catch(() => {});
    const wrongCode = () => ({ code: codeNow(secret, 5) });
    for (const proof of [
      wrongCode(),
      { code: 'không-phải-mã-dự-phòng' },
      { passkey: other.sign(await askAnyPasskey(as(null))) },
      wrongCode(),
    ])
      await fail(proof);
    expect(await mails()).toEqual([]);
    for (let more = 0; more < 4; more += 1) await fail(wrongCode());
    const [delivery, ...rest] = await mails();
    expect(rest).toEqual([]);
    expect(delivery?.personId).toBe(newsroom.people.lan.id);
    if (delivery === undefined) throw new Error('there is no mail');
    expect(await writeAccountMail(as(null), delivery)).toMatchObject({
      to: mailOf('lan'),
      text: expect.stringContaining('5 lần'),
    });
    pass(24 * 60 * minuteMs + 1);
    for (let again = 0; again < 5; again += 1) await fail(wrongCode());
    expect(await mails()).toHaveLength(2);
  });
});

describe('recovery codes', () => {
  test('are created with the first factor, stored as hashes, and each opens one session', async () => {
    const { codes } = await withApp('lan');
    expect(codes).toHaveLength(10);
    const stored = JSON.stringify(await database.db.select().from(recoveryCodes));
    for (const code of codes) expect(stored).not.toContain(code);
    const proof = { code: (codes[3] ?? '').toUpperCase() };
    await finishSignIn(as(null), { stepId: await stepOf('lan'), proof });
    await expect(finishSignIn(as(null), { stepId: await stepOf('lan'), proof })).rejects.toEqual(
      failsWith('auth.wrong-code'),
    );
    expect((await readFactors(as('lan'))).recoveryCodesLeft).toBe(9);
  });

  test('are replaced by new ones, and work for their owner only', async () => {
    const { codes } = await withApp('lan');
    const others = await withApp('huy');
    const { recoveryCodes: fresh } = await renewRecoveryCodes(as('lan'));
    const stepId = await stepOf('lan');
    for (const code of [codes[0], others.codes[0]])
      await expect(finishSignIn(as(null), { stepId, proof: { code } })).rejects.toEqual(
        failsWith('auth.wrong-code'),
      );
    await expect(finishSignIn(as(null), { stepId, proof: { code: fresh[0] } })).resolves.toBeDefined();
  });

  test('are deleted with the last factor', async () => {
    await withApp('lan');
    await removeTotp(as('lan'));
    expect(await readFactors(as('lan'))).toEqual({ appSince: null, passkeys: [], recoveryCodesLeft: 0 });
    await expect(renewRecoveryCodes(as('lan'))).rejects.toEqual(failsWith('factor.not-found'));
  });
});

describe('a passkey', () => {
  test('signs in alone, and serves as the second step after a password', async () => {
    const authenticator = await withPasskey('lan');
    const asked = await askAnyPasskey(as(null));
    const { sessionId } = await signInWithPasskey(as(null), { passkey: authenticator.sign(asked) });
    expect((await readSession(as(null), sessionId))?.actor.name).toBe('lan');
    const stepId = await stepOf('lan');
    const passkey = authenticator.sign(await askStepPasskey(as(null), stepId));
    await expect(finishSignIn(as(null), { stepId, proof: { passkey } })).resolves.toBeDefined();
  });

  test('signature is accepted once, also among concurrent requests', async () => {
    const authenticator = await withPasskey('lan');
    const passkey = authenticator.sign(await askAnyPasskey(as(null)));
    const tries = await Promise.allSettled([1, 2, 3].map(() => signInWithPasskey(as(null), { passkey })));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test.each([
    ['of another site', { origin: 'https://toas0an.example' }],
    ['for another host', { rpId: 'toas0an.example' }],
    ['without user verification', { flags: 0x01 }],
    ['of a clone with an older counter', { counter: 1 }],
  ])('response %s is refused', async (_, wrong) => {
    const authenticator = await withPasskey('lan');
    const first = authenticator.sign(await askAnyPasskey(as(null)));
    await signInWithPasskey(as(null), { passkey: first });
    const passkey = authenticator.sign(await askAnyPasskey(as(null)), wrong);
    await expect(signInWithPasskey(as(null), { passkey })).rejects.toEqual(failsWith('auth.wrong-passkey'));
  });

  test('response to an unknown, expired or other person’s challenge is refused', async () => {
    const authenticator = await withPasskey('lan');
    await withApp('huy');
    const made = { challenge: Buffer.from('an invented challenge').toString('base64url') };
    const late = authenticator.sign(await askAnyPasskey(as(null)));
    const stepId = await stepOf('huy');
    const huys = authenticator.sign(await askStepPasskey(as(null), stepId));
    await expect(finishSignIn(as(null), { stepId, proof: { passkey: huys } })).rejects.toEqual(
      failsWith('auth.wrong-code'),
    );
    pass(6 * minuteMs);
    for (const passkey of [authenticator.sign(made), late, { id: 'x', response: { clientDataJSON: '!' } }])
      await expect(signInWithPasskey(as(null), { passkey })).rejects.toEqual(failsWith('auth.wrong-passkey'));
  });

  test('of a disabled person is refused', async () => {
    const authenticator = await withPasskey('lan');
    await database.db.update(people).set({ disabledAt: clock }).where(eq(people.slug, 'lan'));
    const passkey = authenticator.sign(await askAnyPasskey(as(null)));
    await expect(signInWithPasskey(as(null), { passkey })).rejects.toEqual(failsWith('auth.wrong-passkey'));
  });

  test('removed by a concurrent reset leaves no session', async () => {
    const authenticator = await withPasskey('lan');
    const passkey = authenticator.sign(await askAnyPasskey(as(null)));
    const letGo = await lockRows(database.connectionString, THE_AUDIT_HEAD);
    const signingIn = signInWithPasskey(as(null), { passkey });
    await untilWaiting(database.db, 1);
    const resetting = resetFactors(as(operator), { personId: newsroom.people.lan.id });
    await untilWaiting(database.db, 2);
    await letGo();
    const [{ sessionId }] = await Promise.all([signingIn, resetting]);
    expect(await readSession(as(null), sessionId)).toBeNull();
  });

  test('removed after it signed opens no session', async () => {
    const authenticator = await withPasskey('lan');
    const passkey = authenticator.sign(await askAnyPasskey(as(null)));
    const { db } = database;
    const transaction: typeof db.transaction = async (...asked) => {
      await resetFactors(as(operator), { personId: newsroom.people.lan.id });
      return db.transaction(...asked);
    };
    const late = Object.assign(Object.create(db), { transaction });
    await expect(signInWithPasskey({ ...as(null), db: late }, { passkey })).rejects.toEqual(
      failsWith('auth.wrong-passkey'),
    );
    expect(await db.select().from(sessions)).toEqual([]);
  });

  test('is created only from its own person’s challenge, and once', async () => {
    const authenticator = softAuthenticator(newsroom.as(null).site.url);
    const options = await beginPasskey(as('lan'));
    const answer = authenticator.make(options);
    await expect(addPasskey(as('huy'), { name: 'Máy', answer })).rejects.toEqual(
      failsWith('factor.bad-passkey'),
    );
    await addPasskey(as('lan'), { name: 'Máy', answer });
    await expect(addPasskey(as('lan'), { name: 'Máy', answer })).rejects.toEqual(
      failsWith('factor.bad-passkey'),
    );
    const again = authenticator.make(await beginPasskey(as('lan')));
    await expect(addPasskey(as('lan'), { name: 'Máy', answer: again })).rejects.toEqual(
      failsWith('factor.exists'),
    );
  });

  test('has a name, and only its person may rename or remove it', async () => {
    await withPasskey('lan');
    const [row] = await database.db.select().from(passkeys);
    const passkeyId = row?.id ?? '';
    for (const tryIt of [
      () => renamePasskey(as('huy'), { passkeyId, name: 'Của tôi' }),
      () => removePasskey(as('huy'), { passkeyId }),
    ])
      await expect(tryIt()).rejects.toEqual(failsWith('factor.not-found'));
    await renamePasskey(as('lan'), { passkeyId, name: 'Khóa ở móc chìa' });
    expect((await readFactors(as('lan'))).passkeys[0]?.name).toBe('Khóa ở móc chìa');
    await removePasskey(as('lan'), { passkeyId });
    expect(await signInWithPassword(as(null), { email: mailOf('lan'), password })).toHaveProperty(
      'sessionId',
    );
  });
});

describe('a second factor required by role', () => {
  const require = (...roles: string[]) =>
    database.db.transaction((tx) => putSetting(tx, 'secondFactorRoles', roles));

  test('limits a session without one to enrolment', async () => {
    await require('managing_editor', 'admin');
    const { sessionId } = await sessionFor(as(null), newsroom.people.tam.id);
    expect(await readSession(as(null), sessionId)).toBeNull();
    expect((await readEnrollingSession(as(null), sessionId))?.actor.name).toBe('tam');
    await withApp('tam');
    expect((await readSession(as(null), sessionId))?.actor.name).toBe('tam');
    expect(await readEnrollingSession(as(null), sessionId)).toBeNull();
  });

  test('does not concern other roles', async () => {
    await require('managing_editor', 'admin');
    const { sessionId } = await sessionFor(as(null), newsroom.people.lan.id);
    expect((await readSession(as(null), sessionId))?.actor.name).toBe('lan');
  });

  test('applies to administrators and managing editors by default', async () => {
    await database.db.execute(`delete from settings where name = 'secondFactorRoles'`);
    const open = async (personId: string) =>
      readSession(as(null), (await sessionFor(as(null), personId)).sessionId);
    const { quan, tam, thu } = newsroom.people;
    expect([await open(quan.id), await open(tam.id), (await open(thu.id))?.actor.name]).toEqual([
      null,
      null,
      'thu',
    ]);
  });

  test('cannot be removed completely', async () => {
    await require('managing_editor');
    await withApp('tam');
    await expect(removeTotp(as('tam'))).rejects.toEqual(failsWith('factor.required'));
    await withPasskey('tam');
    await removeTotp(as('tam'));
    const [row] = await database.db.select().from(passkeys);
    await expect(removePasskey(as('tam'), { passkeyId: row?.id ?? '' })).rejects.toEqual(
      failsWith('factor.required'),
    );
  });

  test('cannot be removed by concurrent removals of app and passkey', async () => {
    await require('managing_editor');
    await withApp('tam');
    await withPasskey('tam');
    const [row] = await database.db.select().from(passkeys);
    const tries = await Promise.allSettled([
      removeTotp(as('tam')),
      removePasskey(as('tam'), { passkeyId: row?.id ?? '' }),
    ]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a fresh proof', () => {
  async function sessionOf(name: keyof Newsroom['people']): Promise<Context> {
    const { sessionId } = await sessionFor(as(null), newsroom.people[name].id);
    return inSession(name, sessionId);
  }
  async function inSession(name: keyof Newsroom['people'], id: string): Promise<Context> {
    const [row] = await database.db.select().from(sessions).where(eq(sessions.id, id));
    return { ...as(name), session: { id, authenticatedAt: row?.authenticatedAt ?? new Date(0) } };
  }

  test('is required ten minutes after sign-in for dangerous actions only', async () => {
    const tam = await sessionOf('tam');
    const quan = await sessionOf('quan');
    const { lan } = newsroom.people;
    pass(10 * minuteMs + 1);
    for (const ask of [
      () => actOnArticle(tam, { articleId: lan.id, action: 'kill', publicNote: 'x', reason: 'x' }),
      () => changeRights(quan, { personId: lan.id, roles: [] }),
      () => beginTotp(quan),
      () => beginPasskey(quan),
      () => renewRecoveryCodes(quan),
    ])
      await expect(ask()).rejects.toEqual(failsWith('auth.reauthenticate'));
    await expect(actOnArticle(tam, { articleId: lan.id, action: 'withhold', reason: 'x' })).rejects.toEqual(
      failsWith('article.not-found'),
    );
  });

  test('is the password for a person without a second factor, and the action then succeeds', async () => {
    const quan = await sessionOf('quan');
    const sessionId = quan.session?.id ?? '';
    pass(11 * minuteMs);
    expect(await readProofs(quan)).toMatchObject({ byPassword: true, byCode: false, passkey: null });
    await expect(reauthenticate(quan, { password: 'sai hết' })).rejects.toEqual(
      failsWith('auth.wrong-proof'),
    );
    await reauthenticate(quan, { password });
    const now = await inSession('quan', sessionId);
    await expect(changeRights(now, { personId: newsroom.people.lan.id, roles: [] })).resolves.toBeDefined();
  });

  test('is the second factor for a person who has one, and the password is refused', async () => {
    const { secret } = await withApp('quan');
    const authenticator = await withPasskey('quan');
    const quan = await sessionOf('quan');
    pass(11 * minuteMs);
    const proofs = await readProofs(quan);
    expect([proofs.byPassword, proofs.byCode]).toEqual([false, true]);
    await expect(reauthenticate(quan, { password })).rejects.toEqual(failsWith('auth.wrong-proof'));
    const code = codeNow(secret);
    await reauthenticate(quan, { code });
    await expect(reauthenticate(quan, { code })).rejects.toEqual(failsWith('auth.wrong-proof'));
    await reauthenticate(quan, { passkey: authenticator.sign(proofs.passkey ?? { challenge: '' }) });
  });

  test('is required for an own password change if the person has a second factor', async () => {
    const change = { current: password, password: 'gió mùa về muộn năm nay' };
    const { secret } = await withApp('quan');
    const quan = await sessionOf('quan');
    pass(11 * minuteMs);
    for (const current of [password, 'sai hết cả'])
      await expect(changeOwnPassword(quan, { ...change, current })).rejects.toEqual(
        failsWith('auth.reauthenticate'),
      );
    await reauthenticate(quan, { code: codeNow(secret) });
    const now = await inSession('quan', quan.session?.id ?? '');
    await expect(changeOwnPassword(now, change)).resolves.toHaveProperty('sessionId');
    const lan = await sessionOf('lan');
    pass(11 * minuteMs);
    await expect(changeOwnPassword(lan, change)).resolves.toHaveProperty('sessionId');
  });

  test('counts for its own session only', async () => {
    const [one, other] = [await sessionOf('quan'), await sessionOf('quan')];
    pass(11 * minuteMs);
    await reauthenticate(one, { password });
    const now = await inSession('quan', other.session?.id ?? '');
    await expect(beginTotp(now)).rejects.toEqual(failsWith('auth.reauthenticate'));
  });

  test('allows ten attempts in a quarter of an hour', async () => {
    const quan = await sessionOf('quan');
    for (let attempt = 0; attempt < 10; attempt += 1)
      await reauthenticate(quan, { password: 'sai' }).catch(() => {});
    await expect(reauthenticate(quan, { password })).rejects.toEqual(failsWith('auth.too-many-attempts'));
    pass(16 * minuteMs);
    await expect(reauthenticate(quan, { password })).resolves.toBeUndefined();
  });

  test('shares its attempt limit between processes', async () => {
    const quan = await sessionOf('quan');
    for (let attempt = 0; attempt < 10; attempt += 1)
      await reauthenticate(quan, { password: 'sai' }).catch(() => {});
    expect(await inAnotherProcess(quan, { password })).toBe('auth.too-many-attempts');
  });
});

test('a person who lost every factor is reset on the server only', async () => {
  await withApp('lan');
  await withPasskey('lan');
  const personId = newsroom.people.lan.id;
  const { sessionId } = await sessionFor(as(null), personId);
  await expect(resetFactors(as('quan'), { personId })).rejects.toEqual(failsWith('action.not-your-role'));
  await resetFactors(as(operator), { personId });
  expect(await readFactors(as('lan'))).toEqual({ appSince: null, passkeys: [], recoveryCodesLeft: 0 });
  expect(await readSession(as(null), sessionId)).toBeNull();
});
