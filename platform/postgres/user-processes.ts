import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRunning, startTimeOf } from '../process/processes.mjs';

let entered = 0;

/**
 * Registers this process as a user of the embedded server, in one small file each. The last user stops the
 * server, and no process stops it while another uses it.
 */
export function registerUserProcess(dataDir: string): { leave(): { last: boolean } } {
  const folder = path.join(dataDir, 'run', 'postgres');
  mkdirSync(folder, { recursive: true });
  entered += 1;
  const own = path.join(folder, `${process.pid}-${entered}`);
  writeFileSync(own, startTimeOf(process.pid));
  return {
    leave() {
      rmSync(own, { force: true });
      return { last: others(folder).length === 0 };
    },
  };
}

function others(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    const file = path.join(folder, name);
    const pid = Number.parseInt(name, 10);
    try {
      if (isRunning({ pid, startTime: readFileSync(file, 'utf8') })) return true;
    } catch {
      return false;
    }
    rmSync(file, { force: true });
    return false;
  });
}
