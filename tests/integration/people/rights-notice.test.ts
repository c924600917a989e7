import { beforeEach, describe, expect, test } from 'vitest';
import { operator } from '#core/people/operator.ts';
import { rightsRequestLifeMs } from '#core/people/rights-policy.ts';
import type { Actor, HeldRole } from '#core/people/roles.ts';
import { findActor } from '#db/queries/people/people.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import type { Context } from '#usecases/context.ts';
import { countUnread } from '#usecases/notifications/count-unread.ts';
import { forgetOld } from '#usecases/notifications/forget-old.ts';
import { listNotifications } from '#usecases/notifications/list-notifications.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { confirmRequest } from '#usecases/people/confirm-request.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { declineRequest } from '#usecases/people/decline-request.ts';
import { withdrawRequest } from '#usecases/people/withdraw-request.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
/** A second administrator, and a second managing editor. */
let loan: Actor;
let vinh: Actor;

const as = (actor: Actor): Context => ({ ...newsroom.as(null), actor });

async function hire(name: string, role: HeldRole['role']): Promise<Actor> {
  const { id } = await createPerson(as(newsroom.people.quan), {
    ...{ kind: 'staff', name, email: `${name}@toasoan.example` },
  });
  await changeRights(as(operator), { personId: id, roles: [{ role, sectionId: null }] });
  const actor = await findActor(database.db, id);
  if (actor === null) throw new Error('There is no such account.');
  return actor;
}

async function ask(by: Actor, about: Actor, role: HeldRole['role']): Promise<string> {
  const roles = [...about.roles, { role, sectionId: null }];
  const { requestId } = await changeRights(as(by), { personId: about.id, roles, reason: 'Thay người nghỉ' });
  return requestId ?? '';
}

/** The names of the people with an unread notification of it. */
async function notified(): Promise<string[]> {
  const everybody = [...Object.values(newsroom.people), loan, vinh];
  const counts = await Promise.all(everybody.map((actor) => countUnread(as(actor))));
  return everybody.flatMap(({ name }, index) => (counts[index] ? [name] : [])).sort();
}

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  loan = await hire('loan', 'admin');
  vinh = await hire('vinh', 'managing_editor');
});

describe('notification of a rights request', () => {
  test('goes to all who may confirm it, and names the person', async () => {
    const { quan, lan, tam } = newsroom.people;
    await ask(quan, lan, 'managing_editor');
    expect(await notified()).toEqual(['loan', 'tam', 'vinh']);
    const { items } = await listNotifications(as(tam), {});
    expect(items).toMatchObject([
      { kind: 'rights_request', actorName: 'quan', detail: { personId: lan.id, title: 'lan' }, readAt: null },
    ]);
  });

  test('goes only to administrators if the request is for an administrator', async () => {
    const { quan, lan } = newsroom.people;
    await ask(quan, lan, 'admin');
    expect(await notified()).toEqual(['loan']);
  });

  test('is not sent without a request: for removed rights or a change by the operator', async () => {
    const { quan, lan } = newsroom.people;
    const managing = { role: 'managing_editor', sectionId: null } as const;
    await changeRights(as(operator), { personId: lan.id, roles: [...lan.roles, managing] });
    await changeRights(as(quan), { personId: lan.id, roles: [...lan.roles] });
    expect(await notified()).toEqual([]);
  });
});

describe('a rights request that is settled', () => {
  test.each<[string, (requestId: string) => Promise<unknown>]>([
    ['it was confirmed', (requestId) => confirmRequest(as(vinh), { requestId })],
    ['it was declined', (requestId) => declineRequest(as(vinh), { requestId, reason: 'Chưa cần' })],
    ['it was withdrawn', (requestId) => withdrawRequest(as(newsroom.people.quan), { requestId })],
    [
      'it has expired',
      async () => {
        newsroom.setNow(new Date(Date.now() + rightsRequestLifeMs + 1_000));
        await forgetOld(newsroom.as(null));
        newsroom.setNow(null);
      },
    ],
  ])('because %s: its notifications are no longer unread', async (_, settle) => {
    const { quan, lan } = newsroom.people;
    const requestId = await ask(quan, lan, 'managing_editor');
    expect(await notified()).toEqual(['loan', 'tam', 'vinh']);
    await settle(requestId);
    expect(await notified()).toEqual([]);
  });

  test('by a replacement: only the new request notifies', async () => {
    const { quan, lan } = newsroom.people;
    await ask(quan, lan, 'managing_editor');
    await ask(loan, lan, 'admin');
    expect(await notified()).toEqual(['quan']);
  });
});
