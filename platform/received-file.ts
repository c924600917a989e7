import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '#core/shared/domain-error.ts';
import { ORIGINAL } from './pictures/picture-folder.ts';

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
 * read, let alone kept.
 */
export async function receiveFile(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { maxBytes, code }: { maxBytes: number; code: string },
): Promise<ReceivedFile> {
  const folder = await mkdtemp(path.join(os.tmpdir(), PREFIX));
  const forget = () => rm(folder, { recursive: true, force: true });
  const hash = createHash('sha256');
  const file = path.join(folder, ORIGINAL);
  let size = 0;
  async function* measured(chunks: typeof source) {
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new DomainError(code, { maxBytes });
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(measured(source), createWriteStream(file, { mode: 0o600 }));
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
