import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isAlive } from '#platform/process/processes.mjs';

const root = path.resolve(import.meta.dirname, '../../..');

/** A fake Next build: records its begin and end, and ends when the test says so. */
const BUILD = `
  const { appendFileSync, existsSync, mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync('.next/static', { recursive: true });
  writeFileSync('build-pid', String(process.pid));
  appendFileSync('builds', 'begun\\n');
  const looking = setInterval(() => {
    // The clone is gone: a start left its build behind.
    if (!existsSync('build-pid')) process.exit(1);
    if (!existsSync('may-end')) return;
    clearInterval(looking);
    writeFileSync('.next/static/a.js', '1');
    appendFileSync('builds', 'done\\n');
  }, 10);
`;

/** A fake npm: records its command, and ends when the test says so. */
const NPM = `
  const { appendFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
  writeFileSync('start-pid', String(process.ppid));
  appendFileSync('installs', process.argv[2] + ' begun\\n');
  const looking = setInterval(() => {
    if (!existsSync('installs')) process.exit(1);
    if (!existsSync('may-end')) return;
    clearInterval(looking);
    mkdirSync('node_modules/node/bin', { recursive: true });
    rmSync('node_modules/node/bin/node', { force: true });
    symlinkSync(process.execPath, 'node_modules/node/bin/node');
    appendFileSync('installs', 'done\\n');
  }, 10);
`;

/** A fake npm that runs the start script. */
const NPM_START = `
  import { spawn } from 'node:child_process';
  spawn(process.execPath, ['scripts/start.mjs']);
`;

let clone: string;
const started: ChildProcess[] = [];

beforeEach(() => {
  clone = mkdtempSync(path.join(os.tmpdir(), 'toasoan-clone-'));
  write('node_modules/next/dist/bin/next', BUILD);
  write('app/page.tsx', 'one');
  for (const folder of ['scripts', 'platform/process']) {
    mkdirSync(path.join(clone, folder), { recursive: true });
    for (const name of readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.mjs'))) {
      copyFileSync(path.join(root, folder, name), path.join(clone, folder, name));
    }
  }
  write(
    'scripts/build.mjs',
    "import { ensureBuild } from './ensure-build.mjs';\nawait ensureBuild(process.execPath);\n",
  );
});

afterEach(() => {
  for (const each of started.splice(0)) each.kill('SIGKILL');
  rmSync(clone, { recursive: true, force: true });
});

function write(name: string, words: string): void {
  const file = path.join(clone, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, words);
}

