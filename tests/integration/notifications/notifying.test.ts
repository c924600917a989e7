import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { gatherMs } from '#core/notifications/notification-channels.ts';
import { notificationText } from '#core/notifications/notification-words.ts';
import { openDatabase } from '#db/client.ts';
import { projectForDesk } from '#db/queries/desk/desk-docs.ts';
import { articles } from '#db/schema/articles.ts';
import { deliveries } from '#db/schema/deliveries.ts';
import { notifications } from '#db/schema/notifications.ts';
import { outbox } from '#db/schema/outbox.ts';
import { personRoles } from '#db/schema/person-roles.ts';
import { sessions } from '#db/schema/sessions.ts';
import { addUserStream } from '#platform/http/user-streams.ts';
import { type CaughtMail, type Mail, type Mailer, MailFailure } from '#platform/mail/mailer.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { listenForNotifications } from '#server/http/notifications-listener.ts';
import { startWorker } from '#server/worker/start-worker.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { sessionFor } from '#tests/support/workflow/admitted.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { actOnAssignment } from '#usecases/assignments/act-on-assignment.ts';
import { createAssignment } from '#usecases/assignments/create-assignment.ts';
import { editAssignment } from '#usecases/assignments/edit-assignment.ts';
import { startThread } from '#usecases/comments/start-thread.ts';
import type { Context } from '#usecases/context.ts';
import { countUnread } from '#usecases/notifications/count-unread.ts';
import { deliverMails } from '#usecases/notifications/deliver-mails.ts';
import { escalateDebts } from '#usecases/notifications/escalate-debts.ts';
import { forgetOld } from '#usecases/notifications/forget-old.ts';
import { gatherDigests } from '#usecases/notifications/gather-digests.ts';
import { listNotifications } from '#usecases/notifications/list-notifications.ts';
import { markRead } from '#usecases/notifications/mark-read.ts';
import { notifyOfEvent } from '#usecases/notifications/notify-of-event.ts';
import { readPreferences } from '#usecases/notifications/read-preferences.ts';
import { savePreferences } from '#usecases/notifications/save-preferences.ts';
import { watchDesk } from '#usecases/notifications/watch-desk.ts';
import { replyFromOutside } from '#usecases/outside/reply.ts';
import { startOutsideThread } from '#usecases/outside/start-thread.ts';
import { revokeSession } from '#usecases/sessions/revoke-session.ts';
import { linkTo, open } from '../outside/outside-links.ts';

type Name = Parameters<Newsroom['as']>[0] & string;

let database: FreshDatabase;
let newsroom: Newsroom;
let mailer: Mailer & { mails: Mail[]; failure: Error | null };

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  mailer = rememberingMailer();
});

/** The worker: no person acts. */
const worker = (): Context => ({ ...newsroom.as(null), mailer });

/** A story by Lan in review on the World desk. */
async function submitted(by: Name = 'lan'): Promise<string> {
  const { id } = await createArticle(newsroom.as(by), { content: contentFor(newsroom) });
  await newsroom.act(by, id, 'submit');
  return id;
}

/** Passes each unprocessed outbox event to the worker's use case, the given number of times. */
async function processOutbox(times = 1): Promise<void> {
  const rows = await database.db
    .select()
    .from(outbox)
    .where(eq(outbox.attempts, 0))
    .orderBy(outbox.createdAt, outbox.id);
  for (const { id, name, payload, createdAt } of rows) {
    const event = { ...payload, event: name, eventId: id, eventAt: createdAt.toISOString() };
    await Promise.all(Array.from({ length: times }, () => notifyOfEvent(worker(), event)));
    await database.db.update(outbox).set({ attempts: 1 }).where(eq(outbox.id, id));
  }
}

async function notificationsOf(name: Name, kind?: string) {
  const { items } = await listNotifications(newsroom.as(name), { kind });
  return items;
}

