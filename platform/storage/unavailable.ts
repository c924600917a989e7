import type { Storage } from './storage.ts';

/**
 * Storage is unavailable: disk full, no permission, no answer. Not the fault of the caller, who may retry.
 */
class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** Wraps a storage so that such failures become `StorageUnavailable`. */
export function withUnavailableErrors(storage: Storage): Storage {
  return {
    put: (key, bytes) => storage.put(key, bytes).catch(throwUnavailable),
    get: (key) => storage.get(key).catch(throwUnavailable),
    sizeOf: (key) => storage.sizeOf(key).catch(throwUnavailable),
  };
}

/** Compares by name: a production build holds several instances of this module, each with its own class. */
export function isStorageUnavailable(error: unknown): error is Error {
  return error instanceof Error && error.name === 'StorageUnavailable';
}

/** Rethrows a file system error as `StorageUnavailable` if the disk is full or missing. */
export function throwUnavailable(error: unknown): never {
  throw new StorageUnavailable((error as Error).message, { cause: error });
}
