import type { Env } from '../process/env.ts';
import { s3Storage } from './s3-storage.ts';
import { folderStorage, type Storage, withCachedSizes } from './storage.ts';
import { withUnavailableErrors } from './unavailable.ts';

/** Opens the file storage: the bucket in `STORAGE_URL`, or `files/` in the data folder. */
export function openStorage({ s3 }: Pick<Env, 's3'>, dataDir: string): Storage {
  return withUnavailableErrors(withCachedSizes(s3 ? s3Storage(s3) : folderStorage(folderOf(dataDir))));
}

/** A name of the storage for operators, without its key: the URL of the bucket, or the folder. */
export function storageNameOf({ s3 }: Pick<Env, 's3'>, dataDir: string): string {
  return s3 ? `${s3.origin}/${s3.bucket}` : folderOf(dataDir);
}

const folderOf = (dataDir: string) => `${dataDir}/files`;