describe('notifications in the desk', () => {
  test('a submission notifies the editors of its desk, and a return its author, with the headline', async () => {
    const id = await submitted();
    await processOutbox();
    expect(
      (await notificationsOf('thu')).map(({ kind, actorName, headline }) => [kind, actorName, headline]),
    ).toEqual([['submitted', 'lan', contentFor(newsroom).headline]]);
    for (const name of ['binh', 'lan', 'huy', 'tam', 'quan'] as const)
      expect(await notificationsOf(name)).toEqual([]);
    await newsroom.act('thu', id, 'request_changes', { reason: 'Thiếu nguồn' });
    await processOutbox();
    expect((await notificationsOf('lan')).map(({ kind }) => kind)).toEqual(['changes_requested']);
    expect(await countUnread(newsroom.as('lan'))).toBe(1);
  });

  test('a comment through an outside link notifies the link’s creator once, and no other person', async () => {
    const id = await submitted();
    const visit = await open(newsroom, await linkTo(newsroom, id));
    const comment = { ...visit, text: 'Câu này cần nêu nguồn.', commentId: newId() };
    const { id: threadId } = await startOutsideThread(worker(), comment);
    await startOutsideThread(worker(), comment);
    await replyFromOutside(worker(), { ...visit, threadId, text: 'Nguồn ở trang hai.' });
    await processOutbox(2);
    const notices = (await notificationsOf('thu')).filter(({ kind }) => kind === 'mentioned');
    expect(notices.map(({ actorName, detail }) => [actorName, detail.outside])).toEqual([
      [null, 'Luật sư Hà'],
      [null, 'Luật sư Hà'],
    ]);
    expect(notices.map((each) => notificationText(each, 'vi'))[0]).toBe(
      'Luật sư Hà bình luận qua liên kết bạn gửi ra ngoài',
    );
    expect(JSON.stringify(notices)).not.toContain('nêu nguồn');
    for (const name of ['lan', 'phuc', 'tam'] as const)
      expect(await notificationsOf(name, 'mentioned')).toEqual([]);
  });

  test('a mention, an approval and a correction of a live story notify the people concerned', async () => {
    const id = await submitted();
    const { phuc, thu } = newsroom.people;
    await startThread(newsroom.as('lan'), { articleId: id, text: 'Xem giúp', mentionIds: [phuc.id, thu.id] });
    await newsroom.act('thu', id, 'approve');
    await newsroom.act('thu', id, 'publish');
    await processOutbox();
    expect((await notificationsOf('phuc')).map(({ kind }) => kind)).toEqual(['mentioned']);
    expect((await notificationsOf('lan')).map(({ kind }) => kind)).toEqual(['approved']);
    await newsroom.act('phuc', id, 'take_down', {
      notice: { wrongInformation: 'Sai', correctedInformation: 'Đúng', apology: 'Xin lỗi' },
    });
    await processOutbox();
    for (const name of ['lan', 'thu', 'tam'] as const) {
      const [newest] = await notificationsOf(name, 'correction');
      // The text of the story is sealed for them now.
      expect(newest).toMatchObject({ detail: { correction: 'take_down' }, headline: null });
    }
    expect(await notificationsOf('phuc', 'correction')).toEqual([]);
  });

  test('an assignment notification needs only the data of its event', async () => {
    const { huy, thu } = newsroom.people;
    await notifyOfEvent(worker(), {
      ...{ event: 'assignment.assigned', eventId: newId(), eventAt: new Date().toISOString() },
      ...{
        assignmentId: newId(),
        assigneeIds: [huy.id],
        actorId: thu.id,
        articleId: null,
        title: 'Chụp bến phà',
      },
    });
    expect(await notificationsOf('huy')).toMatchObject([
      { kind: 'assigned', detail: { title: 'Chụp bến phà' } },
    ]);
  });

  test('an assignment notification shows the current title while the person is assigned', async () => {
    const { huy, minh } = newsroom.people;
    const options = await createAssignment(newsroom.as('thu'), {
      ...{ title: 'Chụp bến phà', sectionId: newsroom.world, assigneeIds: [huy.id, minh.id] },
    });
    await processOutbox();
    await editAssignment(newsroom.as('thu'), {
      ...{ assignmentId: options.id, baseVersion: options.version, title: 'Chụp bến phà lúc sáng' },
    });
    const detail = { assignmentId: options.id, title: 'Chụp bến phà lúc sáng' };
    expect(await notificationsOf('huy')).toMatchObject([{ kind: 'assigned', detail }]);
    expect(await notificationsOf('minh')).toMatchObject([{ kind: 'assigned', detail }]);
    await actOnAssignment(newsroom.as('minh'), { assignmentId: options.id, action: 'decline' });
    expect((await notificationsOf('minh'))[0]?.detail).toEqual({ assignmentId: options.id });
  });

  test('a private draft notifies only its authors', async () => {
    const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
    const { thu, tam, phuc } = newsroom.people;
    await notifyOfEvent(worker(), {
      ...{ event: 'comment.mentioned', eventId: newId(), eventAt: new Date().toISOString() },
      ...{ articleId: id, actorId: newsroom.people.lan.id, threadId: newId(), commentId: newId() },
      personIds: [thu.id, tam.id, phuc.id],
    });
    expect(await database.db.select().from(notifications)).toEqual([]);
  });
});

