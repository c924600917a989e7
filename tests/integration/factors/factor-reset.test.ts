import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { operator } from '#core/people/operator.ts';
import type { Actor } from '#core/people/roles.ts';
import { findActor } from '#db/queries/people/people.ts';
import { hasSecondFactor } from '#db/queries/sessions/second-factors.ts';
import { putSetting } from '#db/queries/settings/settings.ts';
import { audit } from '#db/schema/audit.ts';
import { deliveries } from '#db/schema/deliveries.ts';
import { people } from '#db/schema/people.ts';
import { rightsRequests } from '#db/schema/rights-requests.ts';
import { createSecretCipher } from '#platform/auth/encrypt-secret.ts';
import { hashPassword } from '#platform/passwords/passwords.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { sessionFor } from '#tests/support/workflow/admitted.ts';
import { enrolAuthenticator } from '#tests/support/workflow/enrol-authenticator.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import type { Context } from '#usecases/context.ts';
import { askFactorReset } from '#usecases/factors/ask-factor-reset.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { confirmRequest } from '#usecases/people/confirm-request.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { declineRequest } from '#usecases/people/decline-request.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { listRightsRequests } from '#usecases/people/list-rights-requests.ts';
import { readPerson } from '#usecases/people/read-person.ts';
import { writeAccountMail } from '#usecases/people/shared/write-account-mail.ts';
import { withdrawRequest } from '#usecases/people/withdraw-request.ts';
import { readEnrollingSession } from '#usecases/sessions/read-enrolling-session.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';

const password = 'mưa rào tháng bảy';
const passwordHash = await hashPassword(password);
const sealer = createSecretCipher('a secret of the site that is long enough');
const reason = 'Mất điện thoại, đã gặp tận mặt';

let database: FreshDatabase;
let newsroom: Newsroom;
/** A second administrator. */
let loan: Actor;

const as = (actor: Actor): Context => ({ ...newsroom.as(null), actor, sealer });
const stale = (actor: Actor): Context => ({
  ...as(actor),
  session: { id: actor.id, authenticatedAt: new Date(Date.now() - 11 * 60_000) },
});
const failsWith = (code: string) => expect.objectContaining({ code });
const hasFactor = ({ id }: Actor) => hasSecondFactor(database.db, id);
const request = async (requestId: string) =>
  (await database.db.select().from(rightsRequests).where(eq(rightsRequests.id, requestId)))[0];

/** The audit of a person, oldest first. */
const actsOn = ({ id }: Actor) =>
  database.db.select().from(audit).where(eq(audit.subjectId, id)).orderBy(audit.seq);

async function ask(by: Actor, about: Actor): Promise<string> {
  return (await askFactorReset(as(by), { personId: about.id, reason })).requestId;
}

async function giveRole(actor: Actor, role: 'admin' | 'managing_editor'): Promise<void> {
  const roles = [...actor.roles, { role, sectionId: null }];
  await changeRights(as(operator), { personId: actor.id, roles, grants: [...actor.grants] });
}

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  const made = await createPerson(newsroom.as('quan'), {
    ...{ kind: 'staff', name: 'Loan', email: 'loan@toasoan.example' },
  });
  await changeRights(as(operator), { personId: made.id, roles: [{ role: 'admin', sectionId: null }] });
  loan = (await findActor(database.db, made.id)) ?? loan;
  await database.db.update(people).set({ passwordHash });
  await enrolAuthenticator(as(newsroom.people.lan));
});

