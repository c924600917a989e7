import { spawnSync } from 'node:child_process';

/** A token from the command line, beside the running site, as the README of the API says. */
export function tokenOf(person: string, site: { dataDir: string; databaseUrl?: string }): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/newsroom.mjs', 'token', 'create', '--person', `${person}@toasoan.example`, '--json'],
    {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: site.dataDir, DATABASE_URL: site.databaseUrl ?? '' },
    },
  );
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`The command printed no token: ${stdout}${stderr}`);
  return JSON.parse(line).token;
}
