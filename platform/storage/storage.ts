import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';

/** Unpublished pictures are among them: other users of the machine read nothing. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/** Where the bytes of media are kept, by key such as `media/<id>/800.webp`. */
export type Storage = {
  /** Writes all bytes or nothing: a reader never meets half a file. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** The bytes as a stream with their size, or null where there is nothing by this key. */
  readonly get: (key: string) => Promise<{ stream: Readable; size: number } | null>;
  /** How many bytes there are by this key, or null where there is nothing. */
  readonly sizeOf: (key: string) => Promise<number | null>;
};

/** Storage in a folder of this machine. */
export function folderStorage(folder: string): Storage {
  const root = resolve(folder);
  const pathOf = (key: string): string => {
    const path = resolve(root, key);
    if (!path.startsWith(root + sep)) throw new Error(`A storage key must stay in its folder: ${key}`);
    return path;
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: OWN_FOLDER });
      const temporary = join(dirname(path), `.${process.pid}-${Math.random().toString(36).slice(2)}`);
      try {
        await writeWhole(temporary, bytes);
        await rename(temporary, path);
      } catch (error) {
        // On a full disk what is left of it would be the next that is in the way.
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async get(key) {
      const size = await sizeAt(pathOf(key));
      return size === null ? null : { stream: createReadStream(pathOf(key)), size };
    },
    sizeOf: (key) => sizeAt(pathOf(key)),
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', OWN_FILE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function sizeAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