describe('each event notifies once', () => {
  test('when the job runs twice, also concurrently', async () => {
    await submitted();
    await processOutbox(4);
    await database.db.update(outbox).set({ attempts: 0 });
    await processOutbox(2);
    expect(await notificationsOf('thu')).toHaveLength(1);
    newsroom.setNow(null);
  });

  test('by two workers on one outbox', async () => {
    const { now, ...rest } = worker();
    const log = createLogger('silent');
    const input = {
      connectionString: database.connectionString,
      services: { ...rest, now: () => new Date() },
      log,
    };
    const workers = await Promise.all([startWorker(input), startWorker(input)]);
    try {
      const ids = await Promise.all(Array.from({ length: 12 }, () => submitted()));
      await expect.poll(() => countUnread(newsroom.as('thu'))).toBeGreaterThanOrEqual(ids.length);
      // Gives a second notification time to appear.
      await sleep(1_500);
      const items = await notificationsOf('thu');
      expect(new Set(items.map(({ articleId }) => articleId))).toEqual(new Set(ids));
      expect(items).toHaveLength(ids.length);
    } finally {
      await Promise.all(workers.map((one) => one.stop()));
    }
  });
});

test('events waiting together are processed without a delay between them', async () => {
  for (let count = 0; count < 12; count += 1) await submitted();
  const { now, ...rest } = worker();
  const one = await startWorker({
    connectionString: database.applicationUrl,
    services: { ...rest, now: () => new Date() },
    log: createLogger('silent'),
  });
  try {
    // A single commit wakes the queue once; polling would take ten seconds for each.
    await expect.poll(() => countUnread(newsroom.as('thu')), { timeout: 40_000 }).toBe(12);
  } finally {
    await one.stop();
  }
});

/** A worker that is sending one mail. `finish` ends the sending. */
async function workerSendingMail(services: Partial<ReturnType<typeof worker>> = {}) {
  const evening = new Date('2026-07-17T15:30:00Z');
  newsroom.setNow(evening);
  const articleId = await submitted();
  await newsroom.act('thu', articleId ?? '', 'request_changes', { reason: 'Thiếu nguồn' });
  await processOutbox();
  const began = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const { stop } = await startWorker({
    connectionString: database.applicationUrl,
    services: {
      ...{ ...worker(), ...services },
      now: () => new Date(evening.getTime() + gatherMs),
      mailer: {
        ...mailer,
        async send() {
          began.resolve();
          await mayEnd.promise;
        },
      },
    },
    log: createLogger('silent'),
  });
  await began.promise;
  return { stop, finish: mayEnd.resolve };
}

