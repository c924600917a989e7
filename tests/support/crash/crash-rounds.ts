import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { createJournalists } from '../../../bench/support/soak-newsroom.ts';
import { until } from '../collab/collab.ts';
import { seeded } from '../seeded.ts';
import { startSiteToRestart } from '../site/start-site.ts';
import { tokensOf } from '../site/token-of.ts';
import { checkInvariants, type Findings } from './check-invariants.ts';
import { countEffects, type EffectCounts, listenToPublications } from './effects.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { type LoadUsers, mixedLoad } from './mixed-load.ts';
import type { SmallDisk } from './small-disk.ts';

/**
 * The embedded database, a separate database server that the site knows by its address, or a given address.
 */
export type CrashDatabase = 'embedded' | 'server' | { readonly url: string };
/** The target of a kill. */
type Strike = 'process' | 'database' | 'both';

export type CrashReport = {
  readonly rounds: number;
  readonly strikes: Readonly<Record<Strike, number>>;
  readonly ledger: Ledger;
  readonly effects: EffectCounts;
  readonly findings: Findings;
};

const LONGEST_LIFE_MS = 3_000;
/** A killed database is back, and all work continues, within this time; the load runs through it. */
const AFTER_DATABASE_MS = 2_500;
/** The longest time with a full disk before the kill. */
const LONGEST_FULL_MS = 2_000;

/**
 * Kills a real site, its database, or both at random moments while people save, type, publish, upload and
 * read. Then it starts the site again and checks all data, `rounds` times. The same seed kills at the same
 * moments. A given disk holds all data, and is filled in each round before the kill. It gets free space
 * before the site starts again. If only the database was killed, it gets space before any other process
 * reacts.
 */
export async function crashRounds(input: {
  rounds: number;
  seed: number;
  database: CrashDatabase;
  disk?: SmallDisk;
  /** Called before each round: whether time is left for another. */
  mayGoOn?: () => boolean;
  report?: (line: string) => void;
}): Promise<CrashReport> {
  const { rounds, seed, database, disk, mayGoOn = () => true, report = () => {} } = input;
  const random = seeded(seed);
  const folder = mkdtempSync(path.join(disk?.folder ?? os.tmpdir(), 'toasoan-crash-'));
  const log = createLogger('silent');
  const beside = database === 'server' ? await startPostgres({ dataDir: folder, log }) : null;
  beside?.keepUp();
  const databaseUrl = typeof database === 'object' ? database.url : beside?.connectionString;
  const site = await startSiteToRestart({
    LOG_LEVEL: 'silent',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...(disk && { TMPDIR: disk.folder }),
  });
  const own = databaseUrl === undefined ? await startPostgres({ dataDir: site.dataDir, log }) : null;
  const connectionString = databaseUrl ?? own?.connectionString ?? '';
  const clusterOf = database === 'embedded' ? site.dataDir : database === 'server' ? folder : null;
  process.env.DATA_DIR = site.dataDir;
  process.env.DATABASE_URL = databaseUrl ?? '';
  const ledger = emptyLedger();
  let receiver: { stop: () => Promise<void> } | null = null;
  const findings: Findings = [];
  const strikes = { process: 0, database: 0, both: 0 };
  let isOver = false;
  try {
    receiver = await listenToPublications(ledger);
    const where = { dataDir: site.dataDir, ...(databaseUrl !== undefined && { databaseUrl }) };
    const [typist] = await createJournalists(site, 1);
    if (!typist) throw new Error('there is no typist');
    const { lan, thu } = await tokensOf(['lan', 'thu'], where);
    const users: LoadUsers = { url: site.url, writer: lan, editor: thu, typist };
    let done = 0;
    for (; done < rounds && mayGoOn(); done += 1) {
      const strike = strikeBy(random(), clusterOf !== null);
      strikes[strike] += 1;
      isOver = false;
      const load = mixedLoad(users, ledger, { random, isOver: () => isOver });
      // A slow machine may acknowledge no save in a short life, and the check would prove nothing. So every
      // second life has at least one.
      const known = ledger.saves.length;
      if (done % 2 === 0)
        await until(() => ledger.saves.length > known, 'a save to be acknowledged', 120_000);
      await sleep(300 + random() * (LONGEST_LIFE_MS - 300));
      if (disk) {
        disk.fill();
        await sleep(random() * LONGEST_FULL_MS);
      }
      if (strike !== 'process' && clusterOf !== null) process.kill(postmasterOf(clusterOf), 'SIGKILL');
      if (strike === 'database') await sleep(AFTER_DATABASE_MS);
      else await site.kill();
      isOver = true;
      await load;
      disk?.makeRoom();
      if (strike !== 'database') await site.startAgain();
      await until(() => isReady(site.url), 'the site to be ready again', 120_000);
      const found = await checkInvariants({ connectionString, dataDir: site.dataDir }, users, ledger);
      findings.push(...found.map((finding) => `round ${done + 1} (${strike}): ${finding}`));
      report(
        `round ${done + 1} (${strike}): ${ledger.saves.length} saves, ${ledger.publications.length} publications, ` +
          `${ledger.pictures.length} pictures acknowledged; ${findings.length} findings, ${ledger.faults.length} faults`,
      );
    }
    const effects = await countEffects(connectionString, ledger);
    findings.push(...effects.findings);
    return { rounds: done, strikes, ledger, effects: effects.counts, findings };
  } finally {
    // After an aborted round its load would run for ever.
    isOver = true;
    await receiver?.stop();
    // Stopped before the folder is removed, and before the site, so that it is not the last client.
    await own?.stop();
    await site.stop();
    await beside?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function strikeBy(chance: number, mayKillDatabase: boolean): Strike {
  if (!mayKillDatabase || chance < 0.6) return 'process';
  return chance < 0.8 ? 'database' : 'both';
}

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/api/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
}
