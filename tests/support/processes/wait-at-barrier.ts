import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Blocks until so many processes have reached this folder: they continue at the same moment. */
export function waitAtBarrier(folder: string, processes: number): void {
  if (processes === 1) return;
  const arrived = path.join(folder, 'arrived');
  appendFileSync(arrived, '.');
  while (readFileSync(arrived).length < processes);
}
