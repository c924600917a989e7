import { runGc } from './run-gc.ts';

/** Collects after this many bytes of all streams together. */
const everyBytes = 8 * 1024 * 1024;

let since = 0;

/**
 * Counts each chunk that was read and released. Chunks are outside the heap, where V8 lets 60 MiB of garbage
 * accumulate before it collects (bench/README.md). A minor collection takes one to two milliseconds.
 */
export function noteReleasedChunk(bytes: number): void {
  since += bytes;
  if (since < everyBytes) return;
  since = 0;
  runGc({ type: 'minor' });
}
