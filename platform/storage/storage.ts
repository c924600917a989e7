import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { LRUCache } from 'lru-cache';

/** Private mode: the folder contains unpublished pictures. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/** Stores the bytes of media by key, such as `media/<id>/800.webp`. */
export type Storage = {
  /** Writes atomically: a concurrent reader never gets a partial file. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** The content as a stream with its size, or null if the key does not exist. */
  readonly get: (key: string) => Promise<{ stream: Readable; size: number } | null>;
  /** The size in bytes, or null if the key does not exist. */
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
        // On a full disk a partial file would waste the remaining space.
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

/** About two megabytes of memory. */
const MAX_KEYS = 20_000;

/** Wraps a storage so that object sizes are cached. Objects are immutable. */
export function withCachedSizes(storage: Storage): Storage {
  const sizes = new LRUCache<string, number>({ max: MAX_KEYS });
  return {
    ...storage,
    async put(key, bytes) {
      await storage.put(key, bytes);
      sizes.set(key, bytes.byteLength);
    },
    async sizeOf(key) {
      const known = sizes.get(key) ?? (await storage.sizeOf(key));
      // A missing object is not cached: another process may create it.
      if (known !== null) sizes.set(key, known);
      return known;
    },
  };
}