test('a mail being sent when the site stops is recorded, and so is sent once', async () => {
  const { db, close } = await openDatabase({ connectionString: database.applicationUrl, maxConnections: 4 });
  const { stop, finish } = await workerSendingMail({ db });
  const stopped = stop().then(close);
  // A slow server, but well within the time limit.
  setTimeout(finish, 2_000);
  await stopped;
  const rows = await database.db.select({ status: deliveries.status }).from(deliveries);
  expect(rows.map(({ status }) => status)).toEqual(['sent']);
});

test('when the site stops during a mail, the waiting mails are left to the next worker', async () => {
  await enableMail('thu');
  const { stop, finish } = await workerSendingMail();
  const stopped = stop();
  finish();
  await stopped;
  const rows = await database.db
    .select({ status: deliveries.status, attempts: deliveries.attempts })
    .from(deliveries);
  expect(rows.toSorted((a, b) => b.attempts - a.attempts)).toEqual([
    { status: 'sent', attempts: 1 },
    { status: 'waiting', attempts: 0 },
  ]);
});

describe('a lost right', () => {
  test('between event and notification: the person is not notified', async () => {
    await submitted();
    await removeRoles('thu');
    await processOutbox();
    expect(
      await database.db
        .select()
        .from(notifications)
        .where(eq(notifications.personId, newsroom.people.thu.id)),
    ).toEqual([]);
  });

  test('after a notification hides it in list and bell, and its mail is not sent', async () => {
    await enableMail('thu');
    await submitted();
    await processOutbox();
    expect(await countUnread(newsroom.as('thu'))).toBe(1);
    await removeRoles('thu');
    const lost: Context = { ...newsroom.as('thu'), actor: { ...newsroom.people.thu, roles: [] } };
    expect(await countUnread(lost)).toBe(0);
    expect((await listNotifications(lost, {})).items).toEqual([]);
    newsroom.setNow(new Date(Date.now() + gatherMs + 1_000));
    await deliverAll();
    expect(mailer.mails).toEqual([]);
    const rows = await database.db.select({ status: deliveries.status }).from(deliveries);
    expect(rows).toEqual([{ status: 'skipped' }]);
  });
});