describe('a person who lost the second factor', () => {
  test('is reset by two people: factors and sessions end, a mail is sent, and the audit names both', async () => {
    const { quan, tam, lan } = newsroom.people;
    const { sessionId } = await sessionFor(as(lan), lan.id);
    const requestId = await ask(quan, lan);
    expect(await hasFactor(lan)).toBe(true);
    expect(await listRightsRequests(as(tam))).toMatchObject([
      { id: requestId, kind: 'factors', personEmail: 'lan@toasoan.example', reason, mayDecide: { ok: true } },
    ]);
    await database.db.delete(deliveries);

    await confirmRequest(as(tam), { requestId });
    expect(await hasFactor(lan)).toBe(false);
    expect(await readSession(as(lan), sessionId)).toBeNull();
    expect(await listRightsRequests(as(tam))).toEqual([]);
    const rows = await actsOn(lan);
    expect(rows.slice(-2)).toMatchObject([
      { action: 'factor.ask_reset', actorId: quan.id, detail: { requestId, reason } },
      { action: 'factor.confirm_reset', actorId: tam.id, detail: { requestId, requestedBy: quan.id } },
    ]);
    const [delivery, ...more] = await database.db.select().from(deliveries);
    if (delivery === undefined) throw new Error('There is no mail.');
    expect(more).toEqual([]);
    const mail = await writeAccountMail(as(lan), delivery);
    expect(mail).toMatchObject({ to: 'lan@toasoan.example', subject: 'Bước thứ hai của bạn đã bị xóa' });
    expect(mail?.text).toContain(`do ${quan.name} yêu cầu và ${tam.name} xác nhận`);
  });

  test('must enrol a new factor at the next sign-in if the role requires one', async () => {
    const { quan, tam, lan } = newsroom.people;
    await database.db.transaction((tx) => putSetting(tx, 'secondFactorRoles', ['journalist']));
    await confirmRequest(as(tam), { requestId: await ask(quan, lan) });
    const reached = await signInWithPassword(newsroom.as(null), { email: 'lan@toasoan.example', password });
    if (!('sessionId' in reached)) throw new Error('A second factor is asked for that is gone.');
    expect(await readSession(newsroom.as(null), reached.sessionId)).toBeNull();
    expect(await readEnrollingSession(newsroom.as(null), reached.sessionId)).not.toBeNull();
  });

  test('gains and loses no rights by the reset', async () => {
    const { quan, tam, lan } = newsroom.people;
    const requestId = await ask(quan, lan);
    await changeRights(as(quan), { personId: lan.id, roles: [] });
    await confirmRequest(as(tam), { requestId });
    expect((await findActor(database.db, lan.id))?.roles).toEqual([]);
  });

  test('may have a role request open at the same time, and neither replaces the other', async () => {
    const { quan, tam, lan } = newsroom.people;
    const roles = [...lan.roles, { role: 'legal' as const, sectionId: null }];
    const { requestId: forRight } = await changeRights(as(quan), { personId: lan.id, roles });
    const first = await ask(quan, lan);
    const second = await ask(loan, lan);
    expect((await request(first))?.state).toBe('replaced');
    await confirmRequest(as(tam), { requestId: second });
    expect((await request(forRight ?? ''))?.state).toBe('open');
    expect((await findActor(database.db, lan.id))?.roles).toEqual(lan.roles);
  });
});

