import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { chainedText } from '#core/audit/chain.ts';
import { listAuditChain } from '#db/queries/audit/audit.ts';
import { deliveries } from '#db/schema/deliveries.ts';
import { type AuditAnchors, openAuditAnchors } from '#platform/auth/audit-anchors.ts';
import type { Mail } from '#platform/mail/mailer.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { job } from '#server/worker/jobs/anchor-audit.ts';
import { asOwner } from '#tests/support/database/as-owner.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { anchorAudit } from '#usecases/audit/anchor-audit.ts';
import { verifyAudit } from '#usecases/audit/verify-audit.ts';
import { createWebhook } from '#usecases/webhooks/create-webhook.ts';

const home = mkdtempSync(path.join(os.tmpdir(), 'toasoan-anchors-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let database: FreshDatabase;
let newsroom: Newsroom;
let anchors: AuditAnchors;
let articleId: string;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  anchors = openAuditAnchors({ auditKey: null, auditAnchorTo: null }, mkdtempSync(path.join(home, 'data-')));
  ({ id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) }));
  await act('lan', 'submit');
  await act('thu', 'request_changes', 'Thiếu nguồn ở đoạn hai.');
});

const act = (who: 'lan' | 'thu', action: 'submit' | 'request_changes' | 'approve', reason?: string) =>
  newsroom.act(who, articleId, action, { reason });
const anchor = () => anchorAudit(newsroom.as(null), anchors);
const breaks = async () => (await verifyAudit(database, [await anchors.read()])).breaks;

/** Changes a row and recomputes every later hash and the head, so that the chain verifies. */
async function rewriteFrom(seq: number): Promise<void> {
  await asOwner(database, async (tx) => {
    await tx.execute(sql`update audit set address = '10.9.9.9' where seq = ${seq}`);
    let previousHash = '';
    for (const row of await listAuditChain(database.db, { afterSeq: seq - 2, limit: 100 })) {
      if (row.seq >= seq) {
        const { hash: _, previousHash: __, at, ...entry } = row;
        if (row.seq === seq) entry.address = '10.9.9.9';
        const hash = sha256(chainedText(previousHash, { ...entry, at: at.toISOString() }));
        await tx.execute(
          sql`update audit set previous_hash = ${previousHash}, hash = ${hash} where seq = ${row.seq}`,
        );
        previousHash = hash;
      } else previousHash = row.hash;
    }
    await tx.execute(sql`update audit_head set hash = ${previousHash}`);
  });
}

test('a rewritten chain is detected by its anchors, which name the first row that differs', async () => {
  await anchor();
  await act('lan', 'submit');
  await anchor();
  expect(await breaks()).toEqual([]);
  await rewriteFrom(3);
  // The chain alone verifies.
  expect((await verifyAudit(database)).brokenAt).toBeNull();
  expect(await breaks()).toEqual([{ seq: 3, why: 'other_anchor' }]);
  expect(await anchor()).toMatchObject({ kind: 'differs', last: { seq: 4 } });
});

test('rows cut off together with the head are detected by an anchor', async () => {
  await anchor();
  await asOwner(database, async (tx) => {
    await tx.execute(sql`delete from audit where seq = 3`);
    await tx.execute(sql`update audit_head set seq = 2, hash = (select hash from audit where seq = 2)`);
  });
  expect((await verifyAudit(database)).brokenAt).toBeNull();
  expect(await breaks()).toEqual([{ seq: 3, why: 'anchored_tail' }]);
  expect(await anchor()).toMatchObject({ kind: 'differs' });
});

test('an anchor with a forged signature is reported, and a truncated line is skipped', async () => {
  const { kind } = await anchor();
  expect([kind, (await anchor()).kind]).toEqual(['anchored', 'unchanged']);
  expect(statSync(anchors.file).mode & 0o777).toBe(0o600);
  const [line = ''] = readFileSync(anchors.file, 'utf8').split('\n');
  appendFileSync(anchors.file, line.slice(0, 40));
  await act('lan', 'submit');
  await anchor();
  expect(await breaks()).toEqual([]);
  expect(await anchors.read()).toHaveLength(2);
  appendFileSync(anchors.file, `${JSON.stringify({ ...JSON.parse(line), hash: 'f'.repeat(64) })}\n`);
  expect(await breaks()).toEqual([{ seq: 3, why: 'forged_anchor' }]);
});