describe('reading notifications', () => {
  test('marks only the person’s own as read, and not those newer than the screen', async () => {
    await submitted();
    await processOutbox();
    const [mine] = await notificationsOf('thu');
    await markRead(newsroom.as('binh'), { ids: [mine?.id] });
    expect(await countUnread(newsroom.as('thu'))).toBe(1);
    const seen = new Date();
    // The next millisecond at the earliest.
    await expect.poll(() => Date.now()).toBeGreaterThan(seen.getTime());
    await submitted();
    await processOutbox();
    await markRead(newsroom.as('thu'), { until: seen });
    expect(await countUnread(newsroom.as('thu'))).toBe(1);
    expect((await listNotifications(newsroom.as('thu'), { show: 'unread' })).items).toHaveLength(1);
    expect((await listNotifications(newsroom.as('thu'), {})).items).toHaveLength(2);
  });

  test('is paged without gaps or repeats', async () => {
    const { thu } = newsroom.people;
    const at = new Date('2026-07-17T03:00:00Z');
    const rows = Array.from({ length: 120 }, (_, n) => ({
      ...{ id: newId(), eventKey: `n${n}`, personId: thu.id, kind: 'assigned' as const, detail: {} },
      ...{ at: new Date(at.getTime() + Math.floor(n / 4)), inDesk: true, inDigest: false },
    }));
    await database.db.insert(notifications).values(rows);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listNotifications>> = await listNotifications(
        newsroom.as('thu'),
        {
          ...(cursor !== null && { cursor }),
        },
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(await countUnread(newsroom.as('thu'))).toBe(100);
  });

  test('deletes those older than a quarter of a year', async () => {
    await submitted();
    await processOutbox();
    newsroom.setNow(new Date(Date.now() + 89 * 86_400_000));
    expect(await forgetOld(worker())).toBe(0);
    // Pending events in the outbox stay at any age; processed ones are deleted.
    const [one] = await database.db.select().from(outbox).where(isNull(outbox.processedAt));
    await database.db
      .update(outbox)
      .set({ processedAt: new Date() })
      .where(eq(outbox.id, one?.id ?? ''));
    expect(await forgetOld(worker())).toBe(1);
    newsroom.setNow(new Date(Date.now() + 91 * 86_400_000));
    expect(await forgetOld(worker())).toBeGreaterThan(0);
    expect(await notificationsOf('thu')).toEqual([]);
  });
});

describe('a review debt', () => {
  const minutes = (count: number) => new Date(opened.getTime() + count * 60_000);
  const opened = new Date('2026-07-17T16:00:00Z');
  let id: string;

  beforeEach(async () => {
    newsroom.setNow(opened);
    ({ id } = await createArticle(newsroom.as('tam'), { content: contentFor(newsroom) }));
    await newsroom.act('tam', id, 'fast_publish');
    // A second managing editor, who is not at work.
    await database.db.insert(personRoles).values({
      ...{ id: newId(), personId: newsroom.people.binh.id, role: 'managing_editor', sectionId: null },
    });
    const { preferences } = await readPreferences(newsroom.as('binh'));
    await savePreferences(newsroom.as('binh'), { ...preferences, quiet: { from: '22:00', to: '06:00' } });
  });
  const as = (name: 'binh') => ({
    ...newsroom.as(name),
    actor: {
      ...newsroom.people.binh,
      roles: [...newsroom.people.binh.roles, { role: 'managing_editor' as const, sectionId: null }],
    },
  });
  const stagesOf = async (ctx: Context) =>
    (await listNotifications(ctx, {})).items.map(({ detail }) => detail.stage);

  test('notifies the desk’s editors at once, the managing editors after ten minutes, and all after thirty', async () => {
    await escalateDebts(worker());
    expect(await stagesOf(newsroom.as('thu'))).toEqual(['opened']);
    expect(await stagesOf(as('binh'))).toEqual([]);
    newsroom.setNow(minutes(9));
    expect(await escalateDebts(worker())).toBe(0);
    newsroom.setNow(minutes(10));
    await Promise.all([escalateDebts(worker()), escalateDebts(worker())]);
    expect(await stagesOf(as('binh'))).toEqual(['managing']);
    newsroom.setNow(minutes(31));
    await escalateDebts(worker());
    await escalateDebts(worker());
    expect(await stagesOf(newsroom.as('thu'))).toEqual(['everybody', 'opened']);
    expect(await stagesOf(as('binh'))).toEqual(['everybody', 'managing']);
    // Never the person who opened it.
    expect(await stagesOf(newsroom.as('tam'))).toEqual([]);
  });

  test('delays its first mails in quiet hours, but not the last', async () => {
    newsroom.setNow(minutes(10));
    await escalateDebts(worker());
    await deliverAll();
    expect(mailer.mails.map(({ to }) => to)).toEqual([]);
    newsroom.setNow(minutes(30));
    await escalateDebts(worker());
    await deliverAll();
    expect(mailer.mails.map(({ to }) => to).sort()).toEqual(['binh@toasoan.example', 'thu@toasoan.example']);
    expect(mailer.mails[0]?.subject).toMatch(/^Nợ duyệt: /);
  });

  test('does not escalate while its story is withheld, and continues after the release', async () => {
    await newsroom.act('thu', id, 'withhold', { reason: 'Chưa chắc' });
    newsroom.setNow(minutes(31));
    expect(await escalateDebts(worker())).toBe(0);
    expect(await stagesOf(as('binh'))).toEqual([]);
    await actOnArticle(as('binh'), { articleId: id, action: 'release_withheld' });
    expect(await escalateDebts(worker())).toBe(1);
    expect(await stagesOf(newsroom.as('thu'))).toEqual(['everybody']);
  });

  test('is notified regardless of the number of older open ones', async () => {
    await database.db.execute(sql`
      insert into articles overriding system value
      select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'number', a.number + n,
        'debt_opened_at', a.debt_opened_at - interval '1 day'))).*
      from articles a, generate_series(1, 200) n where a.id = ${id}`);
    expect(await escalateDebts(worker())).toBe(201);
    expect(await notificationsOf('thu', 'debt')).toMatchObject([
      { articleId: id, detail: { stage: 'opened' } },
    ]);
    expect(await escalateDebts(worker())).toBe(0);
  });

  test('that was cleared is not escalated, and its notifications count as read', async () => {
    await escalateDebts(worker());
    expect(await countUnread(newsroom.as('thu'))).toBe(1);
    await newsroom.act('thu', id, 'clear_debt');
    await processOutbox();
    expect(await countUnread(newsroom.as('thu'))).toBe(0);
    newsroom.setNow(minutes(40));
    expect(await escalateDebts(worker())).toBe(0);
    await deliverAll();
    expect(mailer.mails).toEqual([]);
  });
});

describe('notifications by e-mail', () => {
  const evening = new Date('2026-07-17T15:30:00Z');

  test('several events of one person are one mail, without those read in the desk', async () => {
    newsroom.setNow(evening);
    const first = await submitted();
    const second = await submitted();
    for (const articleId of [first, second]) {
      await newsroom.act('thu', articleId ?? '', 'request_changes', { reason: 'Thiếu nguồn' });
    }
    await processOutbox();
    await deliverAll();
    expect(mailer.mails).toEqual([]);
    newsroom.setNow(new Date(evening.getTime() + gatherMs));
    await deliverAll();
    expect(mailer.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['lan@toasoan.example', '2 thông báo từ tòa soạn'],
    ]);
    expect(mailer.mails[0]?.text).not.toContain('Thiếu nguồn');
    expect(mailer.mails[0]?.unsubscribeUrl).toBe('http://localhost:3000/desk/account#notifications');

    await newsroom.act('lan', first, 'submit');
    await newsroom.act('thu', first, 'approve');
    await processOutbox();
    const [approved] = await notificationsOf('lan', 'approved');
    await markRead(newsroom.as('lan'), { ids: [approved?.id] });
    newsroom.setNow(new Date(evening.getTime() + 10 * gatherMs));
    await deliverAll();
    expect(mailer.mails).toHaveLength(1);
  });

  test('quiet hours delay mails and combine them; the desk shows them immediately', async () => {
    newsroom.setNow(evening);
    const { preferences } = await readPreferences(newsroom.as('lan'));
    await savePreferences(newsroom.as('lan'), { ...preferences, quiet: { from: '22:00', to: '06:00' } });
    const id = await submitted();
    await newsroom.act('thu', id, 'request_changes', { reason: 'x' });
    newsroom.setNow(new Date('2026-07-17T18:00:00Z'));
    await newsroom.act('lan', id, 'submit');
    await newsroom.act('thu', id, 'approve');
    await processOutbox();
    expect(await countUnread(newsroom.as('lan'))).toBe(2);
    newsroom.setNow(new Date('2026-07-17T22:59:59Z'));
    await deliverAll();
    expect(mailer.mails).toEqual([]);
    newsroom.setNow(new Date('2026-07-17T23:00:00Z'));
    await deliverAll();
    expect(mailer.mails).toHaveLength(1);
    expect(mailer.mails[0]?.text).toMatch(/duyệt bài[\s\S]*trả bài/);
  });

  test('a mail of a crashed process is sent again with the same id and content', async () => {
    newsroom.setNow(evening);
    const stories = [await submitted(), await submitted(), await submitted()];
    const sendBack = async (articleId: string | undefined) => {
      await newsroom.act('thu', articleId ?? '', 'request_changes', { reason: 'Thiếu nguồn' });
      await processOutbox();
    };
    await sendBack(stories[0]);
    await sendBack(stories[1]);
    newsroom.setNow(new Date(evening.getTime() + gatherMs));
    // The server accepts the mail, but the process never records it.
    const dying = new Promise<string>((resolve) => {
      const send = async ({ id }: Mail) => {
        resolve(id);
        await new Promise(() => {});
      };
      void deliverMails({ ...worker(), mailer: { ...mailer, send } });
    });
    const firstId = await dying;
    await sendBack(stories[2]);
    newsroom.setNow(new Date(evening.getTime() + 20 * gatherMs));
    await deliverAll();
    const sent = mailer.mails.map(({ id, subject }) => [id === firstId, subject]);
    expect(sent).toEqual([
      [true, '2 thông báo từ tòa soạn'],
      [false, expect.stringMatching(/^Trả bài: /)],
    ]);
  });

  test('two workers send each mail once', async () => {
    newsroom.setNow(evening);
    const id = await submitted();
    await newsroom.act('thu', id, 'request_changes', { reason: 'x' });
    await processOutbox();
    newsroom.setNow(new Date(evening.getTime() + gatherMs));
    await Promise.all(Array.from({ length: 6 }, () => deliverMails(worker())));
    expect(mailer.mails).toHaveLength(1);
  });

  test('a temporary failure is retried with growing delays, and then marked as failed', async () => {
    newsroom.setNow(evening);
    const id = await submitted();
    await newsroom.act('thu', id, 'request_changes', { reason: 'x' });
    await processOutbox();
    mailer.failure = new MailFailure('connect ECONNREFUSED', { isFinal: false, status: null });
    let moment = evening.getTime() + gatherMs;
    for (let tries = 1; tries <= 7; tries += 1) {
      newsroom.setNow(new Date(moment));
      await deliverAll();
      const [row] = await database.db.select().from(deliveries);
      expect(row).toMatchObject({ attempts: tries, lastError: 'connect ECONNREFUSED' });
      expect(row?.status).toBe(tries < 7 ? 'waiting' : 'failed');
      moment = row?.dueAt.getTime() ?? 0;
    }
  });

  test('a permanently refused mail is not retried', async () => {
    newsroom.setNow(evening);
    const id = await submitted();
    await newsroom.act('thu', id, 'request_changes', { reason: 'x' });
    await processOutbox();
    newsroom.setNow(new Date(evening.getTime() + gatherMs));
    mailer.failure = new MailFailure('550 no such user', { isFinal: true, status: 550 });
    await deliverAll();
    const [row] = await database.db.select().from(deliveries);
    expect(row).toMatchObject({ status: 'failed', attempts: 1, lastStatus: 550 });
  });
});