describe('the rules of a reset', () => {
  test('neither the requester, the person nor a person without the right may confirm', async () => {
    const { quan, lan, thu, huy } = newsroom.people;
    const requestId = await ask(quan, lan);
    await giveRole(lan, 'managing_editor');
    const lanNow = (await findActor(database.db, lan.id)) ?? lan;
    for (const [actor, code] of [
      [quan, 'rights.own-request'],
      [lanNow, 'rights.for-yourself'],
      [thu, 'action.not-your-role'],
      [huy, 'action.not-your-role'],
      // The context has a right that the database does not.
      [{ ...huy, roles: [{ role: 'admin', sectionId: null }] } as Actor, 'action.not-your-role'],
    ] as const)
      await expect(confirmRequest(as(actor), { requestId })).rejects.toEqual(failsWith(code));
    expect(await hasFactor(lan)).toBe(true);
  });

  test('only an administrator requests it with a reason, and both people need a fresh proof', async () => {
    const { quan, tam, lan, thu } = newsroom.people;
    const input = { personId: lan.id, reason };
    for (const actor of [tam, thu, lan])
      await expect(askFactorReset(as(actor), input)).rejects.toEqual(failsWith('action.not-your-role'));
    await expect(askFactorReset(stale(quan), input)).rejects.toEqual(failsWith('auth.reauthenticate'));
    await expect(askFactorReset(as(quan), { ...input, reason: '  ' })).rejects.toEqual(
      failsWith('request.invalid'),
    );
    const requestId = await ask(quan, lan);
    await expect(confirmRequest(stale(tam), { requestId })).rejects.toEqual(failsWith('auth.reauthenticate'));
    expect(await hasFactor(lan)).toBe(true);
  });

  test('resetting an administrator needs a second administrator, also if the role came later', async () => {
    const { quan, tam, lan, huy } = newsroom.people;
    await giveRole(huy, 'admin');
    await enrolAuthenticator(as(loan));
    const forLoan = await ask(quan, loan);
    await expect(confirmRequest(as(tam), { requestId: forLoan })).rejects.toEqual(
      failsWith('rights.needs-admin'),
    );
    const forLan = await ask(quan, lan);
    await giveRole(lan, 'admin');
    await expect(confirmRequest(as(tam), { requestId: forLan })).rejects.toEqual(
      failsWith('rights.needs-admin'),
    );
    await confirmRequest(as(loan), { requestId: forLan });
    expect(await hasFactor(lan)).toBe(false);
  });

  test('without a second person who could confirm it cannot be requested, and the page says so', async () => {
    const { quan, tam, lan } = newsroom.people;
    await enrolAuthenticator(as(tam));
    await disablePerson(as(quan), { personId: loan.id });
    // The managing editor can confirm for others, but no one can confirm for the managing editor.
    expect((await readPerson(as(quan), { personId: lan.id })).hasDecider).toBe(true);
    expect((await readPerson(as(quan), { personId: tam.id })).hasDecider).toBe(false);
    await expect(ask(quan, tam)).rejects.toEqual(failsWith('factor.no-second-person'));
    expect(await database.db.select().from(rightsRequests)).toEqual([]);
  });

  test('an own reset, one for an unknown or disabled person, or without a factor is refused', async () => {
    const { quan, huy, lan } = newsroom.people;
    await enrolAuthenticator(as(quan));
    await expect(ask(quan, quan)).rejects.toEqual(failsWith('factor.own-reset'));
    await expect(ask(quan, huy)).rejects.toEqual(failsWith('factor.not-found'));
    await expect(askFactorReset(as(quan), { personId: crypto.randomUUID(), reason })).rejects.toEqual(
      failsWith('people.not-found'),
    );
    const requestId = await ask(quan, lan);
    await disablePerson(as(quan), { personId: lan.id });
    await expect(ask(quan, lan)).rejects.toEqual(failsWith('people.disabled'));
    await expect(confirmRequest(as(loan), { requestId })).rejects.toEqual(failsWith('people.disabled'));
  });

  test('a request lapses when its requester loses the right', async () => {
    const { quan, tam, lan } = newsroom.people;
    const requestId = await ask(loan, lan);
    await disablePerson(as(quan), { personId: loan.id });
    await expect(confirmRequest(as(tam), { requestId })).rejects.toEqual(failsWith('rights.requester-gone'));
    expect(await hasFactor(lan)).toBe(true);
  });
});

describe('a request', () => {
  test('confirmed concurrently is carried out once, with one mail', async () => {
    const { quan, tam, lan } = newsroom.people;
    const requestId = await ask(quan, lan);
    await database.db.delete(deliveries);
    const answers = await Promise.allSettled(
      [tam, loan, tam, loan].map((actor) => confirmRequest(as(actor), { requestId })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toEqual(failsWith('rights.already-decided'));
    expect(await database.db.select().from(deliveries)).toHaveLength(1);
  });

  test.each([
    [
      'declines',
      (requestId: string) => declineRequest(as(loan), { requestId, reason: 'Chưa gặp' }),
      'factor.decline_reset',
    ],
    [
      'withdraws it',
      (requestId: string) => withdrawRequest(as(newsroom.people.quan), { requestId }),
      'factor.withdraw_reset',
    ],
  ] as const)('confirmed by one person while another %s has one outcome', async (_, other, action) => {
    const { quan, tam, lan } = newsroom.people;
    const requestId = await ask(quan, lan);
    const [confirmed] = await Promise.allSettled([confirmRequest(as(tam), { requestId }), other(requestId)]);
    const state = (await request(requestId))?.state;
    expect(state === 'confirmed').toBe(confirmed.status === 'fulfilled');
    expect(await hasFactor(lan)).toBe(state !== 'confirmed');
    const rows = await actsOn(lan);
    expect(rows.at(-1)?.action).toBe(state === 'confirmed' ? 'factor.confirm_reset' : action);
  });
});