test('anchors set aside by a restore are read from there, and new ones begin', async () => {
  expect(await anchors.setAside(new Date())).toBeNull();
  await anchor();
  const aside = (await anchors.setAside(new Date('2026-12-01T08:00:00Z'))) ?? '';
  expect(path.basename(aside)).toBe('anchors-until-2026-12-01T08-00-00.000Z.jsonl');
  expect(await anchors.last()).toBeNull();
  expect(await anchors.read(aside)).toMatchObject([{ seq: 3, isGenuine: true }]);
});

test('the job logs each anchor, sends one mail a day, and alerts once a day if the chain differs', async () => {
  const mails: Mail[] = [];
  const services = {
    ...newsroom.as(null),
    mailer: {
      ...{ kind: 'smtp' as const, where: 'mail.example', listCaught: async () => [] },
      send: async (mail: Mail) => void mails.push(mail),
    },
    auditAnchors: { ...anchors, sendTo: 'audit@toasoan.example' },
  };
  const log = { info: vi.fn(), error: vi.fn() };
  const run = () => job.run({ services, log: log as unknown as Logger, isStopping: () => false }, {});
  newsroom.setNow(new Date('2026-12-01T08:00:00Z'));
  await run();
  await act('lan', 'submit');
  await run();
  const anchored = (seq: number) => [expect.objectContaining({ seq }), 'audit anchored'];
  expect(log.info.mock.calls).toEqual([anchored(3), anchored(4)]);
  expect(mails).toMatchObject([
    { to: 'audit@toasoan.example', subject: expect.stringContaining('2026-12-01') },
  ]);
  newsroom.setNow(new Date('2026-12-02T08:00:00Z'));
  await run();
  expect(mails).toHaveLength(2);
  expect(mails[1]?.text).toContain('seq 4');

  await rewriteFrom(2);
  await run();
  await run();
  expect(log.error.mock.calls.map(([, words]) => words)).toEqual(
    Array(2).fill('the audit differs from its anchor'),
  );
  expect(mails.slice(2).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Cảnh báo/)]);
});

test('a webhook gets each anchor once and an alert a day, and its copies prove a rewritten chain', async () => {
  const { id: webhookId } = await createWebhook(newsroom.as('quan'), {
    ...{ name: 'Kho mốc', url: 'https://archive.example/hook' },
    events: ['audit.anchored', 'audit.differs'],
  });
  const services = { ...newsroom.as(null), auditAnchors: anchors };
  const log = { info: vi.fn(), error: vi.fn() } as unknown as Logger;
  const run = () => job.run({ services, log, isStopping: () => false }, {});
  const received = async () =>
    (await database.db.select().from(deliveries).orderBy(deliveries.createdAt, deliveries.id)).map(
      ({ webhookId: to, event, body }) => ({ to, event, ...body }) as Record<string, unknown>,
    );
  await run();
  await run();
  await act('lan', 'submit');
  await run();
  const stored = await anchors.read();
  expect(await received()).toMatchObject(
    stored.map(({ isGenuine: _, ...anchor }) => ({
      ...{ to: webhookId, event: 'audit.anchored', at: anchor.at, article: null, data: anchor },
    })),
  );
  expect(stored).toHaveLength(2);

  await rewriteFrom(3);
  await run();
  await run();
  const [first, second, ...alarms] = await received();
  expect(alarms).toMatchObject([{ event: 'audit.differs', data: second?.data }]);
  // The data folder is lost. The receiver's calls, one per line, are an anchor file.
  const elsewhere = path.join(home, 'elsewhere.jsonl');
  writeFileSync(elsewhere, `${[first, second].map((each) => JSON.stringify(each?.data)).join('\n')}\n`);
  const { breaks: found } = await verifyAudit(database, [await anchors.read(elsewhere)]);
  expect(found).toEqual([{ seq: 3, why: 'other_anchor' }]);
});