describe('the digest', () => {
  test('is sent once a day at its hour with unread notifications, and not without any', async () => {
    const before = new Date('2026-07-17T00:30:00Z');
    newsroom.setNow(before);
    await submitted();
    await submitted();
    await processOutbox();
    expect(await gatherDigests(worker())).toBe(0);
    newsroom.setNow(new Date('2026-07-17T01:00:00Z'));
    const [one] = await notificationsOf('thu');
    await markRead(newsroom.as('thu'), { ids: [one?.id] });
    await Promise.all([gatherDigests(worker()), gatherDigests(worker())]);
    await deliverAll();
    expect(mailer.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['thu@toasoan.example', 'Tổng hợp Thứ Sáu, 17/7/2026: 1 thông báo'],
    ]);
    await submitted();
    await processOutbox();
    expect(await gatherDigests(worker())).toBe(0);
    newsroom.setNow(new Date('2026-07-18T01:00:00Z'));
    expect(await gatherDigests(worker())).toBe(1);
    newsroom.setNow(new Date('2026-07-19T01:00:00Z'));
    expect(await gatherDigests(worker())).toBe(0);
  });
});

test('changing one preference keeps the others, and only relevant kinds are listed', async () => {
  const ctx = newsroom.as('thu');
  const { preferences, kinds } = await readPreferences(ctx);
  expect(kinds).not.toContain('webhook_disabled');
  const off = { desk: false, email: false, digest: false };
  await savePreferences(ctx, { ...preferences, channels: { submitted: off } });
  const stored = (await readPreferences(ctx)).preferences;
  expect(stored.channels).toEqual({ ...preferences.channels, submitted: off });
  await submitted();
  await processOutbox();
  expect(await countUnread(ctx)).toBe(0);
  expect(await notificationsOf('thu')).toEqual([]);
});

