import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from '../traces/logger.ts';

const OTHERS = 0o077;

/**
 * Logs which parts of the data folder other users of the machine can read. The modes are not changed: an
 * operator may have opened them to a group on purpose, such as for backups.
 */
export function warnOfOpenFolders(dataDir: string, log: Pick<Logger, 'warn'>): void {
  const open = findOpenFolders(dataDir);
  if (open.length > 0) log.warn({ open }, 'other users can read the data folder');
}

/** Absolute paths, with modes such as `755`. Empty if other users cannot enter the data folder itself. */
function findOpenFolders(dataDir: string): { path: string; mode: string }[] {
  if (!isOpen(dataDir)) return [];
  const secrets = path.join(dataDir, 'secrets');
  const inside = [dataDir, ...(existsSync(secrets) ? [secrets] : [])].flatMap((folder) =>
    readdirSync(folder).map((name) => path.join(folder, name)),
  );
  return [dataDir, ...inside.filter(isOpen)].map((each) => ({
    path: each,
    mode: (statSync(each).mode & 0o777).toString(8),
  }));
}

function isOpen(place: string): boolean {
  const found = statSync(place, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & OTHERS) !== 0;
}
