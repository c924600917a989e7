import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { chainedText, genesisHash } from '#core/audit/chain.ts';
import { listAuditChain } from '#db/queries/audit/audit.ts';
import { sha256 } from '#platform/text/hash.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  await newsroom.published();
});

test.each([
  ['article_versions', 'headline'],
  ['approvals', 'kind'],
  ['audit', 'action'],
])('the application can neither change nor delete rows of %s', async (tableName, columnName) => {
  const table = sql.identifier(tableName);
  const column = sql.identifier(columnName);
  const { rows } = await database.db.execute(sql`select count(*) as n from ${table}`);
  expect(Number(rows[0]?.n)).toBeGreaterThan(0);
  for (const statement of [
    sql`delete from ${table}`,
    sql`update ${table} set ${column} = ${column}`,
    sql`truncate ${table} cascade`,
  ]) {
    const insufficientPrivilege = '42501';
    await expect(database.db.execute(statement)).rejects.toMatchObject({
      cause: { code: insufficientPrivilege },
    });
  }
});

test('each transition left one audit row, and the hash chain verifies', async () => {
  const chain = await listAuditChain(database.db, { afterSeq: 0, limit: 100 });
  expect(chain.map((row) => row.action)).toEqual([
    'article.create',
    'article.submit',
    'article.approve',
    'article.publish',
  ]);
  let previous = genesisHash;
  for (const { hash, previousHash, ...entry } of chain) {
    expect(previousHash).toBe(previous);
    expect(sha256(chainedText(previous, { ...entry, at: entry.at.toISOString() }))).toBe(hash);
    previous = hash;
  }
});

test('concurrent actions make one chain without forks', async () => {
  const create = () => createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await Promise.all(Array.from({ length: 12 }, create));
  const chain = await listAuditChain(database.db, { afterSeq: 0, limit: 100 });
  expect(chain.map((row) => row.seq)).toEqual(chain.map((_, index) => index + 1));
  expect(new Set(chain.map((row) => row.previousHash)).size).toBe(chain.length);
});
