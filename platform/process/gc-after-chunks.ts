import { runGc } from './run-gc.ts';

/** After so many bytes, however many streams brought them. */
const everyBytes = 8 * 1024 * 1024;

let since = 0;

/**
 * Told of each chunk that was read and let go. What a stream brings lies outside the heap, where V8 lets 60 MiB of dead chunks stand
 * before it looks for them (bench/README.md); a look at the young alone takes a millisecond or two.
 */
export function noteReleasedChunk(bytes: number): void {
  since += bytes;
  if (since < everyBytes) return;
  since = 0;
  runGc({ type: 'minor' });
}