describe('an open notification stream', () => {
  test('reports new counts, and ends with the session', async () => {
    const log = createLogger('silent');
    const ctx = newsroom.as('thu');
    const { sessionId } = await sessionFor(ctx, newsroom.people.thu.id);
    const lastSeenAt = new Date(ctx.now().getTime() - 3_600_000);
    await database.db.update(sessions).set({ lastSeenAt }).where(eq(sessions.id, sessionId));
    const unreadCounts: (number | null)[] = [];
    // One query at a time, as a real stream does: of two concurrent ones the older may end last.
    let looked: Promise<unknown> = Promise.resolve();
    const look = async () => unreadCounts.push((await watchDesk(ctx, sessionId))?.unread ?? null);
    const leave = addUserStream(newsroom.people.thu.id, {
      refresh: () => {
        looked = looked.then(look);
      },
      end: () => {},
    });
    // The listener is connected once it has notified all streams.
    const listener = listenForNotifications({ connectionString: database.applicationUrl, log });
    try {
      await until(() => unreadCounts.at(-1) === 0);
      await submitted();
      await processOutbox();
      await until(() => unreadCounts.at(-1) === 1);
      const [session] = await database.db.select().from(sessions).where(eq(sessions.id, sessionId));
      // An open stream does not count as activity.
      expect(session?.lastSeenAt).toEqual(lastSeenAt);
      await revokeSession(ctx, { sessionId });
      await until(() => unreadCounts.at(-1) === null);
    } finally {
      leave();
      await listener.stop();
    }
  });
});

