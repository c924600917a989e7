import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import type { DumpedRow } from '#db/dump-tables.ts';
import { type BackupManifest, manifestFile, rowsFile } from './backup-files.ts';
import { UsageProblem } from './command.ts';

/** Reads the manifest of a backup. Throws a `UsageProblem` if the backup is missing or unfinished. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    return JSON.parse(await readFile(path.join(folder, manifestFile), 'utf8')) as BackupManifest;
  } catch {
    throw new UsageProblem(`${folder} contains no complete backup.`);
  }
}

/** All rows of a backup, table by table. */
export async function* readRows(folder: string): AsyncGenerator<DumpedRow> {
  const input = createReadStream(path.join(folder, rowsFile)).pipe(createGunzip());
  for await (const line of linesOf(input.setEncoding('utf8'))) {
    const tab = line.indexOf('\t');
    yield { table: line.slice(0, tab), json: line.slice(tab + 1) };
  }
}

/** Splits lines only at line feeds: `node:readline` also splits at U+2028, which pasted text contains. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
