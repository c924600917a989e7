import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { readOrCreateSecret, readSecret } from '#platform/auth/secret-file.ts';
import { type Env, isOnThisMachine } from '#platform/process/env.ts';
import { StartProblem } from '#platform/process/start-problem.ts';

const PASSWORD = 'demo-password';

/** Writes the demo newsroom, whose accounts get this password. */
export type SeedDemo = (input: { password: string; report: (line: string) => void }) => Promise<void>;

/**
 * Fills an empty database according to `SEED`. Returns lines to print at the start: the demo accounts, if
 * there are any.
 */
export async function seedIfEmpty(input: {
  env: Pick<Env, 'seed' | 'siteUrl' | 'demoPassword'>;
  dataDir: string;
  pool: Pool;
  seedDemo: SeedDemo;
  /** Gets lines for the operator while the newsroom is written, which takes half a minute. */
  report: (line: string) => void;
}): Promise<string[]> {
  const { env, dataDir, pool, seedDemo, report } = input;
  if (env.seed === 'demo' && (await isEmpty(pool))) {
    if (!isOnThisMachine(env.siteUrl)) {
      throw new StartProblem(
        `The demonstration newsroom has known accounts and is not created for ${env.siteUrl}: set SEED=empty.`,
      );
    }
    report('Writing the demonstration newsroom…');
    await seedDemo({ password: demoPassword(env, dataDir), report });
  }
  const accounts = isOnThisMachine(env.siteUrl) ? await listDemoAccounts(pool) : [];
  if (accounts.length === 0) return [];
  // No password is generated if the accounts came from a backup: it would not match them.
  const password = readSecret(dataDir, PASSWORD);
  return [
    'Demonstration accounts:',
    ...accounts.map(({ email, name, roles }) => `  ${email.padEnd(26)} ${name} (${roles})`),
    `  password: ${password ?? 'that of the start that wrote them; it is kept in that one’s DATA_DIR'}`,
  ];
}

async function isEmpty(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from people limit 1');
  return rowCount === 0;
}

async function listDemoAccounts(pool: Pool): Promise<{ email: string; name: string; roles: string }[]> {
  const { rows } = await pool.query<{ email: string; name: string; roles: string }>(
    `select p.email, p.name, string_agg(distinct r.role, ', ') as roles
     from people p join person_roles r on r.person_id = p.id
     where p.email like '%@toasoan.example' and p.password_hash is not null and p.disabled_at is null
     group by p.id order by min(r.role), p.email`,
  );
  return rows;
}

/**
 * `DEMO_PASSWORD`, or a password that is generated once and stored in the data folder, so that each start can
 * print it.
 */
function demoPassword({ demoPassword: given }: Pick<Env, 'demoPassword'>, dataDir: string): string {
  return readOrCreateSecret(
    dataDir,
    PASSWORD,
    () => given ?? `toasoan-${randomBytes(6).toString('base64url')}`,
  );
}
