import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

type Said = { adopted?: boolean; connectionString?: string; problem?: string };

const LAUNCHER = path.resolve('tests/support/processes/launcher-process.ts');
const isRoot = process.getuid?.() === 0;

let home: string;
let starters: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'tòa soạn '));
});

afterEach(async () => {
  await Promise.all(starters.map(leave));
  starters = [];
  rmSync(home, { recursive: true, force: true });
});

test('five processes that start at once on a new folder get one server', async () => {
  const said = await Promise.all(Array.from({ length: 5 }, () => start(home)));
  expect(said.map(({ problem }) => problem)).toEqual(Array(5).fill(undefined));
  expect(said.filter(({ adopted }) => adopted === false)).toHaveLength(1);
  expect(new Set(said.map(({ connectionString }) => connectionString)).size).toBe(1);
});

test('a folder whose path has spaces and accents, and is longer than a socket path may be, works', async () => {
  const deep = path.join(home, ...Array(4).fill('một thư mục có tên rất dài và nhiều dấu'));
  const { connectionString } = await start(deep);
  expect(await select(connectionString, "select 'Việt Nam' as value")).toBe('Việt Nam');
});

test('words sort as Vietnamese, and the collation that queries name is there', async () => {
  const { connectionString } = await start(home);
  const sorted = `select string_agg(x, '' order by x collate "vi-x-icu") as value from unnest(array['e','đ','d','z','ă','a','â']) x`;
  expect(await select(connectionString, sorted)).toBe('aăâdđez');
});

test('a command that ends leaves the server to the one that runs, and the last to leave turns it off', async () => {
  const { connectionString } = await start(home);
  const command = await start(home);
  expect(command.adopted).toBe(true);
  await leave(starters[1] as ChildProcess);
  expect(await select(connectionString, 'select 1 as value')).toBe(1);
  await leave(starters[0] as ChildProcess);
  expect(existsSync(path.join(home, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('the one that started the server may leave before the one that came later', async () => {
  await start(home);
  const { connectionString } = await start(home);
  await leave(starters[0] as ChildProcess);
  expect(await select(connectionString, 'select 1 as value')).toBe(1);
});

test('a server that outlived a killed process is adopted, and then turned off', async () => {
  await start(home);
  await kill(starters[0] as ChildProcess);
  expect((await start(home)).adopted).toBe(true);
  await leave(starters[1] as ChildProcess);
  expect(existsSync(path.join(home, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('a process that ends without waiting for it turns the server off, where nobody else has it', async () => {
  const { connectionString } = await start(home);
  await ended(startAndEnd(home));
  expect(await select(connectionString, 'select 1 as value')).toBe(1);
  await leave(starters[0] as ChildProcess);
  await ended(startAndEnd(home));
  await expect
    .poll(() => existsSync(path.join(home, 'postgres', 'postmaster.pid')), { interval: 100 })
    .toBe(false);
});

test('a lock file that names a living process which is no database is seen through', async () => {
  await start(home);
  await leave(starters[0] as ChildProcess);
  const other = spawnAsServerUser('sleep', ['60']);
  writeFileSync(
    path.join(home, 'postgres', 'postmaster.pid'),
    `${other.pid}\n${home}/postgres\n1700000000\n5432\n/tmp/nowhere\n\n\n`,
  );
  try {
    expect((await start(home)).adopted).toBe(false);
  } finally {
    await kill(other);
  }
});

test('a copy of a folder whose server runs gets a server of its own', async () => {
  const { connectionString } = await start(home);
  await select(connectionString, 'checkpoint');
  const copy = `${home} bản sao`;
  execFileSync('cp', ['-a', home, copy]);
  try {
    const second = await start(copy);
    expect(second).toMatchObject({ adopted: false });
    expect(second.connectionString).not.toBe(connectionString);
  } finally {
    await leave(starters[1] as ChildProcess);
    rmSync(copy, { recursive: true, force: true });
  }
});

test('busy sessions of a killed database server are waited for, or ended', async () => {
  const { connectionString } = await start(home);
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  const busy = client.query('select count(*) from generate_series(1, 2000000000)').catch(() => {});
  const isBusy = `select count(*)::int as value from pg_stat_activity where state = 'active' and query like '%generate_series%' and pid <> pg_backend_pid()`;
  await expect.poll(() => select(connectionString, isBusy)).toBe(1);
  process.kill(postmasterPid(), 'SIGKILL');
  const again = await start(home);
  expect(again.adopted).toBe(false);
  expect(await select(again.connectionString, 'select 1 as value')).toBe(1);
  await busy;
});

test('a database server that dies under a running site is started again at the same address', async () => {
  const child = spawn(process.execPath, [LAUNCHER, home, 'keep-up'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  starters.push(child);
  const { connectionString } = await firstWords(child);
  process.kill(postmasterPid(), 'SIGKILL');
  await expect
    .poll(() => select(connectionString, 'select 1 as value').catch(() => 0), { interval: 200 })
    .toBe(1);
});

test('a folder that holds something else is refused with a sentence', async () => {
  mkdirSync(path.join(home, 'postgres'));
  writeFileSync(path.join(home, 'postgres', 'thư.txt'), 'không phải cơ sở dữ liệu');
  expect((await start(home)).problem).toMatch(/files of another program/);
});

test('a file where the data folder should be is refused with a sentence', async () => {
  const file = path.join(home, 'data');
  writeFileSync(file, '');
  expect((await start(file)).problem).toMatch(/is not a folder/);
});

test.runIf(isRoot)(
  'an ordinary user starts a server too, and is told where the folder is not theirs',
  async () => {
    chmodSync(home, 0o755);
    const theirs = path.join(home, 'của nobody');
    mkdirSync(theirs);
    execFileSync('chown', ['nobody', theirs]);
    const said = await start(theirs, asNobody());
    expect(said).toMatchObject({ adopted: false });
    expect((await start(path.join(home, 'của root'), asNobody())).problem).toMatch(/cannot be written/);
  },
);

function start(dataDir: string, user: { uid?: number; gid?: number } = {}): Promise<Said> {
  const child = spawn(process.execPath, [LAUNCHER, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...user,
  });
  starters.push(child);
  return firstWords(child);
}

function startAndEnd(dataDir: string): ChildProcess {
  return spawn(process.execPath, [LAUNCHER, dataDir, 'end-at-once'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

function firstWords(child: ChildProcess): Promise<Said> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('exit', (code) => reject(new Error(`the launcher ended with ${code} and said nothing`)));
  });
}

function leave(child: ChildProcess): Promise<void> {
  return signalled(child, 'SIGTERM');
}

function kill(child: ChildProcess): Promise<void> {
  return signalled(child, 'SIGKILL');
}

function signalled(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function spawnAsServerUser(command: string, args: string[]): ChildProcess {
  return spawn(command, args, { stdio: 'ignore', ...(isRoot ? asNobody() : {}) });
}

function asNobody(): { uid: number; gid: number } {
  const of = (flag: string) => Number(execFileSync('id', [flag, 'nobody']).toString());
  return { uid: of('-u'), gid: of('-g') };
}

function postmasterPid(): number {
  return Number(readFileSync(path.join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function select(connectionString: string | undefined, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(sql)).rows[0]?.value;
  } finally {
    await client.end();
  }
}
