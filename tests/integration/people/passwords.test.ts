import { beforeEach, describe, expect, test } from 'vitest';
import { accountLinkLifeMs } from '#core/people/account-links.ts';
import { operator } from '#core/people/operator.ts';
import type { Actor } from '#core/people/roles.ts';
import { findActor } from '#db/queries/people/people.ts';
import type { Mail, Mailer } from '#platform/mail/mailer.ts';
import { MailFailure } from '#platform/mail/mailer.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { hashCheaply } from '#tests/support/database/hash-cheaply.ts';
import { lockRows, THE_AUDIT_HEAD, untilWaiting } from '#tests/support/database/races.ts';
import { admitted } from '#tests/support/workflow/admitted.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { searchAudit } from '#usecases/audit/search-audit.ts';
import type { Context } from '#usecases/context.ts';
import { deliverMails } from '#usecases/notifications/deliver-mails.ts';
import { askForReset } from '#usecases/passwords/ask-for-reset.ts';
import { changeOwnPassword } from '#usecases/passwords/change-own-password.ts';
import { choosePasswordByLink } from '#usecases/passwords/choose-password-by-link.ts';
import { readAccountLink } from '#usecases/passwords/read-account-link.ts';
import { sendReset } from '#usecases/passwords/send-reset.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { invitePerson } from '#usecases/people/invite-person.ts';
import { readPerson } from '#usecases/people/read-person.ts';
import { showAccountLink } from '#usecases/people/show-account-link.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { signInWithPassword } from '#usecases/sessions/sign-in-with-password.ts';

const email = 'mai@toasoan.example';
const good = 'ba con mèo qua sông';
const better = 'mưa rào tháng bảy trên mái tôn';

let database: FreshDatabase;
let newsroom: Newsroom;
let mails: Mail[];
let personId: string;
/** Failures of the mail server for the next mails. */
let refusals: MailFailure[];

const mailer: Mailer = {
  kind: 'smtp',
  where: 'test',
  async send(mail) {
    const refusal = refusals.shift();
    if (refusal) throw refusal;
    mails.push(mail);
  },
  listCaught: async () => [],
};
const anonymous = (): Context => ({ ...newsroom.as(null), mailer });
const as = (actor: Actor): Context => ({ ...anonymous(), actor });
const failsWith = (code: string) => expect.objectContaining({ code });
const refusedFor = (code: string) =>
  expect.objectContaining({ details: { fieldErrors: { password: code } } });
const signIn = (password: string) => admitted(signInWithPassword(anonymous(), { email, password }));

async function deliver(): Promise<Mail[]> {
  while ((await deliverMails(anonymous())) > 0);
  return mails.splice(0);
}

/** The secret of the only mailed link. */
async function mailedSecret(): Promise<string> {
  const [mail, ...more] = await deliver();
  expect(more).toEqual([]);
  expect(mail?.to).toBe(email);
  const secret = /\/sign-in\/password#([\w-]+)/.exec(mail?.text ?? '')?.[1];
  if (secret === undefined) throw new Error(`no link in: ${mail?.text}`);
  expect(mail?.html).toContain(secret);
  return secret;
}

async function forget(input = email): Promise<void> {
  await sendReset(anonymous(), await askForReset(anonymous(), { email: input }));
}

/** A person who accepted the invitation. */
async function join(): Promise<Actor> {
  await choosePasswordByLink(anonymous(), { secret: await mailedSecret(), password: good });
  await deliver();
  const actor = await findActor(database.db, personId);
  if (actor === null) throw new Error('There is no such account.');
  return actor;
}

hashCheaply();
beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  mails = [];
  refusals = [];
  ({ id: personId } = await createPerson(newsroom.as('quan'), {
    kind: 'staff',
    name: 'Nguyễn Thị Mai',
    email,
  }));
});

