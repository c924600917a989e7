import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { eq, isNull, type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { hourOf } from '#core/page-views/decay.ts';
import { textPart } from '#core/working-copy/working-copy.ts';
import { addToOutbox } from '#db/queries/notifications/outbox.ts';
import { settleSearchWords } from '#db/queries/search/search-words.ts';
import { putSetting } from '#db/queries/settings/settings.ts';
import { forgetOldTerms } from '#db/queries/tags/tag-suggestions.ts';
import { articles } from '#db/schema/articles.ts';
import { deliveries } from '#db/schema/deliveries.ts';
import { deskTexts } from '#db/schema/desk-texts.ts';
import { linkChecks } from '#db/schema/link-checks.ts';
import { notifications } from '#db/schema/notifications.ts';
import { outbox } from '#db/schema/outbox.ts';
import { headlineTerms, searchDocs } from '#db/schema/public-projections.ts';
import { rateLimitAttempts } from '#db/schema/rate-limit-attempts.ts';
import { articleReads, articleReadTotals, mostRead } from '#db/schema/reads.ts';
import { relatedStatistics } from '#db/schema/related.ts';
import { searchTerms, searchWords } from '#db/schema/search.ts';
import { tags } from '#db/schema/tags.ts';
import { openAuditAnchors } from '#platform/auth/audit-anchors.ts';
import type { Mail } from '#platform/mail/mailer.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { findJobs } from '#server/worker/find-jobs.ts';
import { startWorker } from '#server/worker/start-worker.ts';
import { writeAsClient } from '#tests/support/collab/write-as-client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock, type DatabaseClock } from '#tests/support/database/database-clock.ts';
import { checkDesk } from '#tests/support/workflow/check-desk.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { breakNews } from '#usecases/articles/break-news.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import type { Services } from '#usecases/context.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { createWebhook } from '#usecases/webhooks/create-webhook.ts';
import { testWebhook } from '#usecases/webhooks/test-webhook.ts';

/** In Vietnam 10:20, an hour at which digests may be sent. */
const NOW = new Date('2026-05-04T03:20:00Z');
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const YEARS_AGO = after(-2 * 365 * 24 * 60);
const log = createLogger('silent');
const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-jobs-'));
const anchors = openAuditAnchors({ auditKey: null, auditAnchorTo: null }, folder);
/** Receives the requests to the webhook and the hub. */
const calls: string[] = [];
const receiver = createServer((request, response) => {
  calls.push(request.url ?? '');
  response.writeHead(204).end();
});
const mails: Mail[] = [];

let database: FreshDatabase;
let newsroom: Newsroom;
let clock: DatabaseClock;
let desk: ReturnType<typeof checkDesk>;
/** A published story by Lan. */
let published: string;
let origin: string;

async function turnTo(moment: Date): Promise<void> {
  newsroom.setNow(moment);
  await clock.setTo(moment);
}

const services = (): Services => ({
  ...newsroom.as(null),
  mailer: {
    ...{ kind: 'smtp', where: 'mail.example', listCaught: async () => [] },
    send: async (mail) => void mails.push(mail),
  },
  auditAnchors: anchors,
  encodesAvif: true,
});

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  clock = controlClock(database);
  desk = checkDesk(newsroom);
  await turnTo(after(-60));
  published = await desk.live();
  await database.db.transaction((tx) => putSetting(tx, 'websubHub', `${origin}/hub`));
});

beforeEach(() => turnTo(NOW));
afterEach(() => void vi.restoreAllMocks());

