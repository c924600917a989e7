import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { DumpedRow } from '#db/dump-tables.ts';
import { LoadRefused, loadTables } from '#db/load-tables.ts';
import type { Storage } from '#platform/storage.ts';
import { type BackupManifest, manifestFile, rowsFile } from './backup-files.ts';
import { type Command, demandWord, UsageProblem } from './command.ts';
import { fileArgument } from './file-argument.ts';

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
    const manifest = await readManifest(folder);
    await demandWhole(folder, manifest);
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

async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    return JSON.parse(await readFile(path.join(folder, manifestFile), 'utf8')) as BackupManifest;
  } catch {
    throw new UsageProblem(`${folder} holds no finished backup.`);
  }
}

async function demandWhole(folder: string, manifest: BackupManifest): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path.join(folder, rowsFile)), hash);
  if (hash.digest('hex') !== manifest.rowsSha256) {
    throw new UsageProblem(`${path.join(folder, rowsFile)} is damaged: its checksum is not the manifest's.`);
  }
}

async function* readRows(folder: string): AsyncGenerator<DumpedRow> {
  const input = createReadStream(path.join(folder, rowsFile)).pipe(createGunzip());
  for await (const line of linesOf(input.setEncoding('utf8'))) {
    const tab = line.indexOf('\t');
    yield { table: line.slice(0, tab), json: line.slice(tab + 1) };
  }
}

/** Lines end at a line feed alone: `node:readline` also ends them at U+2028, which pasted texts hold. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function copyFiles(folder: string, to: Storage): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile());
  for (const entry of files) {
    const file = path.join(entry.parentPath, entry.name);
    await to.put(path.relative(folder, file).split(path.sep).join('/'), await readFile(file));
  }
  return files.length;
}
