import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { applicationRoleOf, asRole } from '#db/application-role.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { prepareDatabase } from '#server/prepare-database.ts';
import { type FreshDatabase, freshDatabase, limitedDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

const DENIED = '42501';

async function ask(connectionString: string, ...statements: string[]) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    let last: pg.QueryResult | null = null;
    for (const statement of statements) last = await client.query(statement);
    return last?.rows ?? [];
  } finally {
    await client.end();
  }
}

const roleOf = async (url: string) => (await ask(url, 'select session_user as role'))[0]?.role as string;

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const newsroom = await makeNewsroom(database.db);
  await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
});

test.each(['set role none', 'reset role', 'reset session authorization', 'discard all'])(
  'after %s the application still cannot rewrite history',
  async (first) => {
    for (const table of ['audit', 'article_versions', 'approvals', 'live_entry_versions', 'live_entry_notes'])
      for (const statement of [`delete from ${table}`, `truncate ${table} cascade`])
        await expect(ask(database.applicationUrl, first, statement)).rejects.toMatchObject({ code: DENIED });
    await expect(
      ask(database.applicationUrl, first, 'update audit set action = action'),
    ).rejects.toMatchObject({ code: DENIED });
  },
);

test.each([
  'set role toasoan',
  'set session authorization toasoan',
  'alter table audit disable trigger all',
  'alter table audit_head disable trigger all',
  'set session_replication_role = replica',
  'create table public.mine ()',
  'create or replace function public.site_now() returns timestamptz language sql as $$ select now() $$',
  'alter role current_user createrole',
  'create role other',
  'grant update on audit to current_user',
  "copy (select 1) to program 'true'",
  'drop table jobs.job',
  'select * from pg_authid',
])('the application may not: %s', async (statement) => {
  const outcome = ask(database.applicationUrl, statement);
  if (statement.startsWith('grant')) {
    // PostgreSQL only warns and grants nothing.
    await outcome.catch(() => {});
    await expect(ask(database.applicationUrl, 'update audit set action = action')).rejects.toMatchObject({
      code: DENIED,
    });
  } else await expect(outcome).rejects.toMatchObject({ code: DENIED });
});

/**
 * A database as an older release or an operator leaves it: with this owner and without a role of the
 * application.
 */
let warnings: { reason?: string }[] = [];
const log = Object.assign(createLogger('silent'), {
  warn: (warning: { reason?: string }) => warnings.push(warning),
});
beforeEach(() => {
  warnings = [];
});

const prepare = (ownerUrl: string, more: Partial<Parameters<typeof prepareDatabase>[0]> = {}) =>
  prepareDatabase({
    ...{ ownerUrl, applicationUrl: null, authSecret: 'one secret', log },
    ...{ hasQueue: true, maySetPassword: true, ...more },
  });

test('a database of an older release gets the role at its next start, and the application works', async () => {
  const { connectionString, db } = await freshDatabase();
  await makeNewsroom(db);
  await ask(
    connectionString,
    'revoke all on all tables in schema public, jobs, site_at from toasoan_app_tests',
    'grant create on schema public to public',
  );
  const url = await prepare(connectionString);
  const name = new URL(connectionString).pathname.slice(1);
  expect([await roleOf(url), warnings]).toEqual([applicationRoleOf(name), []]);
  expect(await ask(url, 'select count(*)::int as people from people')).toEqual([{ people: 8 }]);
  await expect(ask(url, 'create table public.mine ()')).rejects.toMatchObject({ code: DENIED });
  // A second start changes nothing and has the same password.
  expect(await prepare(connectionString)).toBe(url);
});

test('an owner with CREATEROLE creates the role; one without works as the owner, and the log says so', async () => {
  const able = await limitedDatabase({ mayMakeRoles: true });
  expect(await roleOf(able.applicationUrl)).not.toBe(await roleOf(able.connectionString));
  const unable = await limitedDatabase();
  expect(await prepare(unable.connectionString)).toBe(unable.connectionString);
  expect(warnings).toMatchObject([{ reason: 'the user in DATABASE_URL may not make roles' }]);
});

test('a role given by the operator gets its rights, and one that could rewrite the audit is refused', async () => {
  const { connectionString } = await limitedDatabase();
  const account = { role: `given_${randomUUID().slice(0, 8)}`, password: 'given' };
  const database = new URL(connectionString).pathname;
  const admin = new URL(inject('databaseServer'));
  admin.pathname = database;
  await ask(admin.href, `create role ${account.role} login password '${account.password}'`);
  const applicationUrl = asRole(connectionString, account);
  expect(await prepare(connectionString, { applicationUrl })).toBe(applicationUrl);
  expect(await ask(applicationUrl, 'select count(*)::int as rows from jobs.job')).toEqual([{ rows: 0 }]);
  expect(warnings).toEqual([]);

  for (const url of [admin.href, connectionString])
    await expect(prepare(connectionString, { applicationUrl: url })).rejects.toThrow(/may rewrite the audit/);
  await expect(prepare(connectionString, { applicationUrl: inject('databaseServer') })).rejects.toThrow(
    /different databases/,
  );
  await ask(admin.href, `drop owned by ${account.role}`, `drop role ${account.role}`);
});

test('with another AUTH_SECRET a command works as the owner, and a server resets the password', async () => {
  const { connectionString } = await freshDatabase();
  await prepare(connectionString);
  const other = { authSecret: 'another secret' };
  expect(await prepare(connectionString, { ...other, maySetPassword: false })).toBe(connectionString);
  const url = await prepare(connectionString, other);
  expect(await roleOf(url)).toMatch(/^toasoan_app_/);
});

test('a server with another AUTH_SECRET does not start while another process of the site is connected', async () => {
  const { connectionString } = await freshDatabase();
  const atWork = new pg.Client({ connectionString: await prepare(connectionString) });
  await atWork.connect();
  const other = prepare(connectionString, { authSecret: 'another secret' });
  await expect(other).rejects.toThrow(/different AUTH_SECRET/);
  await atWork.end();
  // The password is unchanged.
  expect(await roleOf(await prepare(connectionString, { maySetPassword: false }))).toMatch(/^toasoan_app_/);
});
