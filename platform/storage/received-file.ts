import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DomainError } from '#core/shared/domain-error.ts';
import { ORIGINAL } from '../pictures/picture-folder.ts';
import { noteReleasedChunk } from '../process/gc-after-chunks.ts';
import { throwUnavailable } from './unavailable.ts';

const PREFIX = 'toasoan-received-';
/** No upload takes this long. Older files were left by a killed process. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1_000;

/** An uploaded file on disk, alone in a private folder. */
export type ReceivedFile = {
  readonly folder: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** Deletes the folder with all its files. */
  readonly forget: () => Promise<void>;
};

/**
 * Writes a stream to a file. Throws `code` with {maxBytes} as soon as it exceeds `maxBytes`, without reading
 * the rest. Throws `StorageUnavailable` if the disk is full. Errors of the source pass through.
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
        // Appends at the present position and writes all bytes.
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

/** Deletes files that killed processes left. Files of other users are kept. */
export async function forgetOldFiles(now: number): Promise<void> {
  // If the folder cannot be listed, uploads fail with their own error.
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
