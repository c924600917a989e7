import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { StartProblem } from '../process/start-problem.ts';

const FOLDER = 'secrets';

/**
 * Reads the secret file of this name in a data folder, or creates it with `make`. Creation is atomic, so that
 * all processes get the same secret.
 */
export function readOrCreateSecret(dataDir: string, name: string, make: () => string): string {
  const kept = readSecret(dataDir, name);
  if (kept !== null) return kept;
  const file = fileOf(dataDir, name);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}.draft`;
  try {
    writeFileSync(draft, make(), { flag: 'wx', mode: 0o600, flush: true });
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const now = readSecret(dataDir, name);
  if (now === null)
    throw new StartProblem(`${file} is empty: remove it, and the next start creates another.`);
  return now;
}

/** Null if there is none. An empty file counts as none: earlier versions left one when the disk was full. */
export function readSecret(dataDir: string, name: string): string | null {
  try {
    return readFileSync(fileOf(dataDir, name), 'utf8').trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Deletes empty secret files. Only one process may do this at a time: a complete file could appear between
 * the check and the deletion.
 */
export function removeEmptySecrets(dataDir: string): void {
  const folder = path.join(dataDir, FOLDER);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const found = statSync(file);
    if (found.isFile() && found.size === 0) rmSync(file);
  }
}

function fileOf(dataDir: string, name: string): string {
  return path.join(dataDir, FOLDER, name);
}
