import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { renditionKeys, type StoredPicture } from '#core/media/renditions.ts';
import { dumpTables } from '#db/dump-tables.ts';
import type { Storage } from '#platform/storage/storage.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { sha256 } from '#platform/text/hash.ts';
import { recordBackup } from '#usecases/operations/record-backup.ts';
import { type BackupManifest, hashesFile, manifestFile, rowsFile } from './backup-files.ts';
import { type Command, requireWord, UsageProblem } from './command.ts';
import { fileArgument } from './file-argument.ts';
import { canBeMadeAnew, makeAnew, readPictureRow } from './lost-renditions.ts';

/** A backup contains password hashes and drafts, so its folder is private. */
const ownFolder = 0o700;
const ownFile = 0o600;
/** Longer lists are cut off. */
const maxListed = 20;

export const backup: Command = {
  isOfNewsroom: true,
  async run({ ownerUrl, ctx, operator }, input) {
    const folder = fileArgument(input.io, requireWord(input, 0, 'FOLDER'));
    await mkdir(folder, { recursive: true, mode: ownFolder });
    if ((await readdir(folder)).length > 0) throw new UsageProblem(`${folder} is not empty.`);

    const gzip = createGzip({ level: 6 });
    const hash = createHash('sha256');
    gzip.on('data', (chunk: Buffer) => hash.update(chunk));
    const written = pipeline(
      gzip,
      createWriteStream(path.join(folder, rowsFile), { flush: true, mode: ownFile }),
    );
    // A full disk may reject this promise before it is awaited.
    written.catch(() => {});
    const mediaRows: StoredPicture[] = [];
    let rows = 0;
    const { migrations, tables } = await dumpTables(ownerUrl, async ({ table, json }) => {
      rows += 1;
      if (table === 'media') mediaRows.push(readPictureRow(json));
      if (gzip.write(`${table}\t${json}\n`)) return;
      // A destroyed stream emits no `drain`.
      await (gzip.destroyed ? written : once(gzip, 'drain'));
    });
    gzip.end();
    await written;
    const { hashes, made, missing } = await copyMedia(
      ctx.storage,
      folderStorage(path.join(folder, 'files')),
      mediaRows,
    );
    const files = hashes.length;
    await writeFile(path.join(folder, hashesFile), hashes.join(''), { flush: true, mode: ownFile });
    const manifest: BackupManifest = {
      takenAt: ctx.now().toISOString(),
      migrations,
      tables,
      rows,
      files,
      rowsSha256: hash.digest('hex'),
      hashesSha256: sha256(hashes.join('')),
    };
    // Last: a folder without a manifest is an unfinished backup.
    await writeFile(path.join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, {
      ...{ flush: true, mode: ownFile },
    });
    // A backup with a lost picture cannot be restored, so it is not recorded as a backup.
    if (missing.length === 0) await recordBackup(operator, { rows, files });
    return {
      json: { folder, rows, files, made, missing },
      lines: [
        `Wrote ${rows} rows and ${files} files to ${folder}.`,
        ...wordsOf(
          `${made.length} picture files were lost and were created again, here and in the backup:`,
          made,
        ),
        ...wordsOf(
          `The backup is not whole and can’t be restored: ${missing.length} picture files are missing in the storage (STORAGE_URL, DATA_DIR).`,
          missing,
        ),
      ],
      failed: missing.length > 0,
    };
  },
};

function wordsOf(sentence: string, keys: readonly string[]): string[] {
  return keys.length === 0 ? [] : [sentence, ...keys.slice(0, maxListed).map((key) => `  ${key}`)];
}

/**
 * Renditions are immutable and written before their row, so files named by the rows can be copied afterwards.
 * `hashes` has a line per file in the format of `sha256sum`. `made` lists lost keys that were made from other
 * renditions, `missing` those that could not be made.
 */
async function copyMedia(
  from: Storage,
  to: Storage,
  media: readonly StoredPicture[],
): Promise<{ hashes: string[]; made: string[]; missing: string[] }> {
  const found = { hashes: [] as string[], made: [] as string[], missing: [] as string[] };
  for (const picture of media) {
    const keys = await copyFiles(from, to, { keys: renditionKeys(picture), hashes: found.hashes });
    const lost = { picture, keys };
    if (keys.length === 0) continue;
    const isMade = canBeMadeAnew(lost) && (await makeAnew(from, lost));
    if (isMade) await copyFiles(from, to, { keys, hashes: found.hashes });
    found[isMade ? 'made' : 'missing'].push(...keys);
  }
  return found;
}

/** Copies files and returns the missing keys. */
async function copyFiles(
  from: Storage,
  to: Storage,
  { keys, hashes }: { keys: readonly string[]; hashes: string[] },
): Promise<string[]> {
  const missing: string[] = [];
  for (const key of keys) {
    const hash = await copyFile(from, to, key);
    if (hash === null) missing.push(key);
    else hashes.push(`${hash}  files/${key}\n`);
  }
  return missing;
}

async function copyFile(from: Storage, to: Storage, key: string): Promise<string | null> {
  const found = await from.get(key);
  if (found === null) return null;
  const bytes = Buffer.concat(await found.stream.toArray());
  await to.put(key, bytes);
  return sha256(bytes);
}
