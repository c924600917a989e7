import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** After so many bytes, however many streams brought them. */
const everyBytes = 8 * 1024 * 1024;

// Known to contexts that are made after it alone.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (how: { type: 'minor' }) => void;

let since = 0;

/**
 * Told of each chunk that was read and let go. What a stream brings lies outside the heap, where V8 lets 60 MiB of dead chunks stand
 * before it looks for them (bench/README.md); a look at the young alone takes a millisecond or two.
 */
export function chunkLetGo(bytes: number): void {
  since += bytes;
  if (since < everyBytes) return;
  since = 0;
  collect({ type: 'minor' });
}
