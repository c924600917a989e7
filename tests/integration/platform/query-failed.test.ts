import { inspect } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { QueryFailed } from '#db/query-failed.ts';
import { people } from '#db/schema/people.ts';
import { errorForLog } from '#platform/traces/logger.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';

/** Text that must not appear in the output of a failure. */
const MARK = 'Tít-bài-mật-lan-truyền';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => expect.unreachable('the query did not fail'),
    (error: unknown) => error,
  );

test.each<[string, string, () => Promise<unknown>]>([
  ['a value of another type', '22P02', () => database.db.execute(sql`select ${MARK}::uuid`)],
  ['an invalid tsquery', '42601', () => database.db.execute(sql`select ${`${MARK} &`}::tsquery`)],
  ['an invalid pattern', '2201B', () => database.db.execute(sql`select 'a' ~ ${`${MARK}(`}`)],
  ['invalid JSON', '22P02', () => database.db.execute(sql`select ${`{${MARK}`}::jsonb`)],
  ['a missing table', '42P01', () => database.db.execute(sql`select ${MARK} from khong_co`)],
  ['a missing column', '42703', () => database.db.execute(sql`select khong_co, ${MARK}`)],
  [
    'a null in a required column, with the whole row in the detail',
    '23502',
    () => database.db.execute(sql`insert into people (id, name) values (gen_random_uuid(), ${MARK})`),
  ],
  [
    'a query built by name',
    '23514',
    () =>
      database.db
        .update(people)
        .set({ kind: MARK as 'staff' })
        .where(eq(people.slug, 'lan')),
  ],
  [
    'a query in a transaction',
    '22P02',
    () => database.db.transaction((tx) => tx.execute(sql`select ${MARK}::int`)),
  ],
])('a failed query reveals no value in any output: %s', async (_what, code, ask) => {
  const error = await failureOf(ask());
  expect(error).toBeInstanceOf(QueryFailed);
  expect(error).toMatchObject({ cause: { code } });
  const printed = [
    inspect(error, { depth: 10, showHidden: true }),
    String(error),
    (error as Error).stack,
    JSON.stringify(errorForLog(error as Error)),
  ].join('\n');
  expect(printed).not.toContain(MARK);
  // The statement and the code are there for the operator.
  expect(printed).toContain('Failed query: ');
  expect(printed).toContain(code);
});

test('a unique violation names its constraint and not the value', async () => {
  const email = `${MARK}@toasoan.example`;
  await database.db.update(people).set({ email }).where(eq(people.slug, 'lan'));
  const error = await failureOf(
    database.db.update(people).set({ email }).where(eq(people.id, newsroom.people.huy.id)),
  );
  expect(error).toMatchObject({ cause: { code: '23505', constraint: expect.stringContaining('email') } });
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(MARK);
});
