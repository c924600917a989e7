import { type CrashDatabase, crashRounds } from '../tests/support/crash/crash-rounds.ts';
import { mountSmallDisk } from '../tests/support/crash/small-disk.ts';
import { PROGRAMS } from './programs.ts';
import { figure, figureAtLeast, reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';

/*
 * `npm run bench crash [-- ROUNDS [SEED]] [--database embedded|server|URL] [--minutes N] [--full-disk]`
 * kills the site and its database at random moments, then checks for lost or partial data. A database at a
 * URL is not killed. With `--full-disk` all data is on a separate disk, which is full before each kill; this
 * requires root.
 */
const { rounds, seed, ...options } = benchOptions(PROGRAMS.crash);
const endsAt = performance.now() + options.minutes * 60_000;
const database: CrashDatabase =
  options.database === 'embedded' || options.database === 'server'
    ? options.database
    : { url: options.database };

/** For the database, its WAL, and the pictures of two hundred rounds. */
const DISK_MB = 2_048;

const disk = options['full-disk'] ? mountSmallDisk(DISK_MB) : undefined;
if (disk === null) process.exit(1);
const report = reporter({ json: options.json });
const found = await crashRounds({
  ...{ rounds, seed, database, ...(disk && { disk }) },
  mayGoOn: () => performance.now() < endsAt,
  report: (line) => process.stderr.write(`${line}\n`),
}).finally(() => disk?.remove());
const { ledger, strikes, effects, findings } = found;
const reads = [...ledger.reads].map(([status, count]) => `${status}: ${count}`).join(', ');
process.stderr.write(`readers were answered ${reads}\n`);
for (const line of new Set([...findings, ...ledger.faults])) process.stderr.write(`${line}\n`);
report.add(figureAtLeast('rounds', [found.rounds, ''], rounds));
for (const [what, count] of Object.entries(strikes)) report.add(figure(`killed: ${what}`, [count, '']));
report.add(figure('saves acknowledged', [ledger.saves.length, '']));
report.add(figure('publications acknowledged', [ledger.publications.length, '']));
report.add(figure('pictures acknowledged', [ledger.pictures.length, '']));
report.add(figure('publications with effects looked at', [effects.publications, '']));
report.add(figure('deliveries that came again under their number', [effects.sentTwice, '']));
report.add(figure('lost, or there by halves', [findings.length, ''], 0));
report.add(figure('answers that are a fault of ours', [ledger.faults.length, ''], 0));
process.exit(report.exitCode());
