import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The data folder of a site that has the demonstration newsroom and was ended: `npm test` makes one for all. */
const { SEEDED_DATA } = process.env;

/**
 * A new data folder, in which the demonstration newsroom is already where `npm test` wrote it once, because to draw its pictures
 * takes a minute; otherwise empty, and the first start writes it.
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
