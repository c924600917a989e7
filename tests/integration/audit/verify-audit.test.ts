import { sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { chainedText } from '#core/audit/chain.ts';
import { listAuditChain } from '#db/queries/audit/audit.ts';
import { sha256 } from '#platform/text/hash.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { verifyAudit } from '#usecases/audit/verify-audit.ts';

let database: FreshDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  const newsroom = await makeNewsroom(database.db);
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  for (const [who, action, reason] of [
    ['lan', 'submit', undefined],
    ['thu', 'request_changes', 'Thiếu nguồn ở đoạn hai.'],
    ['lan', 'submit', undefined],
    ['thu', 'approve', undefined],
  ] as const) {
    await newsroom.act(who, articleId, action, { reason });
  }
});

/** Runs as the owner of the tables, who has rights that the application lacks. */
async function asOwner(statement: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

test('an untouched audit verifies and reports its head', async () => {
  const { rows, brokenAt, breaks, head } = await verifyAudit(database);
  expect({ rows, brokenAt, breaks }).toEqual({ rows: 5, brokenAt: null, breaks: [] });
  const chain = await listAuditChain(database.db, { afterSeq: 0, limit: 100 });
  expect(head).toEqual({ seq: 5, hash: chain.at(-1)?.hash });
});

test.each([
  ['at', `at + interval '1 millisecond'`],
  ['actor_id', 'null'],
  ['action', `'article.publish'`],
  ['subject_type', `'person'`],
  ['subject_id', 'gen_random_uuid()'],
  ['detail', `detail || '{"reason": "Không có gì."}'`],
  ['address', `'10.0.0.1'`],
])('a change of %s in one row is detected in exactly that row', async (column, value) => {
  await asOwner(`update audit set ${column} = ${value} where seq = 3`);
  const { brokenAt, breaks } = await verifyAudit(database);
  expect(brokenAt).toBe(3);
  expect(breaks).toEqual([{ seq: 3, why: 'changed' }]);
});

test('a changed hash is detected, in its own row and the next', async () => {
  await asOwner(`update audit set hash = repeat('0', 64) where seq = 3`);
  expect((await verifyAudit(database)).breaks).toEqual([
    { seq: 3, why: 'changed' },
    { seq: 4, why: 'unlinked' },
  ]);
  const other = (await freshDatabase()).db;
  expect((await verifyAudit({ db: other })).brokenAt).toBeNull();
});

test('a changed previous hash is detected', async () => {
  await asOwner(`update audit set previous_hash = repeat('0', 64) where seq = 3`);
  expect((await verifyAudit(database)).breaks).toEqual([
    { seq: 3, why: 'unlinked' },
    { seq: 3, why: 'changed' },
  ]);
});

test('a changed row with a recomputed hash no longer fits the next row', async () => {
  const [row] = await listAuditChain(database.db, { afterSeq: 2, limit: 1 });
  if (row === undefined) throw new Error('There is no third row.');
  const { hash: _, previousHash, at, ...entry } = row;
  const forged = { ...entry, at: at.toISOString(), action: 'article.approve' };
  const hash = sha256(chainedText(previousHash, forged));
  await asOwner('update audit set action = $1, hash = $2 where seq = 3', [forged.action, hash]);
  expect((await verifyAudit(database)).breaks).toEqual([{ seq: 4, why: 'unlinked' }]);
});

test.each([
  ['in the middle', 'seq in (2, 3)', [{ seq: 2, why: 'missing' }]],
  ['at the beginning', 'seq = 1', [{ seq: 1, why: 'missing' }]],
  ['at the end', 'seq >= 4', [{ seq: 4, why: 'tail' }]],
  ['from first to last', 'true', [{ seq: 1, why: 'tail' }]],
])('rows removed %s are detected', async (_, which, breaks) => {
  await asOwner(`delete from audit where ${which}`);
  expect((await verifyAudit(database)).breaks).toEqual(breaks);
});

test('rows removed at the end together with a reset head are detected by comparing a stored head', async () => {
  const { head } = await verifyAudit(database);
  await asOwner('delete from audit where seq = 5');
  await asOwner('update audit_head set seq = 4, hash = (select hash from audit where seq = 4)');
  const after = await verifyAudit(database);
  expect(after.brokenAt).toBeNull();
  expect(after.head).not.toEqual(head);
});

test.each([
  ['set back', 'update audit_head set seq = 4', 'beyond_head', 5],
  ['with another hash', `update audit_head set hash = 'x'`, 'other_hash', 5],
  ['deleted', 'delete from audit_head', 'no_head', 6],
])('a head %s is detected', async (_, statement, why, seq) => {
  await asOwner(statement);
  expect((await verifyAudit(database)).breaks).toEqual([{ seq, why }]);
});

test('an inserted row is detected', async () => {
  await asOwner(`insert into audit select seq + 5, at, actor_id, action, subject_type, subject_id, detail, address, previous_hash, hash
    from audit where seq = 1`);
  const { breaks } = await verifyAudit(database);
  expect(breaks.map(({ seq }) => seq)).toEqual([6, 6, 6]);
  const { rows } = await database.db.execute(sql`select 1 from audit`);
  expect(rows).toHaveLength(6);
});
