import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A separate disk that can be filled without harm to other files. */
export type SmallDisk = {
  readonly folder: string;
  /** Fills the disk to the last byte. */
  readonly fill: () => void;
  /** Frees the space that `fill` took. */
  readonly makeRoom: () => void;
  readonly remove: () => void;
};

/** Ever smaller steps, so that no space is left for a small file. */
const STEPS = [4 * 1024 * 1024, 64 * 1024, 4 * 1024];

/** A disk of this many megabytes in memory; null, with a message, if the process may not mount one. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const outer = mkdtempSync(path.join(os.tmpdir(), 'toasoan-full-'));
  // The embedded database may run as another user.
  chmodSync(outer, 0o755);
  const folder = path.join(outer, 'disk');
  mkdirSync(folder);
  const options = `size=${megabytes}m,mode=1777`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) {
    process.stderr.write('NOT DONE: a disk that fills up, for want of the right to mount one.\n');
    rmSync(outer, { recursive: true });
    return null;
  }
  const filler = path.join(folder, 'filler');
  return {
    folder,
    fill: () => {
      const file = openSync(filler, 'a');
      for (const step of STEPS) while (writes(file, step));
      closeSync(file);
    },
    makeRoom: () => rmSync(filler, { force: true }),
    remove: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(outer, { recursive: true, force: true });
    },
  };
}

function writes(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes, 1)) === bytes;
  } catch {
    return false;
  }
}
