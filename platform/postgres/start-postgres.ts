import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isAlive } from '../process/processes.mjs';
import { StartProblem } from '../process/start-problem.ts';
import type { Logger } from '../traces/logger.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import {
  ensureCluster,
  nameForServer,
  openDataFolder,
  readPassword,
  serverEnvironment,
  sharedBuffersMb,
} from './cluster.ts';
import {
  clearStaleLock,
  findOrphans,
  isServing,
  type Postmaster,
  readPostmaster,
  registerUserProcess,
} from './postmaster.ts';
import { chooseServerUser, type ServerUser } from './server-user.ts';
import { makeSocketFolder } from './socket-folder.ts';

export type RunningPostgres = {
  connectionString: string;
  /** Whether the server was already running. */
  adopted: boolean;
  /** Restarts the server whenever it dies. Its address stays the same. */
  keepUp(): void;
  /** Stops the server if no other process uses it. */
  stop(): Promise<void>;
};

type Installation = {
  cluster: string;
  user: ServerUser;
  binaries: Binaries;
  logFile: string;
  log: Logger;
  outlivesMachine: boolean;
};

const START_TIMEOUT_MS = 300_000;
const ORPHAN_TIMEOUT_MS = 5_000;
const WATCH_MS = 500;
const LARGEST_LOG_BYTES = 20_000_000;

/**
 * The embedded PostgreSQL of a data folder: started, or adopted if it already runs. Concurrent calls by
 * several processes get the same server. Throws a `StartProblem` if it cannot run. Data survives a power
 * failure unless `outlivesMachine` is false, which is for throwaway test data.
 */
export async function startPostgres(input: {
  dataDir: string;
  log: Logger;
  outlivesMachine?: boolean;
}): Promise<RunningPostgres> {
  const dataDir = openDataFolder(input.dataDir);
  const cluster = path.join(dataDir, 'postgres');
  const user = chooseServerUser(cluster);
  const installation: Installation = {
    cluster,
    user,
    binaries: findBinaries(user),
    logFile: openLog(dataDir),
    log: input.log,
    outlivesMachine: input.outlivesMachine ?? true,
  };
  await ensureCluster(cluster, user, installation.binaries);
  const guest = registerUserProcess(dataDir);
  // A process that exits without awaiting `stop`, or crashes, would leave a server running.
  const leaveAtOnce = () => {
    if (guest.leave().last) askToStop(installation);
  };
  process.once('exit', leaveAtOnce);
  try {
    const { postmaster, adopted } = await startOrAdopt(installation);
    await ensureDatabase(installation, postmaster);
    const watch = watchOver(installation);
    return {
      connectionString: connectionStringOf(installation, postmaster, 'toasoan'),
      adopted,
      keepUp: watch.begin,
      stop: async () => {
        await watch.end();
        process.off('exit', leaveAtOnce);
        if (guest.leave().last) await stopServer(installation);
      },
    };
  } catch (error) {
    process.off('exit', leaveAtOnce);
    guest.leave();
    throw error;
  }
}

async function startOrAdopt(
  installation: Installation,
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const giveUpAt = performance.now() + START_TIMEOUT_MS;
  let orphansSeenAt: number | null = null;
  while (performance.now() < giveUpAt) {
    const there = readPostmaster(installation.cluster);
    if (there && isServing(there.pid, installation.cluster)) {
      if (await answers(installation, there)) return { postmaster: there, adopted: true };
      await sleep(50);
      continue;
    }
    if (there && isAlive(there.pid)) clearStaleLock(installation.cluster, there);
    const orphans = findOrphans(installation.cluster);
    // A server that is starting or stopping also works in the folder: its lock file will appear or vanish.
    if (orphans.length > 0 && readPostmaster(installation.cluster)?.pid === there?.pid) {
      orphansSeenAt ??= performance.now();
      if (performance.now() - orphansSeenAt > ORPHAN_TIMEOUT_MS) {
        installation.log.warn({ orphans }, 'ending orphans of an earlier database server');
        for (const pid of orphans) end(pid, 'SIGTERM');
        orphansSeenAt = performance.now();
      }
      await sleep(100);
      continue;
    }
    orphansSeenAt = null;
    const started = await launch(installation);
    if (started) return { postmaster: started, adopted: false };
    await sleep(50 + Math.random() * 100);
  }
  throw new StartProblem(
    `The database in ${installation.cluster} does not start: see ${installation.logFile}.`,
  );
}

