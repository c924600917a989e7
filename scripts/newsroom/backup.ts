import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { dumpTables } from '#db/dump-tables.ts';
import type { Storage } from '#platform/storage/storage.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { sha256 } from '#platform/text/hash.ts';
import { recordBackup } from '#usecases/operations/record-backup.ts';
import { type BackupManifest, hashesFile, manifestFile, rowsFile } from './backup-files.ts';
import { type Command, requireWord, UsageProblem } from './command.ts';
import { fileArgument } from './file-argument.ts';
import { canBeMadeAnew, keysOf, makeAnew, type PictureRow, readPictureRow } from './lost-renditions.ts';

/** Password hashes and drafts are in it: other users of the machine read nothing. */
const ownFolder = 0o700;
const ownFile = 0o600;
/** More is not a list that anybody reads. */
const toldAtMost = 20;

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
    // A disk that is full may be heard of before anybody waits for it.
    written.catch(() => {});
    const mediaRows: PictureRow[] = [];
    let rows = 0;
    const { migrations, tables } = await dumpTables(ownerUrl, async ({ table, json }) => {
      rows += 1;
      if (table === 'media') mediaRows.push(readPictureRow(json));
      if (gzip.write(`${table}\t${json}\n`)) return;
      // What is broken drains no more.
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
    // Last: a folder without it is a backup that was not finished.
    await writeFile(path.join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, {
      ...{ flush: true, mode: ownFile },
    });
    // With a picture that is lost it is not whole, and no restore takes it: nothing says then that there is a backup.
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
          `The backup is not whole and can’t be restored: ${missing.length} files of pictures are not where the newsroom’s files are kept (STORAGE_URL, DATA_DIR).`,
          missing,
        ),
      ],
      failed: missing.length > 0,
    };
  },
};

function wordsOf(sentence: string, keys: readonly string[]): string[] {
  return keys.length === 0 ? [] : [sentence, ...keys.slice(0, toldAtMost).map((key) => `  ${key}`)];
}

/**
 * Renditions never change and are there before their row, so whatever the rows name can be copied afterwards. `hashes` has
 * a line with the hash of each file, as `sha256sum` writes it; `made` the keys of those that were lost and could be made of
 * others of their picture, `missing` of those that could not.
 */
async function copyMedia(
  from: Storage,
  to: Storage,
  media: readonly PictureRow[],
): Promise<{ hashes: string[]; made: string[]; missing: string[] }> {
  const found = { hashes: [] as string[], made: [] as string[], missing: [] as string[] };
  for (const picture of media) {
    const keys = await copyFiles(from, to, { keys: keysOf(picture), hashes: found.hashes });
    const lost = { picture, keys };
    if (keys.length === 0) continue;
    const isMade = canBeMadeAnew(lost) && (await makeAnew(from, lost));
    if (isMade) await copyFiles(from, to, { keys, hashes: found.hashes });
    found[isMade ? 'made' : 'missing'].push(...keys);
  }
  return found;
}

/** Returns the keys of those that are not there. */
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
