import type { Storage } from './storage.ts';

/** Written at each start, so that there is always a file for the health check. */
export const START_CHECK_FILE = 'start-check';
const TIMEOUT_MS = 5_000;

/**
 * Whether the storage returns the file that each start writes. A storage without an answer within 5 s counts
 * as unavailable.
 */
export async function canReadFiles(storage: Pick<Storage, 'get'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, TIMEOUT_MS, false);
  });
  try {
    return await Promise.race([readStartCheck(storage), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function readStartCheck(storage: Pick<Storage, 'get'>): Promise<boolean> {
  try {
    const found = await storage.get(START_CHECK_FILE);
    found?.stream.destroy();
    return found !== null;
  } catch {
    return false;
  }
}
