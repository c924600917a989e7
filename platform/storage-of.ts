import { tellingWhenAway } from './away-storage.ts';
import type { Env } from './env.ts';
import { rememberingSizes } from './remembered-sizes.ts';
import { s3Storage } from './s3-storage.ts';
import { folderStorage, type Storage } from './storage.ts';

/** Where the newsroom keeps its files: the bucket in `STORAGE_URL`, or else `files/` in the data folder. */
export function storageOf({ s3 }: Pick<Env, 's3'>, dataDir: string): Storage {
  return tellingWhenAway(rememberingSizes(s3 ? s3Storage(s3) : folderStorage(`${dataDir}/files`)));
}
