import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { operator } from '#core/people/operator.ts';
import type { Actor, HeldRole } from '#core/people/roles.ts';
import { findActor } from '#db/queries/people/people.ts';
import { deliveries } from '#db/schema/deliveries.ts';
import { notifications } from '#db/schema/notifications.ts';
import { rightsRequests } from '#db/schema/rights-requests.ts';
import { createSecretCipher } from '#platform/auth/encrypt-secret.ts';
import type { Mail, Mailer } from '#platform/mail/mailer.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { enrolAuthenticator } from '#tests/support/workflow/enrol-authenticator.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import type { Context } from '#usecases/context.ts';
import { askFactorReset } from '#usecases/factors/ask-factor-reset.ts';
import { resetFactors } from '#usecases/factors/reset-factors.ts';
import { countUnread } from '#usecases/notifications/count-unread.ts';
import { deliverMails } from '#usecases/notifications/deliver-mails.ts';
import { listNotifications } from '#usecases/notifications/list-notifications.ts';
import { readPreferences } from '#usecases/notifications/read-preferences.ts';
import { savePreferences } from '#usecases/notifications/save-preferences.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { confirmRequest } from '#usecases/people/confirm-request.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { declineRequest } from '#usecases/people/decline-request.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { withdrawRequest } from '#usecases/people/withdraw-request.ts';

const sealer = createSecretCipher('a secret of the site that is long enough');
const reason = 'Mất điện thoại, đã gặp tận mặt';

let database: FreshDatabase;
let newsroom: Newsroom;
let mails: Mail[];
/** A second administrator, and a second managing editor. */
let loan: Actor;
let vinh: Actor;

const mailer: Mailer = {
  kind: 'smtp',
  where: 'test',
  async send(mail) {
    mails.push(mail);
  },
  listCaught: async () => [],
};
const anonymous = (): Context => ({ ...newsroom.as(null), sealer, mailer });
const as = (actor: Actor): Context => ({ ...anonymous(), actor });

async function hire(name: string, role: HeldRole['role']): Promise<Actor> {
  const { id } = await createPerson(as(newsroom.people.quan), {
    ...{ kind: 'staff', name, email: `${name}@toasoan.example` },
  });
  await changeRights(as(operator), { personId: id, roles: [{ role, sectionId: null }] });
  return now({ id });
}

/** The person with the current rights. */
async function now({ id }: Pick<Actor, 'id'>): Promise<Actor> {
  const actor = await findActor(database.db, id);
  if (actor === null) throw new Error('There is no such account.');
  return actor;
}

async function ask(by: Actor, about: Actor): Promise<string> {
  return (await askFactorReset(as(by), { personId: about.id, reason })).requestId;
}

/** The names of the notified people, one for each notification. */
async function notified(): Promise<string[]> {
  const rows = await database.db.select().from(notifications).where(eq(notifications.kind, 'factor_reset'));
  const staff = [...Object.values(newsroom.people), loan, vinh];
  return rows.map(({ personId }) => staff.find(({ id }) => id === personId)?.name ?? personId).sort();
}

const unread = async (actor: Actor) => countUnread(as(await now(actor)));

/** Delivers due mails and returns them. */
async function deliver(): Promise<Mail[]> {
  newsroom.setNow(new Date(Date.now() + 60_000));
  while ((await deliverMails(anonymous())) > 0);
  newsroom.setNow(null);
  return mails.splice(0);
}

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  loan = await hire('loan', 'admin');
  vinh = await hire('vinh', 'managing_editor');
  await enrolAuthenticator(as(newsroom.people.lan));
  // Removes the invitations of these two people.
  await database.db.delete(deliveries);
  mails = [];
});