describe('an invitation', () => {
  test('is mailed to the new person and works once', async () => {
    await expect(signIn(good)).rejects.toEqual(failsWith('auth.wrong-credentials'));
    const secret = await mailedSecret();
    expect(await readAccountLink(anonymous(), { secret })).toEqual({
      kind: 'invitation',
      name: 'Nguyễn Thị Mai',
      email,
    });
    await choosePasswordByLink(anonymous(), { secret, password: good });
    await expect(signIn(good)).resolves.toBeDefined();
    await expect(choosePasswordByLink(anonymous(), { secret, password: better })).rejects.toEqual(
      failsWith('password.link-not-valid'),
    );
    await expect(readAccountLink(anonymous(), { secret })).rejects.toEqual(
      failsWith('password.link-not-valid'),
    );
    const [notice] = await deliver();
    expect(notice?.subject).toBe('Mật khẩu của bạn đã đổi');
  });

  test('expires after three days, and a newer one replaces it', async () => {
    const first = await mailedSecret();
    await invitePerson(newsroom.as('quan'), { personId });
    const second = await mailedSecret();
    await expect(readAccountLink(anonymous(), { secret: first })).rejects.toEqual(
      failsWith('password.link-not-valid'),
    );
    expect((await readPerson(newsroom.as('quan'), { personId })).invitedUntil).not.toBeNull();
    newsroom.setNow(new Date(Date.now() + accountLinkLifeMs.invitation + 1));
    await expect(choosePasswordByLink(anonymous(), { secret: second, password: good })).rejects.toEqual(
      failsWith('password.link-not-valid'),
    );
    expect((await readPerson(newsroom.as('quan'), { personId })).invitedUntil).toBeNull();
  });

  test('is sent by administrators only, and not to people with a password or disabled people', async () => {
    await expect(invitePerson(newsroom.as('tam'), { personId })).rejects.toEqual(
      failsWith('action.not-your-role'),
    );
    await join();
    await expect(invitePerson(newsroom.as('quan'), { personId })).rejects.toEqual(
      failsWith('people.already-joined'),
    );
    await disablePerson(newsroom.as('quan'), { personId });
    await expect(invitePerson(newsroom.as('quan'), { personId })).rejects.toEqual(
      failsWith('people.disabled'),
    );
  });

  test('ends when the person is disabled', async () => {
    const secret = await mailedSecret();
    await disablePerson(newsroom.as('quan'), { personId });
    await expect(choosePasswordByLink(anonymous(), { secret, password: good })).rejects.toEqual(
      failsWith('password.link-not-valid'),
    );
  });

  test('has a link that only the operator can display, and administrators cannot set a password', async () => {
    const puppet = { kind: 'staff', name: 'Rối', email: 'roi@toasoan.example', password: good };
    await expect(createPerson(newsroom.as('quan'), puppet)).rejects.toEqual(
      failsWith('action.not-your-role'),
    );
    await expect(showAccountLink(newsroom.as('quan'), { personId })).rejects.toEqual(
      failsWith('action.not-your-role'),
    );
    const { url, kind } = await showAccountLink(as(operator), { personId });
    expect(kind).toBe('invitation');
    await choosePasswordByLink(anonymous(), { secret: url.split('#')[1] ?? '', password: good });
    await expect(signIn(good)).resolves.toBeDefined();
  });

  test('has its secret only in the mail, and a retried mail has a working one', async () => {
    refusals = [new MailFailure('try later', { isFinal: false, status: 451 })];
    expect(await deliver()).toEqual([]);
    newsroom.setNow(new Date(Date.now() + 60 * 60_000));
    const secret = await mailedSecret();
    const { rows } = await database.pool.query(
      `select row_to_json(d)::text as row from deliveries d union all
       select row_to_json(l)::text from account_links l union all select row_to_json(a)::text from audit a`,
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
    await expect(readAccountLink(anonymous(), { secret })).resolves.toBeDefined();
  });
});

describe('a forgotten password', () => {
  test('is reset by a mailed link, which ends every session and notifies the person', async () => {
    await join();
    const { sessionId } = await signIn(good);
    await forget(email.toUpperCase());
    const secret = await mailedSecret();
    await expect(signIn(good)).resolves.toBeDefined();
    await choosePasswordByLink(anonymous(), { secret, password: better });
    expect(await readSession(anonymous(), sessionId)).toBeNull();
    await expect(signIn(good)).rejects.toEqual(failsWith('auth.wrong-credentials'));
    await expect(signIn(better)).resolves.toBeDefined();
    const [notice] = await deliver();
    expect(notice?.text).toContain('127.0.0.1');
    expect(notice?.text).not.toContain(secret);
  });

  test('is reset once by concurrent uses of one link', async () => {
    await join();
    await forget();
    const secret = await mailedSecret();
    const ends = await Promise.allSettled(
      Array.from({ length: 10 }, (_, each) =>
        choosePasswordByLink(anonymous(), { secret, password: `${better} ${each}` }),
      ),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) {
      if (end.status === 'rejected') expect(end.reason).toEqual(failsWith('password.link-not-valid'));
    }
    const winner = ends.findIndex(({ status }) => status === 'fulfilled');
    await expect(signIn(`${better} ${winner}`)).resolves.toBeDefined();
    expect(await deliver()).toHaveLength(1);
  });

  test('has a link that expires after half an hour, and an expired mail is not sent', async () => {
    await join();
    await forget();
    const secret = await mailedSecret();
    await forget();
    newsroom.setNow(new Date(Date.now() + accountLinkLifeMs.reset + 1));
    await expect(choosePasswordByLink(anonymous(), { secret, password: better })).rejects.toEqual(
      failsWith('password.link-not-valid'),
    );
    expect(await deliver()).toEqual([]);
  });

  test('gets the same response but no mail for unknown, disabled and passwordless accounts', async () => {
    await deliver();
    await forget('ai-do@nowhere.example');
    await forget();
    await disablePerson(newsroom.as('quan'), { personId });
    await forget();
    expect(await deliver()).toEqual([]);
  });

  test('can be requested five times an hour per account, known or not, and twenty per address', async () => {
    for (const account of [email, 'ai-do@nowhere.example']) {
      for (let each = 0; each < 5; each += 1) await askForReset(anonymous(), { email: account });
      await expect(askForReset(anonymous(), { email: account })).rejects.toEqual(
        failsWith('auth.too-many-attempts'),
      );
    }
    for (let each = 0; each < 8; each += 1)
      await askForReset(anonymous(), { email: `${each}@nowhere.example` });
    await expect(askForReset(anonymous(), { email: 'them@nowhere.example' })).rejects.toEqual(
      failsWith('auth.too-many-attempts'),
    );
  });
});

describe('a password checked during its replacement', () => {
  test.each([
    ['is refused at sign-in', 'auth.wrong-credentials', () => signIn(good)],
    [
      'is refused for a password change',
      'password.wrong',
      (mai: Actor) => changeOwnPassword(as(mai), { current: good, password: `${good} nữa` }),
    ],
  ])('%s', async (_what, code, late) => {
    const mai = await join();
    await forget();
    const secret = await mailedSecret();
    const letGo = await lockRows(database.connectionString, THE_AUDIT_HEAD);
    const choosing = choosePasswordByLink(anonymous(), { secret, password: better });
    await untilWaiting(database.db, 1);
    const refused = expect(late(mai)).rejects.toEqual(failsWith(code));
    await untilWaiting(database.db, 2);
    await letGo();
    await choosing;
    await refused;
    await expect(signIn(better)).resolves.toBeDefined();
  });
});

describe('the password of a signed-in person', () => {
  test('is changed with the old one; other sessions end, and this browser gets a new one', async () => {
    const mai = await join();
    const [here, there] = [await signIn(good), await signIn(good)];
    await expect(changeOwnPassword(as(mai), { current: 'sai', password: better })).rejects.toEqual(
      failsWith('password.wrong'),
    );
    const { sessionId } = await changeOwnPassword(as(mai), { current: good, password: better });
    for (const old of [here, there]) {
      expect(old.sessionId).not.toBe(sessionId);
      expect(await readSession(anonymous(), old.sessionId)).toBeNull();
    }
    expect((await readSession(anonymous(), sessionId))?.actor.id).toBe(personId);
    expect(await deliver()).toHaveLength(1);
    const { acts } = await searchAudit(newsroom.as('quan'));
    const chosen = acts.filter(({ action }) => action === 'session.choose_password');
    expect(chosen.map(({ detail }) => detail)).toEqual([{ by: 'own' }, { by: 'invitation' }]);
  });

  test('ends a reset link when it is changed', async () => {
    const mai = await join();
    await forget();
    const secret = await mailedSecret();
    await changeOwnPassword(as(mai), { current: good, password: better });
    await expect(choosePasswordByLink(anonymous(), { secret, password: good })).rejects.toEqual(
      failsWith('password.link-not-valid'),
    );
  });

  test('has limited guesses, and cannot be changed on a site with another sign-in', async () => {
    const mai = await join();
    for (let each = 0; each < 10; each += 1) {
      await changeOwnPassword(as(mai), { current: 'sai', password: better }).catch(() => {});
    }
    await expect(changeOwnPassword(as(mai), { current: good, password: better })).rejects.toEqual(
      failsWith('auth.too-many-attempts'),
    );
    await expect(changeOwnPassword(newsroom.as('lan'), { current: good, password: better })).rejects.toEqual(
      failsWith('password.none'),
    );
  });
});

test('checks of refused passwords are limited', async () => {
  const secret = await mailedSecret();
  const tryOut = () => choosePasswordByLink(anonymous(), { secret, password: 'matkhau123' });
  for (let each = 0; each < 30; each += 1) {
    await expect(tryOut()).rejects.toEqual(refusedFor('password.common'));
  }
  await expect(tryOut()).rejects.toEqual(failsWith('auth.too-many-attempts'));
});

test('a refused password keeps the link valid and has its reason', async () => {
  const secret = await mailedSecret();
  const refuse = (password: string) => choosePasswordByLink(anonymous(), { secret, password });
  await expect(refuse('ngắn')).rejects.toEqual(refusedFor('password.too-short'));
  await expect(refuse('matkhau123')).rejects.toEqual(refusedFor('password.common'));
  await expect(refuse('nguyenthimai1')).rejects.toEqual(refusedFor('password.personal'));
  await expect(refuse('a'.repeat(201))).rejects.toEqual(refusedFor('field.too-long'));
  await expect(refuse(good)).resolves.toEqual({ personId });
});
