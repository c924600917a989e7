import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LoadRefused, loadTables } from '#db/load-tables.ts';
import type { Storage } from '#platform/storage.ts';
import { checkBackup } from './check-backup.ts';
import { type Command, demandWord, UsageProblem } from './command.ts';
import { fileArgument } from './file-argument.ts';
import { readRows } from './read-backup.ts';

const REFUSALS = {
  'not-empty': 'There is work in this database already: a backup is restored into an empty one only.',
  'other-schema':
    'The backup is from another version of the product: restore it with that version, then upgrade.',
} as const;

export const restore: Command = {
  name: 'restore',
  summary: 'load a backup into an empty database, all of it or nothing',
  usage: 'restore FOLDER   (start the server afterwards, not before)',
  options: {},
  async run({ connectionString, ctx }, input) {
    const folder = fileArgument(demandWord(input, 0, 'FOLDER'));
    const { manifest, faults } = await checkBackup(folder);
    if (faults.length > 0) throw new UsageProblem(faults.join('\n'));
    // The files first: a picture that the library shows has all its renditions.
    const files = await copyFiles(path.join(folder, 'files'), ctx.storage);
    try {
      const rows = await loadTables(connectionString, {
        migrations: manifest.migrations,
        rows: readRows(folder),
      });
      return {
        json: { rows, files },
        lines: [`Restored ${rows} rows and ${files} files of ${manifest.takenAt}.`],
      };
    } catch (error) {
      if (error instanceof LoadRefused) throw new UsageProblem(REFUSALS[error.why]);
      throw error;
    }
  },
};

async function copyFiles(folder: string, to: Storage): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile());
  for (const entry of files) {
    const file = path.join(entry.parentPath, entry.name);
    await to.put(path.relative(folder, file).split(path.sep).join('/'), await readFile(file));
  }
  return files.length;
}
