import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Stands still until so many processes have come to this folder: what they do next they do in the same moment. */
export function meet(folder: string, processes: number): void {
  if (processes === 1) return;
  const arrived = path.join(folder, 'arrived');
  appendFileSync(arrived, '.');
  while (readFileSync(arrived).length < processes);
}