describe('notification of a requested factor reset', () => {
  test('goes to all who may confirm it, except the requester, the person and disabled people', async () => {
    const { quan, tam, lan } = newsroom.people;
    await changeRights(as(operator), {
      ...{ personId: lan.id, roles: [...lan.roles, { role: 'managing_editor', sectionId: null }] },
    });
    await disablePerson(as(quan), { personId: vinh.id });
    await ask(quan, lan);
    expect(await notified()).toEqual(['loan', 'tam']);
    const { items } = await listNotifications(as(tam), {});
    expect(items).toMatchObject([
      { kind: 'factor_reset', actorName: 'quan', detail: { personId: lan.id, title: 'lan' }, readAt: null },
    ]);
    for (const actor of [tam, loan]) expect(await unread(actor)).toBe(1);
    for (const actor of [quan, lan]) expect(await unread(actor)).toBe(0);
  });

  test('goes only to administrators if the person is one', async () => {
    const { quan, huy } = newsroom.people;
    await changeRights(as(operator), { personId: huy.id, roles: [{ role: 'admin', sectionId: null }] });
    await enrolAuthenticator(as(loan));
    await ask(quan, loan);
    expect(await notified()).toEqual(['huy']);
  });

  test('goes by e-mail with a link to the person’s page, without the reason and the address', async () => {
    const { quan, lan } = newsroom.people;
    await ask(quan, lan);
    const sent = await deliver();
    expect(sent.map(({ to, subject }) => [to, subject]).sort()).toEqual(
      ['loan', 'tam', 'vinh'].map((name) => [`${name}@toasoan.example`, 'Xin xóa bước thứ hai: lan']),
    );
    for (const { text, html } of sent) {
      expect(text).toContain(`/desk/admin/people/${lan.id}\n`);
      expect(text).toContain('quan xin xóa bước thứ hai của người này');
      expect(html).toContain('>Mở trang của người này</a>');
      for (const word of ['Mất điện thoại', 'lan@toasoan.example']) expect(text + html).not.toContain(word);
    }
  });

  test('follows the preferences of each recipient, who sees the option only with the right role', async () => {
    const { quan, tam, lan, thu } = newsroom.people;
    const { preferences, kinds } = await readPreferences(as(tam));
    expect(kinds).toContain('factor_reset');
    expect((await readPreferences(as(thu))).kinds).not.toContain('factor_reset');
    const channels = { factor_reset: { desk: true, email: false, digest: false } };
    await savePreferences(as(tam), { ...preferences, channels });
    await ask(quan, lan);
    expect((await deliver()).map(({ to }) => to).sort()).toEqual([
      'loan@toasoan.example',
      'vinh@toasoan.example',
    ]);
    expect(await unread(tam)).toBe(1);
  });

  test('is written in the transaction of the request', async () => {
    const { quan, lan } = newsroom.people;
    const { db } = database;
    const failing = Object.create(db, {
      transaction: {
        value: (work: Parameters<typeof db.transaction>[0]) =>
          db.transaction(async (tx) => {
            await work(tx);
            throw new Error('The database failed.');
          }),
      },
    }) as typeof db;
    const input = { personId: lan.id, reason };
    await expect(askFactorReset({ ...as(quan), db: failing }, input)).rejects.toThrow('failed');
    await expect(ask(quan, newsroom.people.huy)).rejects.toMatchObject({ code: 'factor.not-found' });
    for (const table of [rightsRequests, notifications, deliveries])
      expect(await db.select().from(table)).toEqual([]);
  });

  test('is sent once for each open request, also if two people request concurrently', async () => {
    const { quan, tam, lan } = newsroom.people;
    const [byQuan, byLoan] = await Promise.all([ask(quan, lan), ask(loan, lan)]);
    const rows = await database.db.select().from(rightsRequests).where(eq(rightsRequests.state, 'open'));
    expect(rows).toHaveLength(1);
    const isQuans = rows[0]?.id === byQuan;
    expect([byQuan, byLoan]).toContain(rows[0]?.id);
    for (const actor of [tam, vinh, isQuans ? loan : quan]) expect(await unread(actor)).toBe(1);
    expect(await unread(isQuans ? quan : loan)).toBe(0);
  });
});

describe('a reset request that is settled', () => {
  test.each<[string, (requestId: string) => Promise<unknown>]>([
    ['it was confirmed', (requestId) => confirmRequest(as(vinh), { requestId })],
    ['it was declined', (requestId) => declineRequest(as(vinh), { requestId, reason: 'Chưa gặp' })],
    ['it was withdrawn', (requestId) => withdrawRequest(as(newsroom.people.quan), { requestId })],
    ['the operator reset it', () => resetFactors(as(operator), { personId: newsroom.people.lan.id })],
  ])('because %s: its notification is read and its mail is not sent', async (_, settle) => {
    const { quan, tam, lan } = newsroom.people;
    await settle(await ask(quan, lan));
    for (const actor of [tam, loan, vinh]) expect(await unread(actor)).toBe(0);
    const sent = await deliver();
    expect(sent.filter(({ subject }) => subject.startsWith('Xin xóa'))).toEqual([]);
    // The notification stays in the list.
    expect((await listNotifications(as(tam), { kind: 'factor_reset' })).items).toHaveLength(1);
  });

  test('by a reset on the server can no longer be confirmed', async () => {
    const { quan, tam, lan } = newsroom.people;
    const requestId = await ask(quan, lan);
    await resetFactors(as(operator), { personId: lan.id });
    await enrolAuthenticator(as(lan));
    await expect(confirmRequest(as(tam), { requestId })).rejects.toMatchObject({
      code: 'rights.already-decided',
    });
  });

  test('for a person without the right to confirm is hidden, and not mailed', async () => {
    const { quan, tam, lan } = newsroom.people;
    await ask(quan, lan);
    await changeRights(as(operator), { personId: tam.id, roles: [{ role: 'journalist', sectionId: null }] });
    expect(await unread(tam)).toBe(0);
    expect((await listNotifications(as(await now(tam)), {})).items).toEqual([]);
    expect((await deliver()).map(({ to }) => to)).not.toContain('tam@toasoan.example');
  });
});
