import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartProblem } from '../process/start-problem.ts';
import type { ServerUser } from './server-user.ts';

/**
 * A socket path has at most 107 bytes on Linux and 103 on macOS, including the name that PostgreSQL appends.
 */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME = '/.s.PGSQL.5432';

/**
 * A short private folder for the server's socket, because the path of the data folder may exceed the limit.
 * It is the same for each start of a cluster, so that killed servers leave no rubbish.
 */
export function makeSocketFolder(cluster: string, user: ServerUser): string {
  const name = `toasoan-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
  for (const parent of [os.tmpdir(), '/tmp']) {
    if (Buffer.byteLength(path.join(parent, `${name}-abcdef`) + SOCKET_NAME) > LONGEST_SOCKET_PATH) continue;
    return ownFolder(path.join(parent, name), user);
  }
  throw new StartProblem(
    `The path of the database's socket is too long: choose a shorter TMPDIR than ${os.tmpdir()}.`,
  );
}

function ownFolder(folder: string, user: ServerUser): string {
  try {
    mkdirSync(folder, { mode: 0o700 });
    give(folder, user);
    return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const there = lstatSync(folder);
  if (there.isDirectory() && there.uid === user.uid && (there.mode & 0o077) === 0) return folder;
  // Another user has created this folder first (the parent is shared). Uses an unpredictable name instead.
  const unforeseen = mkdtempSync(`${folder}-`);
  give(unforeseen, user);
  return unforeseen;
}

function give(folder: string, user: ServerUser): void {
  if ('uid' in user.credentials)
    chownSync(folder, user.credentials.uid as number, user.credentials.gid as number);
}