test('the SQL filter shows exactly the stories that the policy lets a person read', async () => {
  const ids = [await submitted('lan'), await submitted('thu')];
  await database.db
    .update(articles)
    .set({ sectionId: newsroom.business })
    .where(eq(articles.id, ids[1] ?? ''));
  await projectForDesk(database.db, ids[1] ?? '');
  const { id: draft } = await createArticle(newsroom.as('minh'), { content: contentFor(newsroom) });
  const names = Object.keys(newsroom.people) as Name[];
  for (const articleId of [...ids, draft]) {
    for (const name of names) {
      await database.db.insert(notifications).values({
        ...{ id: newId(), eventKey: `${articleId}-${name}`, personId: newsroom.people[name as 'lan'].id },
        ...{ kind: 'mentioned', articleId, detail: {}, at: new Date(), inDesk: true, inDigest: false },
      });
    }
  }
  const { readArticle } = await import('#usecases/articles/read-article.ts');
  for (const name of names) {
    const shown = new Set((await notificationsOf(name)).map(({ articleId }) => articleId));
    for (const articleId of [...ids, draft]) {
      const mayRead = await readArticle(newsroom.as(name), { articleId }).then(
        () => true,
        () => false,
      );
      expect([name, articleId, shown.has(articleId)]).toEqual([name, articleId, mayRead]);
    }
  }
});

async function deliverAll(): Promise<void> {
  while ((await deliverMails(worker())) > 0);
}

async function removeRoles(name: Name): Promise<void> {
  const { id } = newsroom.people[name as 'lan'];
  await database.db.delete(personRoles).where(and(eq(personRoles.personId, id), sql`true`));
}

async function enableMail(name: Name): Promise<void> {
  const ctx = newsroom.as(name);
  const { preferences } = await readPreferences(ctx);
  const all = { desk: true, email: true, digest: false };
  await savePreferences(ctx, { ...preferences, channels: { ...preferences.channels, submitted: all } });
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 20_000) throw new Error('it did not come about in twenty seconds');
    await sleep(20);
  }
}

function rememberingMailer(): Mailer & { mails: Mail[]; failure: Error | null } {
  const mails: Mail[] = [];
  return {
    mails,
    failure: null,
    kind: 'smtp',
    where: 'test',
    async send(mail) {
      if (this.failure !== null) throw this.failure;
      mails.push(mail);
    },
    listCaught: async (): Promise<CaughtMail[]> => [],
  };
}
