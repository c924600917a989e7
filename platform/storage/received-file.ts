import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DomainError } from '#core/shared/domain-error.ts';
import { ORIGINAL } from '../pictures/picture-folder.ts';
import { noteReleasedChunk } from '../process/gc-after-chunks.ts';
import { throwUnavailable } from './unavailable.ts';

const PREFIX = 'toasoan-received-';
/** No file takes so long to come in and to be made safe; what is older was left by a process that was killed. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1_000;

/** A file that somebody sent: on the disk and not in memory, alone in a folder that nobody else may read. */
export type ReceivedFile = {
  readonly folder: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** Throws it away with all that was put beside it. */
  readonly forget: () => Promise<void>;
};

/**
 * Writes a stream to a file, or throws `code` with {maxBytes} as soon as it has brought more than `maxBytes`: the rest is never
 * read, let alone kept. A disk that is full is storage that is away; what the source throws comes through as it is.
 */
export async function receiveFile(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { maxBytes, code }: { maxBytes: number; code: string },
): Promise<ReceivedFile> {
  const folder = await mkdtemp(path.join(os.tmpdir(), PREFIX)).catch(throwUnavailable);
  const forget = () => rm(folder, { recursive: true, force: true });
  const hash = createHash('sha256');
  const file = path.join(folder, ORIGINAL);
  let size = 0;
  try {
    const handle = await open(file, 'wx', 0o600).catch(throwUnavailable);
    try {
      for await (const chunk of source) {
        size += chunk.byteLength;
        if (size > maxBytes) throw new DomainError(code, { maxBytes });
        hash.update(chunk);
        // Goes on where the last one ended, and writes all of it.
        await handle.writeFile(chunk).catch(throwUnavailable);
        noteReleasedChunk(chunk.byteLength);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    await forget();
    throw error;
  }
  return { folder, path: file, size, sha256: hash.digest('hex'), forget };
}

/** Throws away what processes that were killed received and never finished with; what belongs to others stays. */
export async function forgetOldFiles(now: number): Promise<void> {
  // Where it cannot be listed nothing is received either, and that says so itself.
  const names = await readdir(os.tmpdir()).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = path.join(os.tmpdir(), name);
    const isOld = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs < now - FORGOTTEN_MS,
      () => false,
    );
    if (isOld) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
