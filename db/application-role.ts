import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

/** `not-allowed`: the owner may not create roles. */
export type RoleOutcome = 'there' | 'not-allowed';

const SCHEMAS = ['public', 'site_at', 'jobs'];
/** Tables that the application may only insert into. */
const APPEND_ONLY = ['article_versions', 'approvals', 'audit', 'live_entry_versions', 'live_entry_notes'];

const INSUFFICIENT_PRIVILEGE = '42501';
/** Another process created the role concurrently. */
const EXISTS_ALREADY: ReadonlySet<unknown> = new Set(['42710', '23505']);
const LONGEST_NAME_BYTES = 63;
/**
 * Serialises the grants of concurrent starts: PostgreSQL refuses concurrent updates of a table's access list.
 */
const GRANT_LOCK = 718_202_302;
/** PostgreSQL's default (`scram_iterations`). */
const SCRAM_ITERATIONS = 4_096;

/**
 * The name of the application's role for a database. Roles are global to the server, so the name contains the
 * database.
 */
export function applicationRoleOf(database: string): string {
  const name = `toasoan_app_${database}`;
  if (Buffer.byteLength(name) <= LONGEST_NAME_BYTES) return name;
  return `toasoan_app_${createHash('sha256').update(database).digest('hex').slice(0, 32)}`;
}

/**
 * The connection string of the same database with another user. Uses parameters, which take precedence over
 * the user and password of the URL.
 */
export function asRole(
  connectionString: string,
  { role, password }: { role: string; password: string },
): string {
  const url = new URL(connectionString);
  url.searchParams.set('user', role);
  url.searchParams.set('password', password);
  return url.href;
}

/** Creates the login role if it does not exist. An existing one keeps its password. */
export async function makeApplicationRole(
  owner: pg.ClientBase,
  { role, password }: { role: string; password: string },
): Promise<RoleOutcome> {
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
  if (rowCount === 1) return 'there';
  try {
    await owner.query(`create role ${pg.escapeIdentifier(role)} login password ${verifierOf(password)}`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === INSUFFICIENT_PRIVILEGE) return 'not-allowed';
    if (!EXISTS_ALREADY.has(code)) throw error;
  }
  return 'there';
}

/** Changes the role's password. Throws PostgreSQL's error if the owner may not. */
export async function setRolePassword(
  owner: pg.ClientBase,
  { role, password }: { role: string; password: string },
): Promise<void> {
  await owner.query(`alter role ${pg.escapeIdentifier(role)} password ${verifierOf(password)}`);
}

/**
 * Grants the role what the application needs in this database, and revokes all other rights. Runs only
 * missing statements, because each grant makes every connection plan its statements again.
 */
export async function grantToApplication(owner: pg.ClientBase, role: string): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query('select pg_advisory_xact_lock($1)', [GRANT_LOCK]);
    const { rows } = await owner.query<{ statement: string }>(MISSING_GRANTS, [role, APPEND_ONLY, SCHEMAS]);
    for (const { statement } of rows) await owner.query(statement);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    throw error;
  }
}

/**
 * Whether the role could bypass its restrictions: as superuser, by CREATEROLE, as the owner, or by its
 * grants.
 */
export async function mayRewrite(owner: pg.ClientBase, role: string): Promise<boolean> {
  const { rows } = await owner.query<{ may: boolean }>(
    `select r.rolsuper or r.rolcreaterole or pg_has_role(r.oid, a.relowner, 'member')
       or exists (
         select from unnest($2::text[]) as kept
         where has_table_privilege(r.oid, to_regclass('public.' || kept)::oid, 'update, delete, truncate')
       ) as may
     from pg_roles r, pg_class a where r.rolname = $1 and a.oid = to_regclass('public.audit')`,
    [role, APPEND_ONLY],
  );
  return rows[0]?.may !== false;
}

const MISSING_GRANTS = `
  with objects as (
    select c.oid, n.nspname, c.relname, case c.relkind when 'S' then 'sequence' else 'table' end as kind,
      n.nspname = 'public' and c.relname = any($2::text[]) as is_append_only,
      case
        when c.relkind = 'S' then array['usage']
        when c.relkind in ('v', 'm') then array['select']
        when n.nspname = 'public' and c.relname = any($2::text[]) then array['select', 'insert']
        else array['select', 'insert', 'update', 'delete']
      end as wanted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($3::text[]) and c.relkind in ('r', 'p', 'v', 'm', 'S')
  )
  select format('grant connect on database %I to %I', current_database(), $1::name) as statement
  where not has_database_privilege($1::name, current_database(), 'connect')
  union all
  select format('grant usage on schema %I to %I', nspname, $1::name) from pg_namespace
  where nspname = any($3::text[]) and not has_schema_privilege($1::name, oid, 'usage')
  union all
  select 'revoke create on schema public from public' where has_schema_privilege($1::name, 'public', 'create')
  union all
  select format('grant %s on %s %I.%I to %I', string_agg(privilege, ', '), kind, nspname, relname, $1::name)
  from objects, unnest(wanted) as privilege
  where not case kind
    when 'sequence' then has_sequence_privilege($1::name, oid, privilege)
    else has_table_privilege($1::name, oid, privilege) end
  group by oid, kind, nspname, relname
  union all
  select format('revoke update, delete, truncate on %I.%I from %I', nspname, relname, $1::name) from objects
  where is_append_only and has_table_privilege($1::name, oid, 'update, delete, truncate')`;

/**
 * The SCRAM verifier of the password (RFC 5803) as a quoted literal, so that statement logs do not contain
 * the password.
 */
function verifierOf(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, SCRAM_ITERATIONS, 32, 'sha256');
  const keyOf = (name: string) => createHmac('sha256', salted).update(name).digest();
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  const serverKey = keyOf('Server Key').toString('base64');
  return pg.escapeLiteral(
    `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`,
  );
}