function watchOver(installation: Installation): { begin(): void; end(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let repairing: Promise<void> | null = null;
  const look = () => {
    const there = readPostmaster(installation.cluster);
    if (repairing || (there && isServing(there.pid, installation.cluster))) return;
    installation.log.error('the database server died; restarting it');
    repairing = startOrAdopt(installation)
      .then(() => installation.log.info('the database server is running again'))
      .catch((error: unknown) =>
        installation.log.error({ err: error }, 'the database server could not be restarted'),
      )
      .finally(() => {
        repairing = null;
      });
  };
  return {
    begin() {
      timer ??= setInterval(look, WATCH_MS);
    },
    async end() {
      clearInterval(timer);
      await repairing;
    },
  };
}

/**
 * Starts a server and waits until it is ready. Null if another start was faster or an orphan is in the way.
 */
async function launch(installation: Installation): Promise<Postmaster | null> {
  const before = statSync(installation.logFile).size;
  const child = spawnServer(installation);
  const exit = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  let gone = false;
  void exit.then(() => {
    gone = true;
  });
  while (!gone) {
    const there = readPostmaster(installation.cluster);
    if (there && there.pid === child.pid && (await answers(installation, there))) {
      child.unref();
      return there;
    }
    await Promise.race([exit, sleep(20)]);
  }
  const logged = readFileSync(installation.logFile).subarray(before).toString();
  if (/lock file "[^"]*" already exists|shared memory block|is empty/.test(logged)) return null;
  const fatal = logged.split('\n').findLast((line) => /FATAL|PANIC/.test(line));
  // The log lines in between may be those of a concurrent start that won.
  if (!fatal && readPostmaster(installation.cluster)) return null;
  throw new StartProblem(
    `The database in ${installation.cluster} does not start: ${fatal?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? `see ${installation.logFile}`}`,
  );
}

function spawnServer({ cluster, user, binaries, logFile, outlivesMachine }: Installation): ChildProcess {
  const onDisk = outlivesMachine ? 'on' : 'off';
  const settings = {
    listen_addresses: '',
    unix_socket_directories: makeSocketFolder(cluster, user),
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: `${sharedBuffersMb()}MB`,
    fsync: onDisk,
    synchronous_commit: 'on',
    full_page_writes: onDisk,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Error details quote values: text of stories, addresses of people.
    log_error_verbosity: 'terse',
    cluster_name: 'toasoan',
  };
  const output = openSync(logFile, 'a');
  try {
    return spawn(
      binaries.postgres,
      [
        '-D',
        nameForServer(cluster, user),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        ...user.credentials,
        cwd: cluster,
        env: serverEnvironment(binaries),
        // In its own session: Ctrl-C in the terminal reaches only us, and we stop the server when we are
        // done.
        detached: true,
        stdio: ['ignore', output, output],
      },
    );
  } finally {
    closeSync(output);
  }
}

/** Whether the server accepts our connection and serves this cluster rather than a copy. */
async function answers(installation: Installation, postmaster: Postmaster): Promise<boolean> {
  try {
    return await withClient(connectionStringOf(installation, postmaster, 'postgres'), async (client) => {
      if (process.platform === 'linux') return true;
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      return rows[0] !== undefined && realpathSync(rows[0].data_directory) === installation.cluster;
    });
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code === '28P01') {
      throw new StartProblem(
        `The database in ${installation.cluster} rejects the password in its data folder.`,
      );
    }
    installation.log.debug({ code, message }, 'the database does not answer yet');
    return false;
  }
}

async function ensureDatabase(installation: Installation, postmaster: Postmaster): Promise<void> {
  await withClient(connectionStringOf(installation, postmaster, 'postgres'), async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'toasoan'");
    if (rowCount) return;
    try {
      await client.query('create database toasoan');
    } catch (error) {
      const { code } = error as { code?: string };
      // 42P04 and 23505: a concurrent start has created it. 55006: it is being created.
      if (code === '55006') return ensureDatabase(installation, postmaster);
      if (code !== '42P04' && code !== '23505') throw error;
    }
  });
}

async function withClient<T>(connectionString: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // An error after the answer does not matter.
  client.on('error', () => {});
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function connectionStringOf(
  { cluster }: Installation,
  { port, socketFolder }: Postmaster,
  database: string,
): string {
  const host = encodeURIComponent(socketFolder);
  return `postgresql://toasoan:${readPassword(cluster)}@localhost:${port}/${database}?host=${host}`;
}

/**
 * Fast shutdown: open transactions are rolled back, and all acknowledged data is on disk. Null if no server
 * runs.
 */
function askToStop({ cluster }: Installation): Postmaster | null {
  const there = readPostmaster(cluster);
  if (!there || !isServing(there.pid, cluster)) return null;
  end(there.pid, 'SIGINT');
  return there;
}

async function stopServer(installation: Installation): Promise<void> {
  const { cluster } = installation;
  const there = askToStop(installation);
  if (!there) return;
  for (const deadline = performance.now() + 7_000; isServing(there.pid, cluster); await sleep(20)) {
    if (performance.now() > deadline) {
      // Immediate shutdown: the next start recovers from the WAL.
      end(there.pid, 'SIGQUIT');
      return;
    }
  }
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function openLog(dataDir: string): string {
  const file = path.join(dataDir, 'logs', 'postgres.log');
  mkdirSync(path.dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  if (statSync(file).size > LARGEST_LOG_BYTES) truncateSync(file);
  return file;
}