function read(name: string): string {
  const file = path.join(clone, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

type Start = { process: ChildProcess; speaks: Promise<string>; ended: Promise<number | null> };

function start(script = 'scripts/build.mjs'): Start {
  const child = spawn(process.execPath, [script], {
    cwd: clone,
    env: { ...process.env, npm_execpath: path.join(clone, 'npm.js') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.push(child);
  return {
    process: child,
    speaks: new Promise((resolve) => child.stderr?.once('data', (words) => resolve(String(words)))),
    ended: new Promise((resolve) => child.once('close', resolve)),
  };
}

async function begun(times: number, log = 'builds'): Promise<void> {
  await vi.waitFor(() => expect(read(log).match(/begun/g)).toHaveLength(times), { timeout: 20_000 });
}

test('of two starts in one clone one builds, and the other waits for that build', async () => {
  const first = start();
  await begun(1);
  const second = start();
  expect(await second.speaks).toMatch(/Waiting for another start/);
  write('may-end', '');
  expect([await first.ended, await second.ended]).toEqual([0, 0]);
  expect(read('builds')).toBe('begun\ndone\n');
});

test('a build whose start was killed runs to its end, and is then repeated', async () => {
  const first = start();
  await begun(1);
  first.process.kill('SIGKILL');
  const second = start();
  expect(await second.speaks).toMatch(/Waiting for another start/);
  write('may-end', '');
  expect(await second.ended).toBe(0);
  expect(read('builds')).toBe('begun\ndone\nbegun\ndone\n');
});

test('a build killed with its start does not block the next one', async () => {
  const first = start();
  await begun(1);
  first.process.kill('SIGKILL');
  process.kill(Number(read('build-pid')), 'SIGKILL');
  const second = start();
  await begun(2);
  write('may-end', '');
  expect(await second.ended).toBe(0);
  expect(read('builds')).toBe('begun\nbegun\ndone\n');
});

describe('in a clone without packages,', () => {
  beforeEach(() => {
    rmSync(path.join(clone, 'node_modules'), { recursive: true });
    write('package-lock.json', '{}');
    write('npm.js', NPM);
    write('scripts/install.mjs', "import { bootstrap } from './bootstrap.mjs';\nawait bootstrap();\n");
  });

  test('of two starts one installs packages, and the other waits', async () => {
    const first = start('scripts/install.mjs');
    await begun(1, 'installs');
    const second = start('scripts/install.mjs');
    expect(await second.speaks).toMatch(/Waiting for another start/);
    write('may-end', '');
    expect([await first.ended, await second.ended]).toEqual([0, 0]);
    expect(read('installs')).toBe('ci begun\ndone\n');
  });

  test('an npm whose start was killed is awaited, and its installation is then completed', async () => {
    const first = start('scripts/install.mjs');
    await begun(1, 'installs');
    first.process.kill('SIGKILL');
    const second = start('scripts/install.mjs');
    expect(await second.speaks).toMatch(/Waiting for another start/);
    write('may-end', '');
    expect(await second.ended).toBe(0);
    expect(read('installs')).toBe('ci begun\ndone\ninstall begun\ndone\n');
  });

  test('no packages are installed during a build', async () => {
    write('node_modules/next/dist/bin/next', BUILD);
    const building = start();
    await begun(1);
    const installing = start('scripts/install.mjs');
    expect(await installing.speaks).toMatch(/Waiting for another start/);
    expect(read('installs')).toBe('');
    write('may-end', '');
    expect([await building.ended, await installing.ended]).toEqual([0, 0]);
    expect(read('installs')).toBe('install begun\ndone\n');
  });
});

test('npm start exits with its npm during an installation', async () => {
  rmSync(path.join(clone, 'node_modules'), { recursive: true });
  write('package-lock.json', '{}');
  write('npm.js', NPM);
  write('npm.mjs', NPM_START);
  const npm = spawn(process.execPath, ['npm.mjs'], {
    cwd: clone,
    env: { ...process.env, npm_lifecycle_event: 'start', npm_execpath: path.join(clone, 'npm.js') },
    stdio: 'ignore',
  });
  started.push(npm);
  await begun(1, 'installs');
  npm.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(Number(read('start-pid')))).toBe(false), { timeout: 20_000 });
});

describe('npm start, interrupted during a build,', () => {
  const env = { ...process.env, npm_lifecycle_event: 'start' };

  /** The state of a clone with installed packages. */
  beforeEach(() => {
    const lock = '{}';
    write('package-lock.json', lock);
    const installed = createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`);
    write('node_modules/.toasoan-installed', installed.digest('hex'));
    write('server/check-start.ts', '');
    write('npm.mjs', NPM_START);
  });

  test('ends the build on SIGTERM', async () => {
    const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: clone, stdio: 'ignore' });
    started.push(child);
    const ended = new Promise((resolve) => child.once('close', resolve));
    await begun(1);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(isAlive(Number(read('build-pid')))).toBe(false);
  });

  test('ends the build when npm is killed', async () => {
    const npm = spawn(process.execPath, ['npm.mjs'], { cwd: clone, env, stdio: 'ignore' });
    started.push(npm);
    await begun(1);
    npm.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(Number(read('build-pid')))).toBe(false), { timeout: 20_000 });
  });
});

test('a file lock is held by one process at a time', async () => {
  write(
    'scripts/turns.mjs',
    `import { appendFileSync } from 'node:fs';
     import { withFileLock } from '../platform/process/file-lock.mjs';
     for (let time = 0; time < 20; time += 1) {
       await withFileLock('turns', {
         whileWaiting() {},
         async work() {
           appendFileSync('log', 'in ');
           await new Promise((resolve) => setImmediate(resolve));
           appendFileSync('log', 'out\\n');
         },
       });
     }`,
  );
  const six = Array.from({ length: 6 }, () => {
    const child = spawn(process.execPath, ['scripts/turns.mjs'], { cwd: clone, stdio: 'inherit' });
    started.push(child);
    return new Promise((resolve) => child.once('close', resolve));
  });
  expect(await Promise.all(six)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(read('log')).toBe('in out\n'.repeat(120));
});
