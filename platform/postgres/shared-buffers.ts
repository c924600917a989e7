import os from 'node:os';

const MB = 1024 ** 2;
/** PostgreSQL's default. */
const leastMb = 128;
/** Enough for the stories that ten concurrent searches read, each in other pages. */
const mostMb = 1024;
/** The rest is for the site, its page cache and the file cache of the system. */
const shareOfMemory = 1 / 16;

/** `shared_buffers` of the embedded server, by the memory of the machine or the limit of its container. */
export function sharedBuffersMb(
  memoryBytes = Math.min(process.constrainedMemory() || os.totalmem(), os.totalmem()),
): number {
  const share = Math.floor((memoryBytes * shareOfMemory) / MB);
  return Math.max(leastMb, Math.min(mostMb, share));
}
