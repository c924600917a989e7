import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

type LauncherReport = { adopted?: boolean; connectionString?: string; problem?: string };

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

test('five processes that start at once on a new folder share one server', async () => {
  const reports = await Promise.all(Array.from({ length: 5 }, () => start(home)));
  expect(reports.map(({ problem }) => problem)).toEqual(Array(5).fill(undefined));
  expect(reports.filter(({ adopted }) => adopted === false)).toHaveLength(1);
  expect(new Set(reports.map(({ connectionString }) => connectionString)).size).toBe(1);
});

test('a folder with spaces and accents in a path longer than a socket path works', async () => {
  const deep = path.join(home, ...Array(4).fill('một thư mục có tên rất dài và nhiều dấu'));
  const { connectionString } = await start(deep);
  expect(await select(connectionString, "select 'Việt Nam' as value")).toBe('Việt Nam');
});

test('text sorts in Vietnamese order, and the collation of the queries exists', async () => {
  const { connectionString } = await start(home);
  const sorted = `select string_agg(x, '' order by x collate "vi-x-icu") as value from unnest(array['e','đ','d','z','ă','a','â']) x`;
  expect(await select(connectionString, sorted)).toBe('aăâdđez');
});

test('a second process keeps the server running, and the last process to leave stops it', async () => {
  const { connectionString } = await start(home);
  const command = await start(home);
  expect(command.adopted).toBe(true);
  await leave(starters[1] as ChildProcess);
  expect(await select(connectionString, 'select 1 as value')).toBe(1);
  await leave(starters[0] as ChildProcess);
  expect(existsSync(path.join(home, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('the process that started the server may leave before a process that joined later', async () => {
  await start(home);
  const { connectionString } = await start(home);
  await leave(starters[0] as ChildProcess);
  expect(await select(connectionString, 'select 1 as value')).toBe(1);
});

test('a server that outlived a killed process is adopted, and stopped by the next process', async () => {
  await start(home);
  await kill(starters[0] as ChildProcess);
  expect((await start(home)).adopted).toBe(true);
  await leave(starters[1] as ChildProcess);
  expect(existsSync(path.join(home, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('a process that exits at once stops the server only if no other process uses it', async () => {
  const { connectionString } = await start(home);
  await ended(startAndEnd(home));
  expect(await select(connectionString, 'select 1 as value')).toBe(1);
  await leave(starters[0] as ChildProcess);
  await ended(startAndEnd(home));
  await expect
    .poll(() => existsSync(path.join(home, 'postgres', 'postmaster.pid')), { interval: 100 })
    .toBe(false);
});

test('a lock file with the pid of another program does not prevent a start', async () => {
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

test('a copy of a folder with a running server gets a separate server', async () => {
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

test('a start waits for busy sessions of a killed database server, or ends them', async () => {
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

test('a database server that dies under a running site restarts at the same address', async () => {
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

test('a folder with files of another program is refused with a message', async () => {
  mkdirSync(path.join(home, 'postgres'));
  writeFileSync(path.join(home, 'postgres', 'thư.txt'), 'không phải cơ sở dữ liệu');
  expect((await start(home)).problem).toMatch(/files of another program/);
});

test('a file in place of the data folder is refused with a message', async () => {
  const file = path.join(home, 'data');
  writeFileSync(file, '');
  expect((await start(file)).problem).toMatch(/is not a folder/);
});

test.runIf(isRoot)(
  'an ordinary user can start a server, and gets a message for a folder without write access',
  async () => {
    chmodSync(home, 0o755);
    const theirs = path.join(home, 'của nobody');
    mkdirSync(theirs);
    execFileSync('chown', ['nobody', theirs]);
    const reports = await start(theirs, asUnprivileged());
    expect(reports).toMatchObject({ adopted: false });
    expect((await start(path.join(home, 'của root'), asUnprivileged())).problem).toMatch(/cannot be written/);
  },
);

function start(dataDir: string, user: { uid?: number; gid?: number } = {}): Promise<LauncherReport> {
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

function firstWords(child: ChildProcess): Promise<LauncherReport> {
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
  return spawn(command, args, { stdio: 'ignore', ...(isRoot ? asUnprivileged() : {}) });
}

function asUnprivileged(): { uid: number; gid: number } {
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