afterAll(async () => {
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

type Row = {
  /** The seconds between two runs, or one of the events of the job. */
  readonly when: number | string;
  /** Creates work for the job; returns a query of its state, for which the table has the results. */
  readonly begin: () => Promise<() => Promise<unknown>>;
  /** Undefined if the query would do the work. */
  readonly before?: unknown;
  readonly after: unknown;
};

async function numberOf(from: SQL): Promise<number> {
  const { rows } = await database.db.execute<{ n: number }>(sql`select count(*)::int as n ${from}`);
  return rows[0]?.n ?? 0;
}
const countNotifications = (kind: string) => numberOf(sql`from notifications where kind = ${kind}`);
const callsTo = (address: string) => async () => calls.filter((call) => call === address).length;

/** A notification to Tam of a stale front. */
async function addNotification(at: Date, changes: Partial<typeof notifications.$inferInsert> = {}) {
  const id = newId();
  await database.db.insert(notifications).values({
    ...{ id, eventKey: id, personId: newsroom.people.tam.id, kind: 'front_stale', at },
    ...{ detail: { front: 'home' }, inDesk: true, inDigest: false, ...changes },
  });
  return id;
}

async function callHub(): Promise<() => Promise<number>> {
  calls.length = 0;
  return callsTo('/hub');
}

const JOBS: Readonly<Record<string, Row>> = {
  'anchor-audit': {
    when: 600,
    begin: async () => async () => (await anchors.last()) !== null,
    ...{ before: false, after: true },
  },
  'check-links': {
    when: 3,
    async begin() {
      // Private hosts are not requested.
      await database.db
        .insert(linkChecks)
        .values({ urlHash: 'a', url: 'http://127.0.0.1/', dueAt: after(-1), wantedAt: after(-1) });
      return async () => (await database.db.select().from(linkChecks)).map(({ outcome }) => outcome);
    },
    ...{ before: [null], after: ['dead'] },
  },
  'cut-idle': {
    when: 30,
    async begin() {
      await turnTo(after(-5));
      const articleId = await desk.draft();
      await writeAsClient(newsroom.as('lan'), articleId, (doc) =>
        textPart(doc, 'headline').insert(0, 'Sửa: '),
      );
      await turnTo(NOW);
      return async () => (await readArticle(newsroom.as('lan'), { articleId })).version;
    },
    ...{ before: 1, after: 2 },
  },
  'deliver-mails': {
    when: 5,
    async begin() {
      const id = await addNotification(after(-5));
      await database.db.insert(deliveries).values({
        ...{ id, uniqueKey: id, purpose: 'notification', personId: newsroom.people.tam.id },
        ...{ notificationIds: [id], dueAt: after(-1), createdAt: after(-5) },
      });
      return async () => mails.map(({ to }) => to);
    },
    ...{ before: [], after: ['tam@toasoan.example'] },
  },
  'deliver-webhooks': {
    when: 3,
    async begin() {
      const hook = { name: 'Đối tác', url: `${origin}/hook`, events: ['article.publish'], id: newId() };
      await createWebhook(newsroom.as('quan'), hook);
      await testWebhook(newsroom.as('quan'), { webhookId: hook.id });
      return callsTo('/hook');
    },
    ...{ before: 0, after: 1 },
  },
  'encode-avif': {
    when: 30,
    async begin() {
      const file = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#246' } })
        .jpeg()
        .toBuffer();
      const { id: mediaId } = await uploadMedia(newsroom.as('lan'), { file });
      await newsroom.published({ lead: { mediaId, caption: '', credit: 'Lan', alt: 'Ảnh' } });
      return () => numberOf(sql`from media where id = ${mediaId}::uuid and avif_due_at is null`);
    },
    ...{ before: 0, after: 1 },
  },
  'escalate-debts': {
    when: 15,
    async begin() {
      const news = { id: newId(), headline: 'Cháy chợ đêm', sapo: 'Một câu.', sectionId: newsroom.world };
      await breakNews(newsroom.as('tam'), news);
      return async () => (await countNotifications('debt')) > 0;
    },
    ...{ before: false, after: true },
  },
  'expire-review-claims': {
    when: 30,
    async begin() {
      await turnTo(after(-60));
      const id = await desk.submitted();
      await desk.act('thu', id, 'claim');
      await turnTo(NOW);
      return () => numberOf(sql`from articles where claimed_by is not null`);
    },
    ...{ before: 1, after: 0 },
  },
  'fold-old-views': {
    when: 3_600,
    async begin() {
      await database.db
        .insert(articleReads)
        .values({ articleId: published, hour: hourOf(YEARS_AGO), reads: 5 });
      return async () => (await database.db.select().from(articleReadTotals)).map(({ reads }) => reads);
    },
    ...{ before: [], after: [5] },
  },
  'forget-notifications': {
    when: 3_600,
    async begin() {
      const id = await addNotification(YEARS_AGO);
      return () => numberOf(sql`from notifications where id = ${id}`);
    },
    ...{ before: 1, after: 0 },
  },
  'forget-old-terms': {
    when: 3_600,
    async begin() {
      const execute = vi.spyOn(database.db, 'execute');
      return async () =>
        execute.mock.calls
          .map(([query]) => new PgDialect().sqlToQuery(query as SQL))
          .filter(({ sql: text }) => text.includes('delete from headline_terms'))
          .map(({ params }) => params);
    },
    ...{ before: [], after: [[100_000]] },
  },
  'forget-attempts': {
    when: 900,
    async begin() {
      await database.db.insert(rateLimitAttempts).values([
        { key: 'over', count: 3, endsAt: after(-1) },
        { key: 'counts', count: 3, endsAt: after(1) },
      ]);
      return async () => (await database.db.select().from(rateLimitAttempts)).map(({ key }) => key);
    },
    ...{ before: ['over', 'counts'], after: ['counts'] },
  },
  'gather-digests': {
    when: 60,
    async begin() {
      await addNotification(after(-5), { inDigest: true });
      return () => numberOf(sql`from deliveries where purpose = 'digest'`);
    },
    ...{ before: 0, after: 1 },
  },
  'note-expired': {
    when: 30,
    async begin() {
      await turnTo(after(-60));
      const id = await desk.live({ headline: 'Phố đi bộ mở đến nửa đêm' });
      await desk.act('thu', id, 'set_expiry', { expiresAt: after(-1), reason: 'Hết lễ.' });
      await turnTo(NOW);
      return () => numberOf(sql`from outbox where name = 'story.expired' and payload->>'articleId' = ${id}`);
    },
    ...{ before: 0, after: 1 },
  },
  'publish-due': {
    when: 2,
    async begin() {
      await turnTo(after(-60));
      const articleId = await desk.approved({ headline: 'Lịch nghỉ hè của học sinh' });
      await desk.act('thu', articleId, 'schedule', { publishAt: after(-1) });
      await turnTo(NOW);
      const states = () =>
        database.db.select({ state: articles.publicState }).from(articles).where(eq(articles.id, articleId));
      return async () => (await states()).map(({ state }) => state);
    },
    ...{ before: ['scheduled'], after: ['live'] },
  },
  'rank-most-read': {
    when: 60,
    async begin() {
      await database.db.insert(articleReads).values({ articleId: published, hour: hourOf(NOW), reads: 9 });
      const places = () => database.db.select().from(mostRead).where(isNull(mostRead.sectionId));
      return async () => (await places()).map(({ articleId }) => articleId === published);
    },
    ...{ before: [], after: [true] },
  },
  'recount-tags': {
    when: 300,
    async begin() {
      const own = eq(tags.id, newsroom.tagId);
      await database.db.update(tags).set({ storyCount: 0 }).where(own);
      const abandoned = {
        id: newId(),
        type: 'topic',
        name: 'Thẻ dở',
        fold: 'the do',
        slug: 'the-do',
      } as const;
      const privateTo = newsroom.people.lan.id;
      await database.db.insert(tags).values({ ...abandoned, privateTo, createdAt: after(-120) });
      return async () => ({
        isCounted: (await database.db.select().from(tags).where(own))[0]?.storyCount !== 0,
        abandoned: await numberOf(sql`from tags where id = ${abandoned.id} and retired_at is null`),
      });
    },
    before: { isCounted: false, abandoned: 1 },
    after: { isCounted: true, abandoned: 0 },
  },
  'recount-terms': {
    when: 300,
    begin: async () => () => database.db.$count(relatedStatistics),
    ...{ before: 0, after: 1 },
  },
  'settle-search-words': {
    when: 5,
    async begin() {
      await desk.live({ headline: 'Vải thiều vào vụ' });
      return () => settleSearchWords(database.db);
    },
    after: 0,
  },
  'notify-hub': { when: 'article.publish', begin: callHub, before: 0, after: 1 },
  'notify-hub-of-live': { when: 'article.live_publish', begin: callHub, before: 0, after: 1 },
  'submit-to-index-now': {
    when: 'article.publish',
    async begin() {
      await database.db.transaction(async (tx) => {
        await putSetting(tx, 'indexNow', true);
        await putSetting(tx, 'indexNowEndpoints', `${origin}/index-now`);
      });
      return callsTo('/index-now');
    },
    ...{ before: 0, after: 1 },
  },
  'send-notifications': {
    when: 'article.publish',
    begin: async () => () => numberOf(sql`from deliveries where purpose = 'event'`),
    ...{ before: 0, after: 1 },
  },
  'notify-stale-front': {
    when: 60,
    async begin() {
      await database.db.delete(notifications).where(eq(notifications.kind, 'front_stale'));
      await turnTo(after(3 * 24 * 60));
      return async () => (await countNotifications('front_stale')) > 0;
    },
    ...{ before: false, after: true },
  },
  'maintain-search': {
    when: 300,
    async begin() {
      await database.db.insert(searchTerms).values({ day: '2020-01-01', term: 'mặn', searches: 3, found: 1 });
      await database.db.delete(deskTexts);
      await database.db.update(searchDocs).set({ tagIds: null, authorIds: null });
      await database.db.update(searchWords).set({ countedAt: null });
      return async () => ({
        oldTerms: await database.db.$count(searchTerms),
        hasDeskTexts: (await database.db.$count(deskTexts)) > 0,
        unfilled: await database.db.$count(searchDocs, isNull(searchDocs.tagIds)),
        uncounted: await database.db.$count(searchWords, isNull(searchWords.countedAt)),
      });
    },
    before: { oldTerms: 1, hasDeskTexts: false, unfilled: expect.any(Number), uncounted: expect.any(Number) },
    after: { oldTerms: 0, hasDeskTexts: true, unfilled: 0, uncounted: 0 },
  },
};

test('every job of the worker has a row in the table of this test', async () => {
  expect([...(await findJobs()).keys()].toSorted()).toEqual(Object.keys(JOBS).toSorted());
});

test('the worker runs each job at its interval, and passes each event once to each of its jobs', async () => {
  const jobs = await findJobs();
  const runs = [...jobs].map(([name, job]) => ({ name, job, run: vi.spyOn(job, 'run').mockResolvedValue() }));
  const ran = () => runs.filter(({ run }) => run.mock.calls.length > 0).map(({ name }) => name);
  const forget = () => {
    for (const { run } of runs) run.mockClear();
  };
  const byClock = runs.filter(({ job }) => job.everySeconds).map(({ name }) => name);
  await database.db.delete(outbox);
  const waitUntilIdle = vi.fn(async () => {});
  const worker = await startWorker({
    ...{ connectionString: database.applicationUrl, services: services(), waitUntilIdle, log },
  });
  try {
    // The timed jobs start one after another from the next tick. Intervals run only when the test ticks them.
    const intervals: { readonly tick: () => void; readonly seconds: number }[] = [];
    const setInterval = vi.spyOn(globalThis, 'setInterval').mockImplementation(((
      tick: () => void,
      ms: number,
    ) => {
      intervals.push({ tick, seconds: ms / 1_000 });
      return setTimeout(() => {}, 0);
    }) as typeof globalThis.setInterval);
    await expect.poll(ran).toEqual(byClock);
    const found: Record<string, number> = {};
    for (const { tick, seconds } of intervals) {
      forget();
      waitUntilIdle.mockClear();
      tick();
      // The interval of the listening connection. A job waits for idle time before it starts.
      if (waitUntilIdle.mock.calls.length === 0) continue;
      await expect.poll(ran).toHaveLength(1);
      found[ran()[0] ?? ''] = seconds;
    }
    setInterval.mockRestore();
    const wanted = Object.entries(JOBS).flatMap(([name, { when }]) =>
      typeof when === 'number' ? [[name, when]] : [],
    );
    expect(found).toEqual(Object.fromEntries(wanted));

    forget();
    const events = [...new Set([...jobs.values()].flatMap(({ on }) => on ?? [])), 'no.job-waits'];
    await database.db.transaction(async (tx) => {
      for (const name of events) {
        const id = newId();
        await addToOutbox(tx, { id, name, uniqueKey: id, payload: { articleId: newId() }, createdAt: NOW });
      }
    });
    const handed = () =>
      Object.fromEntries(
        runs
          .filter(({ job }) => job.on !== undefined)
          .map(({ name, run }) => [
            name,
            run.mock.calls.flatMap(([, payload]) => eventsIn(payload)).toSorted(),
          ]),
      );
    const waiting = [...jobs].flatMap(([name, { on }]) => (on ? [[name, on.toSorted()]] : []));
    await expect.poll(handed).toEqual(Object.fromEntries(waiting));
    for (const [name, { when }] of Object.entries(JOBS))
      if (typeof when === 'string') expect(handed()[name], name).toContain(when);
  } finally {
    await worker.stop();
  }
});

test.each(Object.entries(JOBS))('%s does its work', async (name, row) => {
  const job = (await findJobs()).get(name);
  const asked = await row.begin();
  if (row.before !== undefined) expect(await asked()).toEqual(row.before);
  const event = typeof row.when === 'number' ? {} : eventOf(row.when);
  const payload = job?.batchSize === undefined ? event : { events: [event] };
  const tools = { services: services(), log, isStopping: () => false };
  await job?.run(tools, payload);
  expect(await asked()).toEqual(row.after);
});

/** The names of the events that a run gets. */
function eventsIn({ event, events }: Record<string, unknown>): unknown[] {
  return events === undefined ? [event] : (events as { event: string }[]).map((each) => each.event);
}

/** An event of the published story, as the queue passes it. */
function eventOf(event: string) {
  return { event, eventId: newId(), eventAt: NOW.toISOString(), articleId: published };
}

test('only the headline terms of the given number of newest stories are kept', async () => {
  const { db } = database;
  await turnTo(after(1));
  await desk.live({ headline: 'Bài mới nhất' });
  const of = () => db.selectDistinct({ id: headlineTerms.articleId }).from(headlineTerms);
  const all = await of();
  expect(await forgetOldTerms(db, all.length)).toBe(0);
  expect(await forgetOldTerms(db, 1)).toBeGreaterThan(0);
  const remaining = await of();
  expect(remaining.map(({ id }) => id)).not.toContain(published);
  expect(remaining.length).toBeGreaterThan(0);
});
