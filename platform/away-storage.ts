import type { Storage } from './storage.ts';

/** Files can't be read or written now: no room, no right, no answer. Nobody's fault who asks, and worth another try. */
class StorageAway extends Error {
  override readonly name = 'StorageAway';
}

/** The same storage, whose failures say what they are. */
export function tellingWhenAway(storage: Storage): Storage {
  return {
    put: (key, bytes) => storage.put(key, bytes).catch(tellAway),
    get: (key) => storage.get(key).catch(tellAway),
    sizeOf: (key) => storage.sizeOf(key).catch(tellAway),
  };
}

/** By its name: a production build holds several instances of this module, each with a class of its own. */
export function isStorageAway(error: unknown): error is Error {
  return error instanceof Error && error.name === 'StorageAway';
}

/** For what a file's own functions throw: the disk is full, or gone. */
export function tellAway(error: unknown): never {
  throw new StorageAway((error as Error).message, { cause: error });
}
