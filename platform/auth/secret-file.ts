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
 * The secret file of this name in a data folder. Created with `make` where there is none: written as a
 * whole or not at all, and the same for all processes.
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

/** Null where there is none. An empty file is none: it is what versions until now left where the disk was full. */
export function readSecret(dataDir: string, name: string): string | null {
  try {
    return readFileSync(fileOf(dataDir, name), 'utf8').trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Takes away empty files. Only while nobody else does: between a look and a removal a whole one could come. */
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
