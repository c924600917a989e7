import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from '../process/processes.mjs';
import { StartProblem } from '../process/start-problem.ts';
import type { Binaries } from './binaries.ts';
import type { ServerUser } from './server-user.ts';

const PASSWORD_FILE = 'toasoan-password';
const MAJOR_VERSION = '18';
/**
 * Private to this user. If root runs the embedded server as another user, Linux lets that user in by its
 * working directory (`nameForServer`). Other systems need search permission on the folder.
 */
const FOLDER_MODE = process.getuid?.() === 0 && process.platform !== 'linux' ? 0o711 : 0o700;

/**
 * Creates the data folder if needed and returns its absolute real path. Throws a `StartProblem` if it is
 * unusable.
 */
export function openDataFolder(dataDir: string): string {
  try {
    makeFolders(dataDir);
    const folder = realpathSync(dataDir);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new StartProblem(`The data folder ${dataDir} is not a folder: choose another DATA_DIR.`);
    }
    throw new StartProblem(
      `The data folder ${dataDir} cannot be written (${code}): change its permissions, or choose another DATA_DIR.`,
    );
  }
}

/** Node's own recursive `mkdir` loops forever in a file system that rejects all children (/proc). */
function makeFolders(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (path.dirname(folder) !== folder) makeFolders(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: FOLDER_MODE });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error;
  }
}

/**
 * Creates the cluster if there is none. It is prepared in a temporary folder and renamed, so that a crash
 * leaves nothing to repair. Of several concurrent starts one wins.
 */
export async function ensureCluster(cluster: string, user: ServerUser, binaries: Binaries): Promise<void> {
  if (isCluster(cluster)) return;
  const parent = path.dirname(cluster);
  sweepDrafts(parent);
  const draft = mkdtempSync(path.join(parent, `postgres.new-${process.pid}-`));
  try {
    const fresh = path.join(draft, 'cluster');
    mkdirSync(fresh, { mode: 0o700 });
    const password = randomBytes(24).toString('base64url');
    const passwordFile = path.join(draft, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600, flush: true });
    for (const place of [draft, fresh, passwordFile]) giveTo(place, user);
    await initialise(fresh, user, binaries);
    renameSync(passwordFile, path.join(fresh, PASSWORD_FILE));
    renameSync(fresh, cluster);
  } catch (error) {
    if (!isCluster(cluster)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

export function readPassword(cluster: string): string {
  return readFileSync(path.join(cluster, PASSWORD_FILE), 'utf8').trim();
}

/**
 * The path by which the server's user reaches the cluster. A user who cannot enter the parent folders can
 * still use its own working directory, which the launcher sets before it changes the user.
 */
export function nameForServer(cluster: string, user: ServerUser): string {
  return 'uid' in user.credentials && process.platform === 'linux' ? '/proc/self/cwd' : cluster;
}

/**
 * Environment variables that would change PostgreSQL's behaviour (PGPORT, PGDATA, LC_…) are not passed on.
 */
export function serverEnvironment(binaries: Binaries): NodeJS.ProcessEnv {
  return {
    PATH: '/usr/bin:/bin',
    LC_ALL: 'C',
    LD_LIBRARY_PATH: binaries.libraries,
  } as unknown as NodeJS.ProcessEnv;
}

function isCluster(cluster: string): boolean {
  if (!existsSync(cluster)) return false;
  const inside = statSync(cluster).isDirectory() ? readdirSync(cluster) : null;
  if (inside?.length === 0) return false;
  if (!inside?.includes('PG_VERSION') || !inside.includes(PASSWORD_FILE)) {
    throw new StartProblem(`${cluster} contains files of another program: choose another DATA_DIR.`);
  }
  const version = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR_VERSION) {
    throw new StartProblem(
      `${cluster} was created by PostgreSQL ${version}, and the embedded version is ${MAJOR_VERSION}: export with the older version of Toasoan, or set DATABASE_URL.`,
    );
  }
  return true;
}

async function initialise(fresh: string, user: ServerUser, binaries: Binaries): Promise<void> {
  try {
    await promisify(execFile)(
      binaries.initdb,
      [
        ...['-D', nameForServer(fresh, user)],
        ...['--username=toasoan', '--pwfile=../password', '--auth=scram-sha-256'],
        // Vietnamese is the default collation. Messages are in English, because the launcher parses some.
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=vi'],
      ],
      { ...user.credentials, cwd: fresh, env: serverEnvironment(binaries) },
    );
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const reason = stderr?.split('\n').find((line) => /error|fatal/i.test(line)) ?? message.split('\n')[0];
    throw new StartProblem(
      `The database could not be prepared in ${path.dirname(path.dirname(fresh))}: ${reason}`,
    );
  }
}

function giveTo(place: string, user: ServerUser): void {
  if ('uid' in user.credentials)
    chownSync(place, user.credentials.uid as number, user.credentials.gid as number);
  chmodSync(place, statSync(place).isDirectory() ? 0o700 : 0o600);
}

/** Deletes temporary folders of killed starts. */
function sweepDrafts(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^postgres\.new-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

const MB = 1024 ** 2;
/** PostgreSQL's default. */
const leastMb = 128;
/** Enough for the stories that ten concurrent searches read, each in other pages. */
const mostMb = 1024;
/** The rest is for the site, its page cache and the file cache of the system. */
const shareOfMemory = 1 / 16;

/** `shared_buffers` of the embedded server, by the memory of the machine or the limit of its container. */
export function sharedBuffersMb(
  memoryBytes = Math.min(process.constrainedMemory() || os.totalmem(), os.totalmem()),
): number {
  const share = Math.floor((memoryBytes * shareOfMemory) / MB);
  return Math.max(leastMb, Math.min(mostMb, share));
}
