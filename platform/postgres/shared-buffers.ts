import os from 'node:os';

const MB = 1024 ** 2;
/** What PostgreSQL takes by itself. */
const leastMb = 128;
/** Enough for the stories that ten searches look at, each in pages of their own. */
const mostMb = 1024;
/** The site, its pages and the system's cache of files live beside it. */
const shareOfMemory = 1 / 16;

/** In how much memory the embedded server keeps pages, of the machine's or of what a container lets the process have. */
export function sharedBuffersMb(
  memoryBytes = Math.min(process.constrainedMemory() || os.totalmem(), os.totalmem()),
): number {
  const share = Math.floor((memoryBytes * shareOfMemory) / MB);
  return Math.max(leastMb, Math.min(mostMb, share));
}
