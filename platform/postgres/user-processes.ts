import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRunning, startTimeOf } from '../process/processes.mjs';

let entered = 0;

/**
 * Signs this process into the list of those who use the embedded server (one small file each), so that the last to
 * leave turns it off and nobody turns it off under another.
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
