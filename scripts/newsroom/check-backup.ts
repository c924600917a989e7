import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ChainBreak, type ChainRow, chainStart, checkHead, checkRow } from '#core/audit/check-chain.ts';
import { renditionKeys, type StoredPicture } from '#core/media/renditions.ts';
import { sha256 } from '#platform/text/hash.ts';
import { type BackupManifest, hashesFile, rowsFile } from './backup-files.ts';
import { breakWords } from './break-words.ts';
import { canBeMadeAnew, type LostRenditions, readPictureRow } from './lost-renditions.ts';
import { readManifest, readRows } from './read-backup.ts';

/**
 * `faults` prevent a restore. A restore makes the `lost` renditions anew; `mendable` has messages about them.
 */
export type CheckedBackup = {
  readonly manifest: BackupManifest;
  readonly faults: readonly string[];
  readonly lost: readonly LostRenditions[];
  readonly mendable: readonly string[];
};

/** A row of the audit log without its content, which was verified against its hash during the read. */
type Link = Pick<ChainRow, 'seq' | 'hash' | 'previousHash'>;
type Seen = {
  rows: number;
  pictures: StoredPicture[];
  links: Link[];
  breaks: ChainBreak[];
  head: Link | null;
};

/**
 * Verifies a whole backup without a database: hashes, numbers of rows and files, all renditions, and the hash
 * chain of the audit log. Faults are sentences for the operator.
 */
export async function checkBackup(folder: string): Promise<CheckedBackup> {
  const manifest = await readManifest(folder);
  const file = path.join(folder, rowsFile);
  if (!existsSync(file) || (await hashOf(file)) !== manifest.rowsSha256) {
    return {
      manifest,
      faults: [`${file} is damaged: its checksum is not the manifest's.`],
      lost: [],
      mendable: [],
    };
  }
  const seen = await readAll(folder);
  const files = await lookAtFiles(folder, manifest, seen.pictures);
  return {
    manifest,
    ...files,
    faults: [
      ...(seen.rows === manifest.rows
        ? []
        : [`The manifest counts ${manifest.rows} rows, and ${seen.rows} are there.`]),
      ...auditFaults(seen),
      ...files.faults,
    ],
  };
}

async function readAll(folder: string): Promise<Seen> {
  const seen: Seen = { rows: 0, pictures: [], links: [], breaks: [], head: null };
  for await (const { table, json } of readRows(folder)) {
    seen.rows += 1;
    if (table === 'media') seen.pictures.push(readPictureRow(json));
    if (table === 'audit_head') seen.head = JSON.parse(json) as Link;
    if (table === 'audit') noteAudit(seen, JSON.parse(json));
  }
  return seen;
}

/** Rows come in any order: each is verified against its own hash now, and the chain afterwards. */
function noteAudit({ links, breaks }: Seen, row: Record<string, unknown>): void {
  const entry = {
    seq: Number(row.seq),
    at: new Date(String(row.at)).toISOString(),
    actorId: row.actor_id,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    detail: row.detail,
    address: row.address,
    previousHash: row.previous_hash,
    hash: row.hash,
  } as ChainRow;
  const before = { seq: entry.seq - 1, hash: entry.previousHash };
  breaks.push(...checkRow(entry, { end: before, sha256 }));
  links.push({ seq: entry.seq, hash: entry.hash, previousHash: entry.previousHash });
}

function auditFaults({ links, breaks, head }: Seen): string[] {
  let end = chainStart;
  const found = [...breaks];
  for (const link of links.sort((a, b) => a.seq - b.seq)) {
    found.push(...checkRow({ ...link, withheld: true } as ChainRow, { end, sha256 }));
    end = { seq: link.seq, hash: link.hash };
  }
  // A newsroom without any activity has no chain head.
  if (head !== null || links.length > 0) found.push(...checkHead(end, head));
  return found.slice(0, 100).map((each) => `The audit: ${breakWords(each).trim()}.`);
}

async function lookAtFiles(
  folder: string,
  { files, hashesSha256 }: BackupManifest,
  pictures: readonly StoredPicture[],
): Promise<Omit<CheckedBackup, 'manifest'>> {
  const bad = new Map<string, string>();
  for (const key of pictures.flatMap(renditionKeys)) {
    if (!existsSync(path.join(folder, 'files', key)))
      bad.set(key, `A picture of the library has no file: ${key}.`);
  }
  const faults: string[] = [];
  if (hashesSha256 !== undefined) {
    const list = path.join(folder, hashesFile);
    if (!existsSync(list) || (await hashOf(list)) !== hashesSha256) {
      const damaged = `${list} is damaged: its checksum is not the manifest's.`;
      return { faults: [...bad.values(), damaged], lost: [], mendable: [] };
    }
    const lines = (await readFile(list, 'utf8')).split('\n').filter(Boolean);
    for (const line of lines) {
      const [hash = '', name = ''] = line.split(/ {2}(.*)/);
      const key = name.replace(/^files\//, '');
      const file = path.join(folder, name);
      if (!existsSync(file)) bad.set(key, `A file is missing: ${name}.`);
      else if ((await hashOf(file)) !== hash) bad.set(key, `A file is damaged: ${name}.`);
    }
    if (lines.length !== files) {
      faults.push(`The manifest counts ${files} files, and ${lines.length} have a checksum.`);
    }
  }
  const lost = pictures
    .map((picture) => ({ picture, keys: renditionKeys(picture).filter((key) => bad.has(key)) }))
    .filter((each) => each.keys.length > 0 && canBeMadeAnew(each));
  const canBe = new Set(lost.flatMap(({ keys }) => keys));
  const badKeys = [...bad].map(([key, sentence]) => ({ key, sentence }));
  return {
    lost,
    faults: [...badKeys.filter(({ key }) => !canBe.has(key)).map(({ sentence }) => sentence), ...faults],
    mendable: badKeys
      .filter(({ key }) => canBe.has(key))
      .map(({ sentence }) => `${sentence} A restore makes it anew.`),
  };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
