import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LoadRefused, loadTables, requireLoadable } from '#db/load-tables.ts';
import type { Storage } from '#platform/storage/storage.ts';
import { checkBackup } from './check-backup.ts';
import { type Command, requireWord, UsageProblem } from './command.ts';
import { fileArgument } from './file-argument.ts';
import { type LostRenditions, makeAnew } from './lost-renditions.ts';
import { readRows } from './read-backup.ts';

const REFUSALS = {
  'not-empty': 'The database is not empty: restore into an empty one.',
  'other-schema':
    'The backup is from another version of the product: restore it with that version, then upgrade.',
} as const;

export const restore: Command = {
  async run({ ownerUrl, ctx }, input) {
    const folder = fileArgument(input.io, requireWord(input, 0, 'FOLDER'));
    const { manifest, faults, lost } = await checkBackup(folder);
    if (faults.length > 0) throw new UsageProblem(faults.join('\n'));
    const { migrations } = manifest;
    try {
      // Checked before any file is written, and again before the rows are loaded.
      await requireLoadable(ownerUrl, migrations);
      // The files first: a picture that the library shows must have all its renditions.
      const files = await copyFiles(path.join(folder, 'files'), ctx.storage, lost);
      const made = await makeLost(ctx.storage, lost);
      const rows = await loadTables(ownerUrl, { migrations, rows: readRows(folder) });
      const aside = (await ctx.auditAnchors?.setAside(ctx.now())) ?? null;
      return {
        json: { rows, files, made },
        lines: [
          `Restored ${rows} rows and ${files} files of ${manifest.takenAt}.`,
          ...(made === 0 ? [] : [`Created ${made} picture files that the backup lacks.`]),
          ...(aside === null ? [] : [`The former audit anchors are in ${aside}; new ones start now.`]),
        ],
      };
    } catch (error) {
      if (error instanceof LoadRefused) throw new UsageProblem(REFUSALS[error.why]);
      throw error;
    }
  },
};

/** Copies all files except lost ones: a damaged file counts as lost. */
async function copyFiles(folder: string, to: Storage, lost: readonly LostRenditions[]): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const isLost = new Set(lost.flatMap(({ keys }) => keys));
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ file, key: path.relative(folder, file).split(path.sep).join('/') }))
    .filter(({ key }) => !isLost.has(key));
  for (const { file, key } of files) await to.put(key, await readFile(file));
  return files.length;
}

/** If only the database was lost, the files of the newsroom may still exist, and those are kept. */
async function makeLost(storage: Storage, lost: readonly LostRenditions[]): Promise<number> {
  let made = 0;
  for (const { picture, keys } of lost) {
    const sizes = await Promise.all(keys.map((key) => storage.sizeOf(key)));
    const absent = keys.filter((_, place) => sizes[place] === null);
    if (absent.length === 0) continue;
    if (!(await makeAnew(storage, { picture, keys: absent }))) throw new UsageProblem(unreadable(picture.id));
    made += absent.length;
  }
  return made;
}

const unreadable = (id: string) =>
  `The files of the picture ${id} cannot be read, so the missing ones cannot be created.`;
