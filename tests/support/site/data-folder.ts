import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The data folder of a stopped site with the demonstration newsroom: `npm test` creates one for all tests.
 */
const { SEEDED_DATA } = process.env;

/**
 * A new data folder. It is a copy of the demonstration newsroom if `npm test` created one, because rendering
 * its pictures takes a minute. Otherwise it is empty, and the first start seeds it.
 */
export function newDataFolder(prefix: string, under = os.tmpdir()): string {
  const folder = mkdtempSync(path.join(under, prefix));
  if (SEEDED_DATA === undefined) return folder;
  // The database's files belong to the user that its server runs as.
  const copied = spawnSync('cp', ['-a', `${SEEDED_DATA}/.`, folder], { encoding: 'utf8' });
  if (copied.status !== 0)
    throw new Error(`The data of ${SEEDED_DATA} could not be copied: ${copied.stderr}`);
  return folder;
}
